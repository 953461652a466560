package vn.dondoc.directive;

/** The life of a directive, in order. */
public enum DirectiveState {
    /** Being entered and broken down; its content may still change. */
    DRAFT,
    AWAITING_SIGNATURE,
    ISSUING,
    IN_EXECUTION,
    ENDED,
    CLOSED;

    /** From the signature on the content is fixed. */
    public boolean signed() {
        return compareTo(AWAITING_SIGNATURE) > 0;
    }
}
