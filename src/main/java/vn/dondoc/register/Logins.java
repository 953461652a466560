package vn.dondoc.register;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who may log in: password hashes, and the sessions that hang on them. */
public class Logins {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public Logins(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * From now on the account logs in with this password, or not at all; whoever is signed in with it is signed out.
     *
     * @param hash null: the account can't log in any more
     * @return false where there is no such account
     */
    public boolean set(String account, String hash) {
        return Boolean.TRUE.equals(transaction.execute(status -> changed(account, hash)));
    }

    /**
     * The same by whoever runs the server, with the line in the trail that it leaves: the command knows no account.
     *
     * @param hash null: the account is closed
     */
    public boolean setByOperator(String account, String hash) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean there = changed(account, hash);
            if (there) {
                jdbc.sql(
                                "insert into register.trail (at, actor, event, process, detail) values (now(), ?, 'right', 'account', ?)")
                        .params(
                                Trail.SYSTEM,
                                (hash == null ? "đóng tài khoản " : "đặt mật khẩu của ") + account
                                        + " bằng lệnh password trên máy chủ")
                        .update();
            }
            return there;
        }));
    }

    private boolean changed(String account, String hash) {
        jdbc.sql("delete from register.session where principal_name = ?")
                .param(account)
                .update();
        LoginFailures.forget(jdbc, account);
        return jdbc.sql("update register.person set password_hash = ? where account = ?")
                        .params(hash, account)
                        .update()
                == 1;
    }
}
