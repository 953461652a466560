package vn.dondoc.directive;

/** The traffic light of an assignment, derived from its dates whenever it is shown. */
public enum Colour {
    XANH,
    VANG,
    DO,
    DO_DAC_BIET,
    /** Nobody ordered a date. */
    XAM
}
