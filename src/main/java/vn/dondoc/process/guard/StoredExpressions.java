package vn.dondoc.process.guard;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * An expression that is kept in a list of tasks runs as code of the server for whoever opens the list. The engine is
 * told not to run any; here none is even stored that does not stand, to the letter, among those known to be harmless.
 */
final class StoredExpressions {

    /** None of the application's own lists needs one. */
    static final Set<String> HARMLESS = Set.of();

    private StoredExpressions() {}

    static void refuse(Filter filter) {
        AbstractQuery<?, ?> query = filter.getQuery();
        if (query == null) {
            return;
        }
        refuse(query.getExpressions());
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(part -> refuse(part.getExpressions()));
        }
    }

    private static void refuse(Map<String, String> expressions) {
        Collection<String> kept = expressions.values();
        if (!HARMLESS.containsAll(kept)) {
            throw new Refused("Danh sách việc không được giữ biểu thức.");
        }
    }
}
