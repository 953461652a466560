package vn.dondoc.process.guard;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * An expression that is kept in a list of tasks runs as code of the server for whoever opens the list. Here none is stored
 * that does not stand, to the letter and in its place, among those that the application's own lists need (ADR 0036), and
 * none at all is run that somebody brings along with a question or an extension of a list. The engine's own switch for
 * these looks only at the outer part of a query: of 7.24 any official could run code by an inner {@code orQueries}.
 */
final class StoredExpressions {

    /** Who asks, what time it is, and the last instant that counts as near: each takes nothing from outside. */
    static final Map<String, Set<String>> HARMLESS = Map.of(
            "taskAssignee", Set.of("${currentUser()}"),
            "dueAfter", Set.of("${now()}"),
            "dueBefore", Set.of("${now()}", "${dueSoon.until()}"));

    private StoredExpressions() {}

    static void refuse(Filter filter) {
        if (!harmless(filter.getQuery(), HARMLESS)) {
            throw new Refused("Danh sách việc không được giữ biểu thức.");
        }
    }

    /** @param query null where a list is opened as it is */
    static void refuseForeign(Query<?, ?> query) {
        if (!harmless(query, Map.of())) {
            throw new Refused("Câu hỏi về việc không được mang biểu thức.");
        }
    }

    private static boolean harmless(Query<?, ?> query, Map<String, Set<String>> allowed) {
        return !(query instanceof AbstractQuery<?, ?> whole)
                || known(whole.getExpressions(), allowed)
                        && (!(whole instanceof TaskQueryImpl tasks)
                                || tasks.getQueries().stream()
                                        .filter(Objects::nonNull)
                                        .allMatch(part -> known(part.getExpressions(), allowed)));
    }

    private static boolean known(Map<String, String> expressions, Map<String, Set<String>> allowed) {
        return expressions.entrySet().stream()
                .allMatch(each ->
                        allowed.getOrDefault(each.getKey(), Set.of()).contains(String.valueOf(each.getValue())));
    }
}
