package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.register.AssignmentView;

/** The filters of the list of assignments; empty ones filter nothing. */
record AssignmentQuery(
        @Parameter(description = "Key of a directive") String directive,

        @Parameter(description = "Path of a clause; takes all its measures")
        String clause,

        @Parameter(description = "Code of the lead body") String body,
        AssignmentState state,
        @Parameter(description = "Open and late today") Boolean overdue) {

    AssignmentView.Filter filter() {
        return new AssignmentView.Filter(
                Keys.filter(directive), Keys.filter(clause), Keys.filter(body), state, overdue);
    }

    /** As the query of an address, ready for one more parameter. */
    String asQuery() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        query.queryParamIfPresent("directive", Optional.ofNullable(Keys.filter(directive)));
        query.queryParamIfPresent("clause", Optional.ofNullable(Keys.filter(clause)));
        query.queryParamIfPresent("body", Optional.ofNullable(Keys.filter(body)));
        query.queryParamIfPresent("state", Optional.ofNullable(state));
        query.queryParamIfPresent("overdue", Optional.ofNullable(overdue));
        String text = query.encode().build().toUriString();
        return text.isEmpty() ? "?" : text + "&";
    }
}
