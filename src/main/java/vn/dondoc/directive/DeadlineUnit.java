package vn.dondoc.directive;

/** What a relative deadline counts. */
public enum DeadlineUnit {
    WORKING_DAYS,
    DAYS,
    MONTHS
}
