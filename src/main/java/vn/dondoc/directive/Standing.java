package vn.dondoc.directive;

/**
 * The classes of the official split: each assignment is in exactly one of them, by its dates. The late one of a pair comes
 * after the other, which counting in SQL relies on.
 */
public enum Standing {
    DONE_IN_TIME,
    DONE_LATE,
    OPEN_IN_TIME,
    OPEN_LATE,
    /** Nobody ordered a date, whether it is done or goes on. */
    NO_DUE,
    /** Outside the denominator. */
    CANCELLED
}
