package vn.dondoc.process.identity;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The right of a task's group, made with the task. The engine's own provider first looks whether there is one, a
 * statement a task; a task gets its group only when it is created, so there is none.
 */
class TaskRights extends DefaultAuthorizationProvider {

    /** Whoever claims keeps the right of the group alone, and loses it with the membership. */
    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        return new AuthorizationEntity[] {
            createGrantAuthorization(
                    null, group, Resources.TASK, task.getId(), Permissions.READ, getDefaultUserPermissionForTask())
        };
    }
}
