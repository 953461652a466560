package vn.dondoc.directive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a body may ask about work that goes on; each is answered by a process of its own. */
public enum RequestKind {
    /** Keep, pass on, merge, or turn into coordination. */
    ADJUSTMENT("assignment-adjustment"),
    /** A later date. */
    EXTENSION("deadline-extension"),
    /** What blocks the work. */
    OBSTACLE("obstacle-resolution");

    private static final Pattern KEY = Pattern.compile(".+:(adjustment|extension|obstacle):\\d+");

    private final String process;

    RequestKind(String process) {
        this.process = process;
    }

    /** Id of the process that answers. */
    public String process() {
        return process;
    }

    /** As it stands in keys and addresses. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The kind of the request that this business key names; empty for any other key. */
    public static Optional<RequestKind> ofKey(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }
}
