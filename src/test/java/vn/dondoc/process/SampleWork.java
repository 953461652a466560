package vn.dondoc.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.SampleOffice;
import vn.dondoc.work.DirectiveEntry;

/** What officials do with the sample directives, without a browser. */
@Component
class SampleWork {

    static final Map<String, Object> EVIDENCE = Map.of(
            "number", "12-BC/HU", "datedOn", "2019-10-30", "abstract", "Báo cáo kết quả", "receiver", "Ban theo dõi");

    private final DirectiveEntry entry;
    private final TaskService tasks;
    private final CamundaJobs jobs;
    private final IdentityService identity;
    private final JdbcClient jdbc;

    SampleWork(DirectiveEntry entry, TaskService tasks, CamundaJobs jobs, IdentityService identity, JdbcClient jdbc) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.entry = entry;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    /** From a file to the signer's desk. */
    void lay(String directive) {
        entry.beginFromFile(directive);
    }

    void sign(String directive) {
        as(
                SampleOffice.STANDING + ".signer",
                SampleOffice.STANDING + ":SIGNER",
                directive,
                "userTask_sign",
                Map.of("decision", "SIGNED"));
    }

    void issue(String directive) {
        lay(directive);
        sign(directive);
        jobs.runDue();
    }

    /** Whoever is signed in, the test looks with its own eyes. */
    List<Task> open(String key) {
        identity.clearAuthentication();
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** As an officer of the body whose turn it is. */
    void complete(String key, String task, Map<String, Object> values) {
        String owner = jdbc.sql("select owner from register.step where proceeding = ? and task = ? and done_at is null")
                .params(key, task)
                .query(String.class)
                .single();
        as(owner, owner, key, task, values);
    }

    void as(String account, String group, String key, String task, Map<String, Object> values) {
        identity.clearAuthentication();
        Task open = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(task)
                .singleResult();
        identity.setAuthentication(account, List.of(group));
        try {
            tasks.complete(open.getId(), values);
        } finally {
            identity.clearAuthentication();
        }
    }
}
