package vn.dondoc.process;

/** The variables of all processes: keys and codes, never text. */
final class Vars {

    /** The key of the assignment or report that an instance serves. */
    static final String ASSIGNMENT = "assignment";

    /** The key of the directive. */
    static final String DIRECTIVE = "directive";

    /** Where a directive came from: FILE or FORM. */
    static final String SOURCE = "source";

    /** The code that the next gateway asks for. */
    static final String OUTCOME = "outcome";

    static final String OWNER_KIND = "ownerKind";
    static final String RUNG = "rung";
    static final String RECIPIENTS = "recipients";

    private Vars() {}
}
