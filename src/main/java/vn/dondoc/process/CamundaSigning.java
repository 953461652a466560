package vn.dondoc.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.trial.EngineJobs;
import vn.dondoc.trial.Signing;

/** Signs under the account of whoever may sign today, through the same guard as every other completion. */
@Component
class CamundaSigning implements Signing {

    private final TaskService tasks;
    private final IdentityService identity;
    private final People people;
    private final FactsReader facts;
    private final EngineJobs jobs;

    CamundaSigning(TaskService tasks, IdentityService identity, People people, FactsReader facts, EngineJobs jobs) {
        this.tasks = tasks;
        this.identity = identity;
        this.people = people;
        this.facts = facts;
        this.jobs = jobs;
    }

    @Override
    public List<String> signWaiting() {
        List<String> signed = new ArrayList<>();
        jobs.pause();
        try {
            for (Task task : tasks.createTaskQuery()
                    .taskDefinitionKey("userTask_sign")
                    .processDefinitionKey("directive-lifecycle")
                    .orderByTaskCreateTime()
                    .asc()
                    .list()) {
                signed.add(sign(task));
            }
            jobs.runDue();
        } finally {
            jobs.resume();
        }
        return signed;
    }

    private String sign(Task task) {
        String directive = (String) tasks.getVariable(task.getId(), Vars.DIRECTIVE);
        Facts of = facts.of(directive);
        String signer = people.holders(of.directive().signingBody(), "SIGNER").get(0);
        identity.setAuthentication(signer, List.copyOf(people.groups(signer)));
        try {
            tasks.complete(task.getId(), Map.of("decision", "SIGNED"));
        } finally {
            identity.clearAuthentication();
        }
        return directive;
    }
}
