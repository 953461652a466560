package vn.dondoc.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.ui.ExtendedModelMap;
import vn.dondoc.urging.GatewayAddress;
import vn.dondoc.urging.MailServer;
import vn.dondoc.urging.Notifier;

class ExampleGatewayTest {

    private final GatewayAddress address = mock(GatewayAddress.class);
    private final MailServer mail = mock(MailServer.class);
    private final ExampleGateway gateway = new ExampleGateway(address, mail, Clock.systemUTC(), new ObjectMapper());
    private String bearer;

    @BeforeEach
    void start() {
        WebServerInitializedEvent started = mock(WebServerInitializedEvent.class, RETURNS_DEEP_STUBS);
        when(started.getApplicationContext().getServerNamespace()).thenReturn(null);
        when(started.getWebServer().getPort()).thenReturn(8123);
        gateway.started(started);
        ArgumentCaptor<String> token = ArgumentCaptor.forClass(String.class);
        verify(address).standIn(eq("http://127.0.0.1:8123/trial/gateway/messages"), token.capture());
        bearer = "Bearer " + token.getValue();
    }

    @Test
    @DisplayName("Cùng một mã tin tới hai lần vẫn là một tin, nhận 2 lần")
    void theSameKeyIsOneMessage() {
        assertThat(post(bearer, "alert-1")).isEqualTo(200);
        assertThat(post(bearer, "alert-2")).isEqualTo(200);
        assertThat(post(bearer, "alert-1")).isEqualTo(200);
        assertThat(shown())
                .extracting(ExampleGateway.Received::key, ExampleGateway.Received::times)
                .containsExactly(tuple("alert-2", 1), tuple("alert-1", 2));
    }

    @Test
    @DisplayName("Chưa có máy chủ thư thì thư cũng hiện ở đây, có tiêu đề; cho lỗi thì thư cũng lỗi")
    void takesEmailsToo() {
        verify(mail).standIn(gateway);
        Notifier.Message message =
                new Notifier.Message("alert-1-mail", "DIGEST", "t", "0", "t@example.vn", "2 việc", 2, Instant.EPOCH);
        gateway.take(message, "2 việc cần đôn đốc", "2 việc, mời đăng nhập");
        assertThat(shown())
                .extracting(ExampleGateway.Received::by, ExampleGateway.Received::subject)
                .containsExactly(tuple("MAIL", "2 việc cần đôn đốc"));
        gateway.fail(1);
        assertThatThrownBy(() -> gateway.take(message, "", "")).isInstanceOf(Notifier.Undelivered.class);
    }

    @Test
    @DisplayName("Sai mã bí mật thì không nhận; cho lỗi 2 tin thì đúng 2 tin lỗi")
    void refusesStrangersAndFailsOnDemand() {
        assertThat(post("Bearer khác", "alert-1")).isEqualTo(401);
        gateway.fail(2);
        assertThat(post(bearer, "alert-1")).isEqualTo(503);
        assertThat(post(bearer, "alert-1")).isEqualTo(503);
        assertThat(shown()).isEmpty();
        assertThat(post(bearer, "alert-1")).isEqualTo(200);
        assertThat(shown()).hasSize(1);
    }

    @Test
    @DisplayName("Chỉ giữ 500 tin gần nhất")
    void keepsTheLast500() {
        for (int i = 0; i < 510; i++) {
            post(bearer, "alert-" + i);
        }
        assertThat(shown())
                .hasSize(500)
                .first()
                .extracting(ExampleGateway.Received::key)
                .isEqualTo("alert-509");
    }

    @Test
    @DisplayName("Người lạ gửi gì tới cũng không được đọc, dù to đến đâu")
    void theBodyOfAStrangerIsNeverRead() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        };
        assertThat(gateway.receive("", endless).getStatusCode().value()).isEqualTo(401);
    }

    private int post(String authorization, String key) {
        try {
            byte[] message = new ObjectMapper()
                    .writeValueAsBytes(Map.of(
                            "idempotencyKey", key, "channel", "SMS", "to", "t", "text", "mời đăng nhập", "count", 1));
            return gateway.receive(authorization, new ByteArrayInputStream(message))
                    .getStatusCode()
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<ExampleGateway.Received> shown() {
        ExtendedModelMap model = new ExtendedModelMap();
        gateway.show(model);
        return (List<ExampleGateway.Received>) model.get("received");
    }
}
