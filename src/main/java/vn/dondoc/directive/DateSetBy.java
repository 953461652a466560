package vn.dondoc.directive;

/** Who set a date; it decides how far the urging may go. */
public enum DateSetBy {
    /** Printed in the directive. */
    DOCUMENT,
    /** Ruled by Ban Thường vụ or Thường trực. */
    STANDING,
    /** The monitoring body, tracking dates too. */
    MONITOR,
    /** The body itself, which moves it without asking. */
    INTERNAL
}
