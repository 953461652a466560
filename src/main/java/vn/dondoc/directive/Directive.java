package vn.dondoc.directive;

import java.time.Instant;

/**
 * A directive as the register holds it.
 *
 * @param processInstanceId of its own process, null before that starts
 * @param planned assignments to be issued, fixed on signing
 * @param issued of these, issued so far
 */
public record Directive(
        DirectiveKey key,
        DirectiveState state,
        DirectiveDraft content,
        String processInstanceId,
        int planned,
        int issued,
        Instant signedAt,
        String signedBy,
        Instant issuedAt,
        Instant endedAt,
        String endOutcome,
        String endReason,
        Instant closedAt) {

    public DirectiveHeader header() {
        return content.header();
    }
}
