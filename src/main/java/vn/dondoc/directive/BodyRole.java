package vn.dondoc.directive;

/** What a person is in a body. */
public enum BodyRole {
    OFFICER,
    CLERK,
    OFFICE_HEAD,
    DEPUTY_HEAD,
    HEAD,
    SIGNER,
    /** Member of the committee in charge of the body's area. */
    AREA_LEAD,
    ADMINISTRATOR,
    SUPERVISOR,
    INSPECTOR;

    /** The engine's group of those who hold this role in {@code body}. */
    public String groupOf(String body) {
        return body + ":" + name();
    }
}
