package vn.dondoc.process;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.dondoc.trial.EngineJobs;

/** Runs the engine's jobs in the caller's thread, in the order of their due dates. */
@Component
class CamundaJobs implements EngineJobs {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaJobs.class);

    private final ManagementService management;
    private final JobExecutor executor;

    CamundaJobs(ProcessEngine engine) {
        this.management = engine.getManagementService();
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    private boolean wasActive;

    @Override
    public synchronized void pause() {
        wasActive = executor != null && executor.isActive();
        if (wasActive) {
            executor.shutdown();
        }
    }

    @Override
    public synchronized void resume() {
        if (wasActive) {
            executor.start();
        }
    }

    @Override
    public Instant nextDue() {
        List<Job> next = management
                .createJobQuery()
                .withRetriesLeft()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return next.isEmpty() ? null : next.get(0).getDuedate().toInstant();
    }

    @Override
    public int runDue() {
        int ran = 0;
        // A job that failed is due again later; one that another thread took is gone.
        Set<String> tried = new HashSet<>();
        while (true) {
            List<Job> due = management
                    .createJobQuery()
                    .executable()
                    .orderByJobDuedate()
                    .asc()
                    .orderByJobId()
                    .asc()
                    .listPage(0, 200)
                    .stream()
                    .filter(job -> tried.add(job.getId()))
                    .toList();
            if (due.isEmpty()) {
                return ran;
            }
            for (Job job : due) {
                try {
                    management.executeJob(job.getId());
                    ran++;
                } catch (RuntimeException e) {
                    LOG.warn("Job {} of instance {} failed", job.getId(), job.getProcessInstanceId(), e);
                }
            }
        }
    }
}
