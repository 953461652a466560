package vn.dondoc.urging;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** STUB */
@Component
public class Relay {
    public int relayDue() {
        return 0;
    }

    public Instant nextDue() {
        return null;
    }
}
