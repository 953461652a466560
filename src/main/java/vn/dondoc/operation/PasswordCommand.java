package vn.dondoc.operation;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.Logins;
import vn.dondoc.security.NormalizedPasswords;
import vn.dondoc.security.PasswordPolicy;

/**
 * The command {@code password <account>}: how an office gets its first login, and how a lost one is replaced. It needs
 * nothing of the application but its database, and runs beside nodes that work.
 */
public final class PasswordCommand {

    private static final String NAME = "password";
    private static final String CLOSE = "--close";

    private PasswordCommand() {}

    public static boolean asked(String... args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /**
     * Asks for the new password on the terminal or reads the first line of the standard input.
     *
     * @return the exit code: 0 done, 2 refused and nothing changed
     */
    public static int run(String... args) {
        List<String> words = List.of(args);
        boolean close = words.contains(CLOSE);
        List<String> accounts =
                words.stream().skip(1).filter(word -> !word.startsWith("--")).toList();
        if (accounts.size() != 1) {
            return refuse("Ghi: password <tài khoản>, hoặc password <tài khoản> --close để đóng tài khoản.");
        }
        String account = accounts.get(0);
        String password = close ? null : read(account);
        String wrong = close ? null : wrong(account, password);
        if (wrong != null) {
            return refuse(wrong);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DatabaseAlone.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .run("--logging.level.root=error", "--logging.structured.format.console=")) {
            Logins logins = new Logins(context.getBean(JdbcClient.class), context.getBean(TransactionOperations.class));
            String hash = close ? null : new NormalizedPasswords().encode(password);
            if (!logins.setByOperator(account, hash)) {
                return refuse("Không có tài khoản \"" + account
                        + "\". Khai người này trong tệp people của thư mục dữ liệu, khởi động lại để nạp, rồi chạy lại"
                        + " lệnh.");
            }
        }
        System.out.println(
                close
                        ? "Đã đóng tài khoản " + account + "; người đang dùng tài khoản này đã bị đăng xuất."
                        : "Đã đặt mật khẩu cho " + account + "; người đang dùng tài khoản này phải đăng nhập lại.");
        return 0;
    }

    private static String wrong(String account, String password) {
        return PasswordPolicy.refuse(account, password).orElse(null);
    }

    private static String read(String account) {
        Console terminal = System.console();
        if (terminal != null) {
            char[] typed = terminal.readPassword("Mật khẩu mới của %s: ", account);
            return typed == null ? null : new String(typed);
        }
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int refuse(String message) {
        System.err.println(message);
        return 2;
    }

    /** No stereotype: the application itself must not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class DatabaseAlone {}
}
