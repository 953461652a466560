package vn.dondoc.process.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Which tasks a list shows, asked so that it stays quick with a million open tasks. A right on a task is its group's
 * alone and comes with the group ({@link TaskRights}), so the tasks that an official may read are those of their groups.
 * The engine would instead compare every task with every right of the reader.
 */
class TaskSight extends AuthorizationManager {

    /** Their rights are not of single tasks. */
    private static final Set<String> SEE_BY_OTHER_RIGHTS = Set.of("supervisor", "camunda-admin");

    /**
     * All of them: each names a body or a role. The engine would leave out those without any right, and read all rights
     * that there are, a row a task, to find out.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        Authentication reader = getCurrentAuthentication();
        if (!query.getAuthCheck().isAuthorizationCheckEnabled()
                || reader == null
                || reader.getGroupIds() == null
                || reader.getGroupIds().isEmpty()
                || reader.getGroupIds().stream().anyMatch(SEE_BY_OTHER_RIGHTS::contains)
                || query.getQueries().size() > 1
                || query.getCandidateUser() != null
                || query.getCandidateGroupLike() != null) {
            return;
        }
        if (query.getCandidateGroupsInternal() == null && query.getCandidateGroup() == null) {
            query.taskCandidateGroupIn(reader.getGroupIds());
            query.includeAssignedTasks();
        }
        List<String> asked = query.getCandidateGroups();
        if (asked != null && new HashSet<>(reader.getGroupIds()).containsAll(asked)) {
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }
}
