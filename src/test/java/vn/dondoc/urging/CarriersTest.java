package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Đường gửi theo thứ tự cơ quan đặt")
class CarriersTest {

    private static final Notifier.Address BOTH = new Notifier.Address("0", "t@example.vn");
    private static final Notifier.Address PHONE = new Notifier.Address("0", null);

    private final Set<Carrier> ready = EnumSet.allOf(Carrier.class);
    private final Carriers carriers =
            new Carriers(List.of(of(Carrier.GATEWAY), of(Carrier.MAIL)), "gateway", "mail, gateway", "Mail,GATEWAY");

    @Test
    @DisplayName("Đường chưa đặt thì bỏ qua không ghi; người không có địa chỉ thì bỏ qua và ghi")
    void skipsWhatCannotCarry() {
        assertThat(carriers.from("DIGEST", null, BOTH).by().carrier()).isEqualTo(Carrier.MAIL);
        assertThat(carriers.from("DIGEST", null, PHONE).by().carrier()).isEqualTo(Carrier.GATEWAY);
        assertThat(carriers.from("DIGEST", null, PHONE).skipped()).containsExactly(Carrier.MAIL);
        ready.remove(Carrier.MAIL);
        assertThat(carriers.from("LIST", null, PHONE).by().carrier()).isEqualTo(Carrier.GATEWAY);
        assertThat(carriers.from("LIST", null, PHONE).skipped()).isEmpty();
    }

    @Test
    @DisplayName("Đang ở đường nào thì thử tiếp đường ấy; hỏng hẳn thì đường sau, sau cùng thì hết")
    void goesOnInOrder() {
        assertThat(carriers.from("DIGEST", Carrier.GATEWAY, BOTH).by().carrier())
                .isEqualTo(Carrier.GATEWAY);
        assertThat(carriers.after("DIGEST", Carrier.MAIL, BOTH).by().carrier()).isEqualTo(Carrier.GATEWAY);
        assertThat(carriers.after("DIGEST", Carrier.GATEWAY, BOTH).by()).isNull();
        assertThat(carriers.after("SMS", Carrier.GATEWAY, BOTH).by()).isNull();
        ready.remove(Carrier.GATEWAY);
        assertThat(carriers.open()).as("an SMS has nowhere to go: it waits").containsExactly("DIGEST", "LIST");
    }

    @Test
    @DisplayName("Ghi sai tên đường gửi thì không chạy, và nói ghi thế nào")
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Carriers(List.of(), "bồ câu", "mail", "mail"))
                .withMessageContaining("dondoc.delivery.sms")
                .withMessageContaining("mail, gateway");
    }

    private Notifier of(Carrier carrier) {
        return new Notifier() {
            @Override
            public Carrier carrier() {
                return carrier;
            }

            @Override
            public boolean ready() {
                return ready.contains(carrier);
            }

            @Override
            public boolean reaches(Address address) {
                return carrier == Carrier.MAIL ? address.email() != null : address.phone() != null;
            }

            @Override
            public String send(Message message) {
                return null;
            }
        };
    }
}
