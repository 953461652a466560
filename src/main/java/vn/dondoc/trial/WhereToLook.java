package vn.dondoc.trial;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last lines of a start in trial mode: where to look, with which account. */
@Component
@ConditionalOnProperty("dondoc.trial.enabled")
class WhereToLook {

    private final ServletWebServerApplicationContext context;
    private final TrialSettings settings;

    WhereToLook(ServletWebServerApplicationContext context, TrialSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (settings.standing()) {
            return;
        }
        String address = "http://127.0.0.1:" + context.getWebServer().getPort();
        System.out.println("""

                Đôn Đốc, chế độ dùng thử, dữ liệu mẫu. Mật khẩu mọi tài khoản: %2$s
                  Ký văn bản:          %1$s/camunda/app/tasklist    tài khoản thuongtruc
                  Việc của đơn vị:     %1$s/camunda/app/tasklist    tài khoản là mã đơn vị, xem trang dùng thử
                  Bảng theo dõi:       %1$s/
                  Vận hành quy trình:  %1$s/camunda/app/cockpit     tài khoản vanhanh
                  Bước đồng hồ:        %1$s/trial                   tài khoản admin
                """.formatted(address, settings.password()));
    }
}
