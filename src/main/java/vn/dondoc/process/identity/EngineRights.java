package vn.dondoc.process.identity;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.register.Bodies;
import vn.dondoc.work.OfficeRights;

/**
 * The engine's standing rights. A task's own group gets its right with the task (TASK_WORK: see, claim, complete, but
 * not change its date, owner or priority).
 */
@Component
@Order(20)
class EngineRights implements ApplicationRunner, OfficeRights {

    static final String SUPERVISOR = "supervisor";

    private static final String ADMINISTRATOR = "camunda-admin";

    private final AuthorizationService authorizations;
    private final Bodies bodies;

    EngineRights(AuthorizationService authorizations, Bodies bodies) {
        this.authorizations = authorizations;
        this.bodies = bodies;
    }

    @Override
    public void run(ApplicationArguments args) {
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        // The name and the diagram of the process that a task stands in; no instance of anybody.
        everybody(Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ);

        group(SUPERVISOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        group(
                SUPERVISOR,
                Resources.PROCESS_DEFINITION,
                "*",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        group(
                SUPERVISOR,
                Resources.PROCESS_INSTANCE,
                "*",
                ProcessInstancePermissions.READ,
                ProcessInstancePermissions.RETRY_JOB);
        group(SUPERVISOR, Resources.TASK, "*", Permissions.READ);
        group(SUPERVISOR, Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
        group(SUPERVISOR, Resources.DEPLOYMENT, "*", Permissions.READ);
        group(SUPERVISOR, Resources.BATCH, "*", BatchPermissions.READ, BatchPermissions.READ_HISTORY);
        // The engine's own rule for this group opens no application. People and groups come from the register: read
        // only.
        group(ADMINISTRATOR, Resources.APPLICATION, "admin", Permissions.ACCESS);
        group(ADMINISTRATOR, Resources.AUTHORIZATION, "*", Permissions.READ);
        // They see in Cockpit what runs and what has failed; it is the supervisor who acts on it.
        group(ADMINISTRATOR, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        group(
                ADMINISTRATOR,
                Resources.PROCESS_DEFINITION,
                "*",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        group(ADMINISTRATOR, Resources.PROCESS_INSTANCE, "*", ProcessInstancePermissions.READ);
        group(ADMINISTRATOR, Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
        group(ADMINISTRATOR, Resources.DEPLOYMENT, "*", Permissions.READ);
        group(ADMINISTRATOR, Resources.SYSTEM, "*", SystemPermissions.READ);
        clerksMayEnter();
    }

    @Override
    public void renew() {
        Trusted.run(this::clerksMayEnter);
    }

    /** Clerks may enter documents; who they are is known only once the office has said which body keeps the post. */
    private void clerksMayEnter() {
        if (!bodies.hasPost("PARTY_OFFICE")) {
            return;
        }
        String clerks = bodies.officePost("PARTY_OFFICE") + ":CLERK";
        group(
                clerks,
                Resources.PROCESS_DEFINITION,
                "directive-lifecycle",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        group(clerks, Resources.PROCESS_INSTANCE, "*", ProcessInstancePermissions.CREATE);
    }

    private void everybody(Resource resource, String id, Permission... permissions) {
        if (query(resource, id)
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .count()
                == 0) {
            save(authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL), resource, id, permissions);
        }
    }

    private void group(String group, Resource resource, String id, Permission... permissions) {
        if (query(resource, id).groupIdIn(group).count() == 0) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId(group);
            save(right, resource, id, permissions);
        }
    }

    private AuthorizationQuery query(Resource resource, String id) {
        return authorizations.createAuthorizationQuery().resourceType(resource).resourceId(id);
    }

    private void save(Authorization right, Resource resource, String id, Permission... permissions) {
        right.setResource(resource);
        right.setResourceId(id);
        for (Permission permission : List.of(permissions)) {
            right.addPermission(permission);
        }
        authorizations.saveAuthorization(right);
    }
}
