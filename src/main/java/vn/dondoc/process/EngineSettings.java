package vn.dondoc.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dondoc.config.StartLock;

/**
 * The engine's settings that this system stands on. Some can't be changed once a database exists (history level, id
 * generator): {@code EngineSettingsIT} asserts them.
 */
@Component
// After the starter's own configurations: one of them replaces the list of parse listeners.
@Order(Ordered.LOWEST_PRECEDENCE)
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractCamundaConfiguration implements DisposableBean {

    /** Accounts and groups are body codes with dots, and roles behind a colon. */
    static final String ACCOUNT_PATTERN = "[a-zA-Z0-9._:-]+";

    static final int ID_BLOCK = 1000;

    private final HikariDataSource dataSource;
    private final HikariDataSource idBlocks;
    private final String node;
    private final ObjectProvider<CommandInterceptor> insideTransaction;
    private final ObjectProvider<BpmnParseListener> parseListeners;

    EngineSettings(
            HikariDataSource dataSource,
            // Nobody else may create the engine's tables meanwhile.
            StartLock alone,
            @Value("${dondoc.node}") String node,
            ObjectProvider<CommandInterceptor> insideTransaction,
            ObjectProvider<BpmnParseListener> parseListeners) {
        this.dataSource = dataSource;
        this.idBlocks = smallPoolBeside(dataSource);
        this.node = node;
        this.insideTransaction = insideTransaction;
        this.parseListeners = parseListeners;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setCustomHistoryLevels(List.of(new RegisterHistoryLevel()));
        engine.setHistoryTimeToLive("P3650D");
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        // Numbers, not UUIDs, keep the indexes narrow (ADR 0010). Blocks are drawn over connections of their own:
        // a thread that holds one of the main pool must never wait for a second of the same pool.
        engine.setIdGenerator(null);
        engine.setIdGeneratorDataSource(idBlocks);
        engine.setIdBlockSize(ID_BLOCK);

        engine.setUserResourceWhitelistPattern(ACCOUNT_PATTERN);
        engine.setGroupResourceWhitelistPattern(ACCOUNT_PATTERN);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        // Of these only what the guard knows to the letter is ever stored (ADR 0036).
        engine.setEnableExpressionsInStoredQueries(true);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(2000);
        engine.setWebappsAuthenticationLoggingEnabled(true);
        engine.setRestrictUserOperationLogToAuthenticatedUsers(true);

        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setFailedJobRetryTimeCycle("R3/PT5M");
        engine.setFailedJobCommandFactory(new CollidedJobs());
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setJdbcBatchProcessing(true);
        // A node runs the jobs of the models that its release knows (ADR 0018).
        engine.setJobExecutorDeploymentAware(true);
        if (engine.getJobExecutor() != null) {
            // Tells in act_ru_job who is at work; two processes never share one, not even after a quick restart.
            engine.getJobExecutor().setLockOwner(node + "/" + UUID.randomUUID());
        }

        engine.setCustomPostCommandInterceptorsTxRequired(
                insideTransaction.orderedStream().toList());
        if (engine.getCustomPostBPMNParseListeners() == null) {
            engine.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        engine.getCustomPostBPMNParseListeners()
                .addAll(parseListeners.orderedStream().toList());
    }

    /** Indexes that 7.24 lacks on PostgreSQL; without them every completion and every idle poll reads whole tables. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("create index if not exists dondoc_ru_task_parent on act_ru_task (parent_task_id_)");
        jdbc.execute("create index if not exists dondoc_ru_job_duedate on act_ru_job (duedate_)");
        // Whoever wakes an instance would otherwise read the subscriptions of all that wait for the same message.
        jdbc.execute(
                "create index if not exists dondoc_ru_event_subscr_instance on act_ru_event_subscr (proc_inst_id_)");
    }

    @Override
    public void destroy() {
        idBlocks.close();
    }

    private static HikariDataSource smallPoolBeside(HikariDataSource main) {
        HikariConfig config = new HikariConfig();
        main.copyStateTo(config);
        config.setPoolName(main.getPoolName() + "-ids");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
