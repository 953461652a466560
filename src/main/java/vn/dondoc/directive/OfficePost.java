package vn.dondoc.directive;

/** The posts that rules speak of; each office says which of its bodies holds them. */
public enum OfficePost {
    PARTY_OFFICE,
    STANDING,
    COMMITTEE,
    /** The finance authority; its silence never counts as consent. */
    FINANCE,
    /** The law authority; its silence never counts as consent. */
    LAW
}
