package vn.dondoc.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.operation.ModelVersions;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Steps;
import vn.dondoc.work.Refusal;

/** The engine's migration, one instance a transaction, with the register going along (ADR 0019). */
@Component
class CamundaModelVersions implements ModelVersions {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaModelVersions.class);

    private static final String NO_INSTRUCTION = "no migration instruction";

    private record Instance(String id, String key) {}

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final IdentityService identity;
    private final CommandExecutor commands;
    private final OwnModels own;
    private final Proceedings proceedings;
    private final Steps steps;
    private final AlertLedger ledger;
    private final People people;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    CamundaModelVersions(
            ProcessEngine engine,
            OwnModels own,
            Proceedings proceedings,
            Steps steps,
            AlertLedger ledger,
            People people,
            TransactionOperations transaction,
            JdbcClient jdbc) {
        this.runtime = engine.getRuntimeService();
        this.repository = engine.getRepositoryService();
        this.management = engine.getManagementService();
        this.identity = engine.getIdentityService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.own = own;
        this.proceedings = proceedings;
        this.steps = steps;
        this.ledger = ledger;
        this.people = people;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public List<Edition> editions() {
        return jdbc.sql("""
                        select d.key_, d.version_, d.deployment_id_ = :own, count(e.id_) from act_re_procdef d
                        left join act_ru_execution e on e.proc_def_id_ = d.id_ and e.parent_id_ is null
                        group by d.key_, d.version_, d.deployment_id_
                        having count(e.id_) > 0 or d.deployment_id_ = :own order by d.key_, d.version_
                        """)
                .param("own", own.deployment())
                .query((row, n) -> new Edition(row.getString(1), row.getInt(2), row.getBoolean(3), row.getLong(4)))
                .list();
    }

    @Override
    public Outcome move(Move move, boolean rehearse, String by) {
        ProcessDefinition source = source(move);
        ProcessDefinition target = target(move.process());
        if (source.getId().equals(target.getId())) {
            throw new Refusal("Bản " + move.from() + " của quy trình " + move.process()
                    + " đã là bản của hệ thống đang chạy; không có gì để chuyển.");
        }
        MigrationPlan plan = plan(source, target, move.steps());
        List<Instance> instances = instances(source.getId(), move.after(), move.most());
        int moved = 0;
        List<Stuck> stuck = new ArrayList<>();
        for (Instance instance : instances) {
            try {
                if (moves(instance, source.getId(), plan, move.steps(), rehearse, by)) {
                    moved++;
                }
            } catch (MigratingProcessInstanceValidationException refused) {
                stuck.add(new Stuck(instance.id(), instance.key(), why(refused.getValidationReport())));
            } catch (RuntimeException failed) {
                LOG.warn("Instance {} of {} stays on version {}", instance.id(), instance.key(), move.from(), failed);
                stuck.add(new Stuck(instance.id(), instance.key(), String.valueOf(failed.getMessage())));
            }
        }
        String last = instances.size() < move.most()
                ? null
                : instances.get(instances.size() - 1).id();
        long left = last == null ? 0 : count(source.getId(), last);
        if (!rehearse) {
            LOG.info(
                    "{} moved {} instances of {} from version {} to {}; {} stay",
                    by,
                    moved,
                    move.process(),
                    move.from(),
                    target.getVersion(),
                    stuck.size());
        }
        return new Outcome(target.getVersion(), moved, stuck, left == 0 ? null : last, left);
    }

    private ProcessDefinition source(Move move) {
        ProcessDefinition source = Trusted.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(move.process())
                .processDefinitionVersion(move.from())
                .singleResult());
        if (source == null) {
            throw new Refusal("Không có bản " + move.from() + " của quy trình " + move.process()
                    + ". Xem các bản đang chạy ở GET /api/admin/models.");
        }
        return source;
    }

    private ProcessDefinition target(String process) {
        ProcessDefinition target = Trusted.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .deploymentId(own.deployment())
                .singleResult());
        if (target == null) {
            throw new Refusal("Bản hệ thống đang chạy không còn quy trình " + process
                    + ". Việc đang chạy trên quy trình này để chạy nốt.");
        }
        return target;
    }

    /** Timers and messages keep what they wait for: the register says when the next rung lies. */
    private MigrationPlan plan(ProcessDefinition source, ProcessDefinition target, Map<String, String> renamed) {
        try {
            return Trusted.call(() -> {
                MigrationPlanBuilder builder = runtime.createMigrationPlan(source.getId(), target.getId());
                builder.mapEqualActivities();
                renamed.forEach(builder::mapActivities);
                return builder.build();
            });
        } catch (MigrationPlanValidationException refused) {
            throw new Refusal("Không chuyển được như steps ghi: "
                    + refused.getValidationReport().getInstructionReports().stream()
                            .map(report -> report.getMigrationInstruction().getSourceActivityId() + " thành "
                                    + report.getMigrationInstruction().getTargetActivityId() + " ("
                                    + String.join("; ", report.getFailures()) + ")")
                            .collect(Collectors.joining(", "))
                    + ". Hai bước phải có thật và cùng loại. Chưa đổi gì.");
        }
    }

    private List<Instance> instances(String definition, String after, int most) {
        return jdbc.sql("""
                        select id_, business_key_ from act_ru_execution
                        where proc_def_id_ = :definition and parent_id_ is null
                          and (:after::text is null or (length(id_), id_) > (length(:after::text), :after::text))
                        order by length(id_), id_ limit :most
                        """)
                .param("definition", definition)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Instance(row.getString(1), row.getString(2)))
                .list();
    }

    private long count(String definition, String after) {
        return jdbc.sql("""
                        select count(*) from act_ru_execution where proc_def_id_ = ? and parent_id_ is null
                          and (length(id_), id_) > (length(?), ?)
                        """).params(definition, after, after).query(Long.class).single();
    }

    /** False where it has ended or moved meanwhile. A called {@code escalation} shares the key, and the lock, of its work. */
    private boolean moves(
            Instance instance,
            String source,
            MigrationPlan plan,
            Map<String, String> renamed,
            boolean rehearse,
            String by) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (rehearse) {
                status.setRollbackOnly();
            }
            proceedings.lock(instance.key());
            boolean still = jdbc.sql("select count(*) from act_ru_execution where id_ = ? and proc_def_id_ = ?")
                            .params(instance.id(), source)
                            .query(Integer.class)
                            .single()
                    == 1;
            if (still) {
                Set<String> pending = eventTimers(instance.id()).keySet();
                migrate(instance, plan, by);
                dropRaisedAgain(instance, plan, pending);
                renamed.forEach((old, now) -> {
                    steps.rename(instance.key(), old, now);
                    ledger.rename(instance.key(), old, now);
                });
            }
            return still;
        }));
    }

    /**
     * The engine sets the timer of every event sub-process of the new edition anew, also of one that has gone off: work that
     * is being urged would be urged a second time. Only a sub-process that the edition before did not have keeps its.
     */
    private void dropRaisedAgain(Instance instance, MigrationPlan plan, Set<String> pending) {
        Set<String> known = plan.getInstructions().stream()
                .map(MigrationInstruction::getTargetActivityId)
                .collect(Collectors.toSet());
        eventTimers(instance.id()).forEach((job, subProcess) -> {
            if (!pending.contains(job) && known.contains(subProcess)) {
                Trusted.run(() -> management.deleteJob(job));
            }
        });
    }

    /** Pending timers that start an event sub-process of the instance, by job. */
    private Map<String, String> eventTimers(String instance) {
        Map<String, String> timers = new HashMap<>();
        jdbc.sql("""
                        select id_, handler_cfg_ from act_ru_job
                        where process_instance_id_ = ? and handler_type_ = 'timer-start-event-subprocess'
                        """).param(instance).query(row -> {
            timers.put(row.getString(1), row.getString(2));
        });
        return timers;
    }

    /** Under the administrator's name, so that the engine's log of operations has it. */
    private void migrate(Instance instance, MigrationPlan plan, String by) {
        identity.setAuthentication(by, List.copyOf(people.groups(by)));
        try {
            Trusted.run(() -> commands.execute(context -> context.runWithoutAuthorization(() -> {
                runtime.newMigration(plan).processInstanceIds(instance.id()).execute();
                return null;
            })));
        } finally {
            identity.clearAuthentication();
        }
    }

    private static String why(MigratingProcessInstanceValidationReport report) {
        List<String> nowhere = Stream.concat(
                        report.getActivityInstanceReports().stream()
                                .filter(each -> nowhere(each.getFailures()))
                                .map(each -> each.getSourceScopeId()),
                        report.getTransitionInstanceReports().stream()
                                .filter(each -> nowhere(each.getFailures()))
                                .map(each -> each.getSourceScopeId()))
                .distinct()
                .toList();
        if (!nowhere.isEmpty()) {
            return "Đang ở bước " + String.join(", ", nowhere)
                    + " mà bản mới không có. Ghi trong steps: \"" + nowhere.get(0)
                    + "\": \"<mã bước thay cho nó>\", hoặc để việc này chạy nốt trên bản cũ.";
        }
        return Stream.of(
                        report.getFailures().stream(),
                        report.getActivityInstanceReports().stream()
                                .flatMap(each -> each.getFailures().stream()
                                        .map(failure -> each.getSourceScopeId() + ": " + failure)),
                        report.getTransitionInstanceReports().stream()
                                .flatMap(each -> each.getFailures().stream()
                                        .map(failure -> each.getSourceScopeId() + ": " + failure)))
                .flatMap(all -> all)
                .collect(Collectors.joining("; "));
    }

    private static boolean nowhere(List<String> failures) {
        return failures.stream().anyMatch(failure -> failure.contains(NO_INSTRUCTION));
    }
}
