package vn.dondoc.process.guard;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Proceedings;
import vn.dondoc.work.DirectiveEntry;
import vn.dondoc.work.Refusal;

/** Takes over the header and text of a document that a clerk enters with the start form. */
@Component
class EntryDesk {

    private static final String FORM = "enter-directive";

    /** The document is in the register as a draft; the process gets its key. */
    record Entered(String businessKey, String owner, Map<String, Object> variables) {}

    private final FormRules forms;
    private final DirectiveEntry entry;
    private final Proceedings proceedings;

    EntryDesk(FormRules forms, DirectiveEntry entry, Proceedings proceedings) {
        this.forms = forms;
        this.entry = entry;
        this.proceedings = proceedings;
    }

    Entered accept(CommandContext context, String definitionId, Map<String, Object> submitted) {
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(definition);
        }
        if (!definition.getKey().equals("directive-lifecycle")) {
            throw new Refused("Quy trình này do hệ thống tự mở khi văn bản được phát hành.");
        }
        try {
            DirectiveEntry.Entry entered =
                    entry.enter(forms.check(FORM, SubmissionDesk.raw(submitted)), context.getAuthenticatedUserId());
            return new Entered(
                    entered.directive(), entered.owner(), Map.of("directive", entered.directive(), "source", "FORM"));
        } catch (Refusal refusal) {
            throw new Refused(refusal.getMessage());
        }
    }

    void begun(Entered entered, String processInstanceId) {
        proceedings.add(List.of(new Proceedings.Proceeding(
                entered.businessKey(),
                entered.businessKey(),
                "directive-lifecycle",
                processInstanceId,
                entered.owner())));
        entry.begun(entered.businessKey(), processInstanceId);
    }
}
