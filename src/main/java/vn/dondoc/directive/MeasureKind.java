package vn.dondoc.directive;

import java.util.Arrays;

/** What a clause orders; the kind alone decides which process serves an assignment. */
public enum MeasureKind {
    DISSEMINATE("disseminate", "dissemination"),
    EXECUTE("execute", "measure-execution"),
    /** Borne by the directive's own timer; each occurrence is served like EXECUTE. */
    SERIES("series", null),
    /** One process a body, whatever the number of its continuous measures. */
    CONTINUOUS("continuous", "period-reporting"),
    SCHEME("scheme", "scheme-drafting"),
    MONITOR("monitor", "monitoring");

    private final String code;
    private final String process;

    MeasureKind(String code, String process) {
        this.code = code;
        this.process = process;
    }

    /** As it stands in data files, the register and {@code /api}. */
    public String code() {
        return code;
    }

    /** The process that serves an assignment of this kind; null for a series. */
    public String process() {
        return process;
    }

    /** @throws IllegalArgumentException for a code that is not one of the six */
    public static MeasureKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of measure has the code " + code));
    }
}
