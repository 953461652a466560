package vn.dondoc.directive;

/** What a body is; with the rung it decides who is urged. */
public enum BodyKind {
    /** Huyện ủy, thành ủy. */
    DISTRICT_COMMITTEE,
    /** Ban cán sự đảng Ủy ban nhân dân. */
    PEOPLES_COMMITTEE_CAUCUS,
    /** Other ban cán sự đảng, đảng đoàn. */
    CAUCUS,
    /** Bodies that advise and serve the Tỉnh ủy. */
    PROVINCIAL_BODY,
    /** Đảng ủy trực thuộc. */
    AFFILIATED_COMMITTEE,
    YOUTH_UNION,
    /** Thường trực. */
    STANDING,
    /** Ban Thường vụ. */
    COMMITTEE,
    /** Ủy ban nhân dân, sở. */
    STATE_BODY
}
