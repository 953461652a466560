package vn.dondoc.security;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: this one is not even looked at. */
class TryLater extends AuthenticationException {

    private final long seconds;

    /** @param seconds until the next try is looked at */
    TryLater(long seconds) {
        super("Nhập sai mật khẩu nhiều lần. Thử lại sau " + words(seconds)
                + "; quên mật khẩu thì báo quản trị hệ thống đặt lại.");
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }

    private static String words(long seconds) {
        return seconds < 120 ? seconds + " giây" : (seconds + 59) / 60 + " phút";
    }
}
