package vn.dondoc.process;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.HistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The engine's settings that this system stands on. Some can't be changed once a database exists (history level, id
 * generator): {@code EngineSettingsIT} asserts them.
 */
@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractCamundaConfiguration {

    /** Accounts and groups are body codes with dots, and roles behind a colon. */
    static final String ACCOUNT_PATTERN = "[a-zA-Z0-9._:-]+";

    static final int ID_BLOCK = 1000;

    private final DataSource dataSource;
    private final ObjectProvider<CommandInterceptor> insideTransaction;

    EngineSettings(DataSource dataSource, ObjectProvider<CommandInterceptor> insideTransaction) {
        this.dataSource = dataSource;
        this.insideTransaction = insideTransaction;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setCustomHistoryLevels(List.of(new RegisterHistoryLevel()));
        engine.setHistoryTimeToLive("P3650D");
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setIdBlockSize(ID_BLOCK);

        engine.setUserResourceWhitelistPattern(ACCOUNT_PATTERN);
        engine.setGroupResourceWhitelistPattern(ACCOUNT_PATTERN);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(2000);
        engine.setWebappsAuthenticationLoggingEnabled(true);
        engine.setRestrictUserOperationLogToAuthenticatedUsers(true);

        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setFailedJobRetryTimeCycle("R3/PT5M");
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setJdbcBatchProcessing(true);

        List<CommandInterceptor> interceptors = insideTransaction.orderedStream().toList();
        engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }

    /** Indexes that 7.24 lacks on PostgreSQL; without them every completion and every idle poll reads whole tables. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("create index if not exists dondoc_ru_task_parent on act_ru_task (parent_task_id_)");
        jdbc.execute("create index if not exists dondoc_ru_job_duedate on act_ru_job (duedate_)");
    }
}
