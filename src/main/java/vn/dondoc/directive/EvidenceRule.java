package vn.dondoc.directive;

/** What proves a measure. */
public enum EvidenceRule {
    /** Number, date and abstract of a paper. */
    PAPER,
    /** The paper and its file. */
    PAPER_AND_FILE,
    /** A row of the body's periodic report. */
    REPORT
}
