package vn.dondoc.directive;

/** The urgency mark of a document, lowest first. */
public enum Urgency {
    THUONG,
    KHAN,
    THUONG_KHAN,
    HOA_TOC
}
