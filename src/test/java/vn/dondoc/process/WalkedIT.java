package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.OfficeTest;

/** Runs last (junit-platform.properties): everything that is drawn has been walked by the scenes of the same run. */
@OfficeTest
@Order(Integer.MAX_VALUE)
@DisplayName("Mọi phần tử, mọi luồng của mọi mô hình đã được các cảnh đi qua")
class WalkedIT {

    private static final Set<Class<?>> SCENES = Set.of(
            DirectiveLifecycleIT.class,
            DisseminationIT.class,
            MeasureExecutionIT.class,
            PeriodReportingIT.class,
            SchemeDraftingIT.class,
            MonitoringIT.class,
            EscalationIT.class,
            RequestsIT.class,
            ReportRequestIT.class,
            DirectiveChangeIT.class);

    /** Behind the call of {@code escalation}, which ends only together with its caller. */
    private static final Set<String> BEHIND_URGING = Set.of("event_urgingEnded", "flow_toUrgingEnded");

    @Autowired
    RepositoryService repository;

    @Test
    @DisplayName("Không còn phần tử hay luồng nào chưa đi qua")
    void everythingIsWalked() {
        assumeTrue(Walked.scenes().containsAll(SCENES), "all scenes were played in this run");
        Set<String> drawn = new TreeSet<>();
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(definition -> {
            BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
            model.getModelElementsByType(FlowNode.class)
                    .forEach(node -> drawn.add(Walked.name(definition.getKey(), node.getId())));
            model.getModelElementsByType(SequenceFlow.class)
                    .forEach(flow -> drawn.add(Walked.name(definition.getKey(), flow.getId())));
        });
        Set<String> missed = new TreeSet<>(drawn);
        missed.removeAll(Walked.all());
        // The engine enters what follows an event-based gateway without taking the flow that leads there.
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition -> repository
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(EventBasedGateway.class)
                        .forEach(gateway -> gateway.getOutgoing().stream()
                                .filter(flow -> !missed.contains(Walked.name(
                                        definition.getKey(), flow.getTarget().getId())))
                                .forEach(flow -> missed.remove(Walked.name(definition.getKey(), flow.getId())))));
        missed.removeIf(name -> BEHIND_URGING.contains(name.substring(name.indexOf('/') + 1)));
        assertThat(drawn).hasSizeGreaterThan(200);
        assertThat(missed).isEmpty();
    }
}
