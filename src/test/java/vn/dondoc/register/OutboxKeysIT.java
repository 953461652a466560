package vn.dondoc.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

@OfficeTest
@DisplayName("Khóa của tin theo nội dung nhắc, không theo số thứ tự")
class OutboxKeysIT {

    private static final long NUMBER = 900_000_001;

    @Autowired
    SampleOffice office;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void lose() {
        jdbc.sql("delete from register.alert where directive = 'T-KEYS'").update();
    }

    @Test
    @DisplayName("Phục hồi xong, số cũ của tin khác thì khóa khác; nhắc lại đúng việc cũ thì khóa cũ, cổng nhận ra")
    void afterARestore() {
        office.directive("T-KEYS", "execute", null, 2);
        String before = keyOf(NUMBER, "T-KEYS:1:t.b1");
        lose();
        assertThat(keyOf(NUMBER, "T-KEYS:1:t.b2")).isNotEqualTo(before);
        lose();
        assertThat(keyOf(NUMBER + 7, "T-KEYS:1:t.b1")).isEqualTo(before);
    }

    private String keyOf(long number, String proceeding) {
        OffsetDateTime longAgo = OffsetDateTime.now(clock).minusYears(30);
        jdbc.sql("""
                        insert into register.alert (id, idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        overriding system value
                        values (?, ? || '|due|2020-01-01|DO|t.b1', 'T-KEYS', ?, 'due', '2020-01-01', 'DO', 't.b1', 'SMS',
                          ?, ?, 'PENDING', ?)
                        """)
                .params(number, proceeding, proceeding, longAgo, longAgo, longAgo)
                .update();
        return outbox.claim(1, Duration.ofMinutes(5), List.of("SMS"), false).stream()
                .filter(alert -> alert.id() == number)
                .map(Outbox.Waiting::batch)
                .findFirst()
                .orElseThrow();
    }
}
