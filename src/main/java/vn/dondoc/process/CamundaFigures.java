package vn.dondoc.process;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;
import vn.dondoc.operation.EngineFigures;

@Component
class CamundaFigures implements EngineFigures {

    private final RuntimeService runtime;
    private final ManagementService management;

    CamundaFigures(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public long incidents() {
        return runtime.createIncidentQuery().count();
    }

    @Override
    public Instant oldestDue() {
        List<Job> oldest = management
                .createJobQuery()
                .executable()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return oldest.isEmpty() ? null : oldest.get(0).getDuedate().toInstant();
    }
}
