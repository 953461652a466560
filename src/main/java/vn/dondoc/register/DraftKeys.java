package vn.dondoc.register;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The key with which somebody's unsent texts lie sealed in their browser; one an account, made when first asked for. */
@Component
public class DraftKeys {

    /**
     * @param id names the key, not its owner; stands in clear beside what it seals
     * @param key 32 bytes
     */
    public record DraftKey(UUID id, byte[] key) {}

    private final JdbcClient jdbc;

    DraftKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param fresh 32 random bytes, kept where the account has no key yet */
    @Transactional
    public DraftKey of(String account, byte[] fresh) {
        jdbc.sql("insert into register.draft_key (account, key) values (?, ?) on conflict do nothing")
                .params(account, fresh)
                .update();
        return jdbc.sql("select id, key from register.draft_key where account = ?")
                .param(account)
                .query((row, n) -> new DraftKey(row.getObject("id", UUID.class), row.getBytes("key")))
                .single();
    }
}
