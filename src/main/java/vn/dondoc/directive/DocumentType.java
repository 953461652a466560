package vn.dondoc.directive;

/** The types of document of an office of the Party. */
public enum DocumentType {
    CONG_VAN,
    NGHI_QUYET,
    CHI_THI,
    KET_LUAN,
    QUYET_DINH,
    KE_HOACH,
    CHUONG_TRINH,
    THONG_BAO
}
