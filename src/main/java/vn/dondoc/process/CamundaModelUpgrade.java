package vn.dondoc.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.work.ModelUpgrade;
import vn.dondoc.work.Refusal;

/** Migration by the engine's own plan of equal activities; event triggers are left as they are, so no timer moves. */
@Component
class CamundaModelUpgrade implements ModelUpgrade {

    /** Instances moved in one commit. */
    private static final int CHUNK = 100;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    CamundaModelUpgrade(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            TransactionOperations transaction,
            JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public List<Older> preview() {
        List<Older> older = new ArrayList<>();
        for (ProcessDefinition newest :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            for (ProcessDefinition each : earlier(newest)) {
                long running = running(each);
                if (running > 0) {
                    older.add(new Older(
                            newest.getKey(), each.getVersion(), newest.getVersion(), running, stuck(each, newest)));
                }
            }
        }
        older.sort(Comparator.comparing(Older::process).thenComparing(Older::version));
        return older;
    }

    @Override
    public int migrate(String process) {
        ProcessDefinition newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (newest == null) {
            throw new Refusal("Không có quy trình nào mang mã " + process + ".");
        }
        List<ProcessDefinition> versions =
                earlier(newest).stream().filter(each -> running(each) > 0).toList();
        for (ProcessDefinition each : versions) {
            List<String> stuck = stuck(each, newest);
            if (!stuck.isEmpty()) {
                throw new Refusal("Phiên bản " + each.getVersion() + " của " + process + " còn việc đứng ở "
                        + String.join(", ", stuck) + ", là chỗ mà phiên bản " + newest.getVersion()
                        + " không có. Làm xong các việc đó, hoặc giữ lại phần tử này trong mô hình mới.");
            }
        }
        int moved = 0;
        for (ProcessDefinition each : versions) {
            moved += move(each, newest);
        }
        return moved;
    }

    private int move(ProcessDefinition from, ProcessDefinition to) {
        MigrationPlan plan = plan(from, to);
        int moved = 0;
        List<String> chunk = next(from);
        while (!chunk.isEmpty()) {
            List<String> instances = chunk;
            transaction.executeWithoutResult(status -> {
                // Lock first, as everybody does who touches an instance (ADR 0003): the proceeding whose root it is.
                jdbc.sql("""
                                select p.key from register.proceeding p where p.process_instance_id in (
                                  select e.root_proc_inst_id_ from act_ru_execution e where e.id_ = any(?))
                                order by p.key for update
                                """)
                        .param(instances.toArray(String[]::new))
                        .query(String.class)
                        .list();
                List<String> still = still(from, instances);
                if (!still.isEmpty()) {
                    Set<String> timers = firstTimers(still);
                    Trusted.run(() ->
                            runtime.newMigration(plan).processInstanceIds(still).execute());
                    Set<String> doubled = firstTimers(still);
                    doubled.removeAll(timers);
                    doubled.forEach(job -> Trusted.run(() -> management.deleteJob(job)));
                }
            });
            moved += chunk.size();
            chunk = next(from);
        }
        return moved;
    }

    /**
     * The start timers of urging. Where one has fired already, 7.24 takes the sub-process for new and lays another, which
     * would call a second {@code escalation}.
     */
    private Set<String> firstTimers(List<String> instances) {
        return new TreeSet<>(jdbc.sql("""
                        select id_ from act_ru_job where process_instance_id_ = any(?) and type_ = 'timer'
                          and handler_cfg_ like 'subProcess_urging%'
                        """)
                .param(instances.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private List<String> next(ProcessDefinition from) {
        return jdbc.sql("""
                        select id_ from act_ru_execution where proc_def_id_ = ? and parent_id_ is null
                        order by length(id_), id_ limit ?
                        """).params(from.getId(), CHUNK).query(String.class).list();
    }

    /** Some may have ended while their locks were waited for. */
    private List<String> still(ProcessDefinition from, List<String> instances) {
        return jdbc.sql(
                        "select id_ from act_ru_execution where proc_def_id_ = ? and parent_id_ is null and id_ = any(?)")
                .params(from.getId(), instances.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        return Trusted.call(() -> runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build());
    }

    private List<String> stuck(ProcessDefinition from, ProcessDefinition to) {
        Set<String> carried = plan(from, to).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        Set<String> occupied = new TreeSet<>(
                jdbc.sql("""
                        select distinct regexp_replace(act_id_, '#multiInstanceBody$', '') from act_ru_execution
                        where proc_def_id_ = ? and act_id_ is not null and is_active_
                        """).param(from.getId()).query(String.class).list());
        occupied.removeAll(carried);
        return List.copyOf(occupied);
    }

    private List<ProcessDefinition> earlier(ProcessDefinition newest) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(newest.getKey())
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .filter(each -> each.getVersion() < newest.getVersion())
                .toList();
    }

    private long running(ProcessDefinition definition) {
        return jdbc.sql("select count(*) from act_ru_execution where proc_def_id_ = ? and parent_id_ is null")
                .param(definition.getId())
                .query(Long.class)
                .single();
    }
}
