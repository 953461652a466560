package vn.dondoc.trial;

import java.time.LocalDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Trial mode, chế độ dùng thử.
 *
 * @param enabled sample data and a clock that can be moved; off in production
 * @param start what the clock shows at the first start
 * @param standing the clock stands still between steps: the played rehearsal
 * @param password of all sample accounts
 */
@ConfigurationProperties("dondoc.trial")
public record TrialSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("2019-10-17T08:00:00") LocalDateTime start,
        @DefaultValue("false") boolean standing,
        @DefaultValue("demo") String password) {}
