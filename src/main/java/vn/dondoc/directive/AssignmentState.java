package vn.dondoc.directive;

/** Where an assignment stands. Late is never a state: it is a query over dates. */
public enum AssignmentState {
    /** Issued, the body has not yet entered the paper in its register. */
    RECEIVED_PENDING,
    IN_PROGRESS,
    /** In the hands of whoever confirms. */
    SUBMITTED,
    /** Sent back for more; the owner works on it. */
    RETURNED,
    /** Without an end of its own: kept up and reported each period. */
    CONTINUOUS,
    DONE,
    CANCELLED;

    public boolean closed() {
        return this == DONE || this == CANCELLED;
    }
}
