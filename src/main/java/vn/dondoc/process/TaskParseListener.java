package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Steps;
import vn.dondoc.work.Plan;

/** Hangs the register onto every user task of every model, so that no model can forget to. */
@Component
class TaskParseListener extends AbstractBpmnParseListener {

    private final OfficeTask officeTask;
    private final OpenedSteps opened;
    private final Steps steps;
    private final BodyChoices choices;

    TaskParseListener(OfficeTask officeTask, OpenedSteps opened, Steps steps, BodyChoices choices) {
        this.officeTask = officeTask;
        this.opened = opened;
        this.steps = steps;
        this.choices = choices;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (!(activity.getActivityBehavior() instanceof UserTaskActivityBehavior behaviour)) {
            return;
        }
        TaskDefinition task = behaviour.getTaskDefinition();
        task.setDescriptionExpression(new Description(task.getDescriptionExpression()));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::opened);
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_DELETE, dropped -> steps.close(dropped.getId(), null, null, null));
    }

    private void opened(DelegateTask task) {
        Plan plan = officeTask.plan(task.getExecution());
        opened.add(new Steps.Step(
                task.getId(),
                task.getExecution().getProcessBusinessKey(),
                task.getTaskDefinitionKey(),
                task.getName(),
                plan.owner(),
                plan.due(),
                plan.setBy(),
                plan.ladder(),
                null,
                null,
                null,
                plan.workingDays(),
                plan.role()));
        choices.offer(task);
    }

    /** The model's instruction, preceded by what is ordered and by when; set at once instead of in an update. */
    private final class Description implements Expression {

        private static final long serialVersionUID = 1L;

        private final transient Expression instruction;

        Description(Expression instruction) {
            this.instruction = instruction;
        }

        @Override
        public Object getValue(VariableScope scope) {
            String text = instruction == null ? null : instruction.getExpressionText();
            return officeTask.description((DelegateExecution) scope, text);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException("A description is derived, never set");
        }

        @Override
        public String getExpressionText() {
            return instruction == null ? "" : instruction.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
