package vn.dondoc.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * In the profile {@code production} nothing is made up: without a database server and its secrets the application does
 * not start. Looked at before anything else exists, so that the message stands alone; named in spring.factories.
 */
class ProductionSettings implements EnvironmentPostProcessor, Ordered {

    static final String PROFILE = "production";

    /** After the configuration files and secrets have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        List<String> problems = new ArrayList<>();
        String url = environment.getProperty("spring.datasource.url", "").strip();
        if (url.isEmpty()) {
            problems.add(missing("địa chỉ máy chủ PostgreSQL", "spring.datasource.url", "SPRING_DATASOURCE_URL")
                    + " Ví dụ jdbc:postgresql://may-chu:5432/dondoc.");
        } else if (!url.startsWith("jdbc:postgresql:")) {
            problems.add("SPRING_DATASOURCE_URL là \"" + url
                    + "\", không phải PostgreSQL. Ghi như jdbc:postgresql://may-chu:5432/dondoc.");
        }
        if (blank(environment, "spring.datasource.username")) {
            problems.add(missing("tài khoản PostgreSQL", "spring.datasource.username", "SPRING_DATASOURCE_USERNAME"));
        }
        if (blank(environment, "spring.datasource.password")) {
            problems.add(missing("mật khẩu PostgreSQL", "spring.datasource.password", "SPRING_DATASOURCE_PASSWORD"));
        }
        if (!blank(environment, "dondoc.gateway.url") && blank(environment, "dondoc.gateway.token")) {
            problems.add(missing("mã truy cập cổng tin", "dondoc.gateway.token", "DONDOC_GATEWAY_TOKEN")
                    + " Chưa có cổng tin thì bỏ trống DONDOC_GATEWAY_URL.");
        }
        if (!blank(environment, "dondoc.mail.host")) {
            if (blank(environment, "dondoc.mail.from")) {
                problems.add(missing("địa chỉ người gửi thư", "dondoc.mail.from", "DONDOC_MAIL_FROM")
                        + " Chưa có máy chủ thư thì bỏ trống DONDOC_MAIL_HOST.");
            }
            if (blank(environment, "dondoc.address")) {
                problems.add(missing("địa chỉ của hệ thống ghi trong thư", "dondoc.address", "DONDOC_ADDRESS")
                        + " Ví dụ https://dondoc.coquan.example.");
            }
            if (!blank(environment, "dondoc.mail.username") && blank(environment, "dondoc.mail.password")) {
                problems.add(missing("mật khẩu máy chủ thư", "dondoc.mail.password", "DONDOC_MAIL_PASSWORD"));
            }
            String tls = environment.getProperty("dondoc.mail.tls", "starttls").strip();
            if (!List.of("starttls", "ssl", "none").contains(tls.toLowerCase(Locale.ROOT))) {
                problems.add("DONDOC_MAIL_TLS là \"" + tls + "\". Ghi starttls, ssl hoặc none.");
            }
        }
        if (!blank(environment, "dondoc.oidc.issuer")) {
            for (String needed : List.of("client-id", "client-secret", "origin")) {
                if (blank(environment, "dondoc.oidc." + needed)) {
                    problems.add(missing(
                            "thông tin đăng nhập chung " + needed,
                            "dondoc.oidc." + needed,
                            "DONDOC_OIDC_" + needed.replace("-", "").toUpperCase(Locale.ROOT)));
                }
            }
        }
        String office = environment.getProperty("dondoc.office", "").strip();
        if (!office.isEmpty() && !Files.isReadable(Path.of(office))) {
            problems.add("DONDOC_OFFICE chỉ thư mục dữ liệu \"" + office
                    + "\", nhưng không có hoặc không đọc được thư mục này.");
        }
        if (environment.getProperty("dondoc.trial.enabled", Boolean.class, false)) {
            problems.add("Chế độ dùng thử (dondoc.trial.enabled, rehearsal-played) không đi cùng profile production."
                    + " Bỏ một trong hai.");
        }
        if (!problems.isEmpty()) {
            throw new StartRefused(
                    problems,
                    "Đặt các giá trị trên bằng biến môi trường, hoặc mỗi giá trị một tệp cùng tên trong thư mục mật"
                            + " (mặc định /run/secrets, đổi bằng DONDOC_SECRETS), rồi khởi động lại. Chưa có gì được"
                            + " ghi vào cơ sở dữ liệu.");
        }
    }

    private static boolean blank(ConfigurableEnvironment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }

    private static String missing(String what, String property, String variable) {
        return "Thiếu " + what + ": đặt " + variable + " hoặc tệp " + property + ".";
    }
}
