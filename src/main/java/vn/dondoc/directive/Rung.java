package vn.dondoc.directive;

/** The rungs of the ladder of urging, lowest first. */
public enum Rung {
    NHAC,
    VANG,
    DO,
    DO_DAC_BIET
}
