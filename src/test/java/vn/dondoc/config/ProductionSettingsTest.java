package vn.dondoc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("Profile production: thiếu gì thì không chạy, và nói rõ thiếu gì")
class ProductionSettingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} = \"{1}\": báo \"{2}\"")
    @CsvSource({
        "spring.datasource.url, '', SPRING_DATASOURCE_URL",
        "spring.datasource.url, embedded, không phải PostgreSQL",
        "spring.datasource.url, jdbc:h2:mem:x, không phải PostgreSQL",
        "spring.datasource.username, '', SPRING_DATASOURCE_USERNAME",
        "spring.datasource.password, '  ', SPRING_DATASOURCE_PASSWORD",
        "dondoc.gateway.token, '', DONDOC_GATEWAY_TOKEN",
        "dondoc.mail.from, '', DONDOC_MAIL_FROM",
        "dondoc.address, '', DONDOC_ADDRESS",
        "dondoc.mail.password, '', DONDOC_MAIL_PASSWORD",
        "dondoc.mail.tls, không, DONDOC_MAIL_TLS",
        "dondoc.office, /khong/co/thu/muc/nay, /khong/co/thu/muc/nay",
        "dondoc.trial.enabled, true, Chế độ dùng thử"
    })
    void namesWhatIsWrong(String property, String value, String named) {
        Map<String, String> settings = complete();
        settings.put(property, value);
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> check(settings, "production"));
        assertThat(refused.problems()).singleElement().asString().contains(named);
        assertThat(refused.remedy()).contains("biến môi trường", "khởi động lại");
        assertThat(refused.getMessage()).doesNotContain("rất mật");
    }

    @Test
    @DisplayName("Thiếu nhiều thứ thì báo hết một lượt")
    void namesAllAtOnce() {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> check(Map.of(), "production"));
        assertThat(refused.problems()).hasSize(3);
    }

    @Test
    @DisplayName("Đủ thì chạy; không có cổng tin và thư mục dữ liệu vẫn chạy; ngoài production thì không đòi gì")
    void startsWithWhatItNeeds() {
        assertThatCode(() -> check(complete(), "production")).doesNotThrowAnyException();
        Map<String, String> least = complete();
        least.remove("dondoc.gateway.url");
        least.remove("dondoc.gateway.token");
        least.remove("dondoc.office");
        least.keySet().removeIf(key -> key.startsWith("dondoc.mail.") || key.equals("dondoc.address"));
        assertThatCode(() -> check(least, "production")).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(), "test")).doesNotThrowAnyException();
    }

    private Map<String, String> complete() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://db:5432/dondoc",
                "spring.datasource.username",
                "dondoc",
                "spring.datasource.password",
                "rất mật",
                "dondoc.gateway.url",
                "https://gateway/messages",
                "dondoc.gateway.token",
                "rất mật",
                "dondoc.office",
                folder.toString()));
        settings.putAll(Map.of(
                "dondoc.mail.host",
                "mail.coquan.example",
                "dondoc.mail.from",
                "dondoc@coquan.example",
                "dondoc.mail.username",
                "dondoc",
                "dondoc.mail.password",
                "rất mật",
                "dondoc.address",
                "https://dondoc.coquan.example"));
        return settings;
    }

    private static void check(Map<String, String> settings, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        settings.forEach(environment::setProperty);
        new ProductionSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
