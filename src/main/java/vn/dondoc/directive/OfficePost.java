package vn.dondoc.directive;

/** The posts that rules speak of; each office says which of its bodies holds them. */
public enum OfficePost {
    PARTY_OFFICE,
    STANDING,
    COMMITTEE
}
