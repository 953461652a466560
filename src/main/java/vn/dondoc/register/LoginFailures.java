package vn.dondoc.register;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wrong passwords and how long each makes the next try wait, in the database and by its clock, so that all nodes agree.
 * Counts of an hour ago are forgotten.
 */
@Component
public class LoginFailures {

    /** From one address for one account: a person who mistypes. */
    static final int PAIR_FREE = 5;

    /** From one address for whomever: an office behind one address has many people who mistype. */
    static final int ADDRESS_FREE = 30;

    /** For one account from wherever it has not signed in yet: many machines at once. */
    static final int ACCOUNT_FREE = 20;

    private static final int LONGEST = 900;

    /** An account is what an attacker chooses: its owner, elsewhere, must not wait for long. */
    private static final int LONGEST_OF_ACCOUNT = 60;

    private final JdbcClient jdbc;

    LoginFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return seconds until the next try is looked at; empty where it may be made now */
    public Optional<Long> wait(String account, String address) {
        return jdbc.sql("""
                        select ceil(extract(epoch from max(f.blocked_until) - now()))::bigint
                        from register.login_failure f
                        where f.subject in (:pair, :address, :account) and f.blocked_until > now()
                          and (f.subject <> :account or not exists (select 1 from register.login_failure k
                            where k.subject = :pair and k.known_since is not null))
                        having max(f.blocked_until) is not null
                        """)
                .param("pair", pair(account, address))
                .param("address", "n:" + address)
                .param("account", "a:" + account)
                .query(Long.class)
                .optional();
    }

    @Transactional
    public void failed(String account, String address) {
        // In this order everywhere: two of these never wait for each other.
        count("a:" + account, ACCOUNT_FREE, LONGEST_OF_ACCOUNT);
        count("n:" + address, ADDRESS_FREE, LONGEST);
        count(pair(account, address), PAIR_FREE, LONGEST);
        jdbc.sql("delete from register.login_failure where last_at < now() - interval '90 days'")
                .update();
    }

    /** The pair is known from now on and starts anew. */
    public void succeeded(String account, String address) {
        jdbc.sql("""
                        insert into register.login_failure as f (subject, known_since) values (:pair, now())
                        on conflict (subject) do update set failures = 0, blocked_until = null, last_at = now(),
                          known_since = coalesce(f.known_since, now())
                        where f.failures > 0 or f.known_since is null or f.last_at < now() - interval '1 day'
                        """).param("pair", pair(account, address)).update();
    }

    /** A new password was set from the command line: whoever holds it needn't wait for what was tried before. */
    public static void forget(JdbcClient jdbc, String account) {
        jdbc.sql("delete from register.login_failure where subject = :account or starts_with(subject, :pair)")
                .param("account", "a:" + account)
                .param("pair", pair(account, ""))
                .update();
    }

    private void count(String subject, int free, int longest) {
        jdbc.sql("""
                        insert into register.login_failure as f (subject, failures) values (:subject, 1)
                        on conflict (subject) do update set
                          failures = case when f.last_at < now() - interval '1 hour' then 1 else f.failures + 1 end,
                          blocked_until = case
                            when f.last_at < now() - interval '1 hour' or f.failures + 1 < :free then null
                            else now() + make_interval(secs => least(:longest,
                              5 * power(2, least(20, f.failures + 1 - :free)))) end,
                          last_at = now()
                        """)
                .param("subject", subject)
                .param("free", free)
                .param("longest", longest)
                .update();
    }

    private static String pair(String account, String address) {
        return "p:" + account + "|" + address;
    }
}
