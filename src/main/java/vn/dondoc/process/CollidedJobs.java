package vn.dondoc.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * A job that lost against somebody else has not failed: it is let go at once. The engine itself (7.24,
 * {@code DefaultJobRetryCmd}) leaves its retries but puts it off by the retry cycle: the next chunk of an issue would
 * stand still for five minutes.
 */
class CollidedJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return failure instanceof OptimisticLockingException
                ? new LetGo(jobId, failure)
                : super.getCommand(jobId, failure);
    }

    private static final class LetGo extends JobRetryCmd {

        LetGo(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                notifyAcquisition(context);
            }
            return null;
        }
    }
}
