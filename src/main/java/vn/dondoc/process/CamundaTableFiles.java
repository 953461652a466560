package vn.dondoc.process;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.urging.TableFiles;
import vn.dondoc.work.Refusal;

/**
 * Reads decision tables with an engine of its own, which tells which rule has answered. Only tables in FEEL are taken: a
 * rule in a scripting language would be a program in the server.
 */
@Component
class CamundaTableFiles implements TableFiles {

    /** Deployments beside those of the releases; each holds one table. */
    static final String DEPLOYMENT = "don-doc-tables";

    private static final Map<String, List<String>> INPUTS = Map.of(
            "escalation-rungs", List.of("urgency", "kind", "setBy"),
            "escalation-recipients", List.of("ownerKind", "rung"));
    private static final Map<String, List<String>> OUTPUTS = Map.of(
            "escalation-rungs", List.of("rung", "distance"),
            "escalation-recipients", List.of("scope", "role", "channel", "answerDays"));

    private static final String REMEDY =
            " Tải bảng đang dùng về, mở bằng Camunda Modeler, chỉ thêm, bớt, sửa các dòng rồi gửi lại.";

    private final RepositoryService repository;
    private final ThreadLocal<DmnDecisionTableEvaluationEvent> last = new ThreadLocal<>();
    private final DmnEngine engine;

    CamundaTableFiles(@Lazy RepositoryService repository) {
        this.repository = repository;
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(last::set));
        this.engine = configuration.buildEngine();
    }

    @Override
    public Table read(String file, byte[] content) {
        DmnModelInstance model = parse(file, content);
        List<Decision> decisions = List.copyOf(model.getModelElementsByType(Decision.class));
        if (decisions.size() != 1 || !INPUTS.containsKey(decisions.get(0).getId())) {
            throw new Refusal("Tệp " + file + " phải có đúng một bảng quyết định, mang id escalation-rungs hoặc"
                    + " escalation-recipients; đang có "
                    + decisions.stream().map(Decision::getId).toList() + "." + REMEDY);
        }
        Decision decision = decisions.get(0);
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            throw new Refusal("Tệp " + file + ": " + decision.getId() + " không phải là bảng quyết định." + REMEDY);
        }
        refuseOtherShape(file, decision, table);
        refuseScripts(file, model.getDocument().getRootElement());
        List<Rule> rules = rules(file, table);
        try {
            DmnDecision parsed = engine.parseDecision(decision.getId(), model);
            return new ReadTable(file, decision.getId(), rules, parsed);
        } catch (RuntimeException unreadable) {
            throw new Refusal("Tệp " + file + " không đọc được: " + cause(unreadable) + "." + REMEDY);
        }
    }

    private static DmnModelInstance parse(String file, byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return Dmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (CharacterCodingException other) {
            throw new Refusal("Tệp " + file + " không phải UTF-8. Lưu lại bằng Camunda Modeler rồi gửi.");
        } catch (RuntimeException unreadable) {
            throw new Refusal("Tệp " + file + " không phải tệp DMN đọc được (" + cause(unreadable) + ")." + REMEDY);
        }
    }

    private static void refuseOtherShape(String file, Decision decision, DecisionTable table) {
        List<String> inputs = table.getInputs().stream()
                .map(input -> text(
                        input.getInputExpression() == null
                                ? null
                                : input.getInputExpression().getText()))
                .toList();
        List<String> outputs = table.getOutputs().stream()
                .map(output -> String.valueOf(output.getName()))
                .toList();
        if (!inputs.equals(INPUTS.get(decision.getId())) || !outputs.equals(OUTPUTS.get(decision.getId()))) {
            throw new Refusal("Tệp " + file + ": bảng " + decision.getId() + " phải có các cột điều kiện "
                    + INPUTS.get(decision.getId()) + " và các cột kết quả " + OUTPUTS.get(decision.getId())
                    + ", đúng thứ tự; đang có " + inputs + " và " + outputs + "." + REMEDY);
        }
        if (table.getHitPolicy() != HitPolicy.COLLECT || table.getAggregation() != null) {
            throw new Refusal("Tệp " + file + ": bảng " + decision.getId() + " phải dùng hit policy COLLECT, không tổng"
                    + " hợp; đang là " + table.getHitPolicy() + "." + REMEDY);
        }
        if (!decision.getInformationRequirements().isEmpty()) {
            throw new Refusal(
                    "Tệp " + file + ": bảng " + decision.getId() + " không được lấy kết quả của bảng khác." + REMEDY);
        }
    }

    private static void refuseScripts(String file, DomElement element) {
        String language = element.getAttribute("expressionLanguage");
        if (language != null
                && !language.isBlank()
                && !language.toLowerCase(java.util.Locale.ROOT).contains("feel")) {
            throw new Refusal("Tệp " + file + ": ô " + element.getAttribute("id") + " viết bằng " + language
                    + ". Chỉ nhận FEEL; bỏ chọn ngôn ngữ của ô đó trong Camunda Modeler.");
        }
        element.getChildElements().forEach(child -> refuseScripts(file, child));
    }

    private static List<Rule> rules(String file, DecisionTable table) {
        List<Rule> rules = new ArrayList<>();
        for (org.camunda.bpm.model.dmn.instance.Rule rule : table.getRules()) {
            if (rule.getId() == null) {
                throw new Refusal("Tệp " + file + ": dòng " + (rules.size() + 1) + " không có id." + REMEDY);
            }
            rules.add(new Rule(
                    rule.getId(),
                    rules.size() + 1,
                    rule.getDescription() == null
                            ? ""
                            : rule.getDescription().getTextContent().strip(),
                    rule.getInputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .toList(),
                    rule.getOutputEntries().stream()
                            .map(entry -> text(entry.getText()))
                            .toList()));
        }
        return rules;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    private final class ReadTable implements Table {

        private final String file;
        private final String decision;
        private final List<Rule> rules;
        private final Map<String, Rule> byId = new HashMap<>();
        private final DmnDecision parsed;

        private ReadTable(String file, String decision, List<Rule> rules, DmnDecision parsed) {
            this.file = file;
            this.decision = decision;
            this.rules = rules;
            this.parsed = parsed;
            rules.forEach(rule -> byId.put(rule.id(), rule));
        }

        @Override
        public String decision() {
            return decision;
        }

        @Override
        public List<Rule> rules() {
            return rules;
        }

        @Override
        public List<Hit> ask(Map<String, Object> inputs) {
            try {
                engine.evaluateDecisionTable(parsed, inputs);
                return last.get().getMatchingRules().stream()
                        .map(hit -> {
                            Map<String, Object> outputs = new HashMap<>();
                            hit.getOutputEntries()
                                    .values()
                                    .forEach(output -> outputs.put(
                                            output.getOutputName(),
                                            output.getValue() == null
                                                    ? null
                                                    : output.getValue().getValue()));
                            return new Hit(byId.get(hit.getId()), outputs);
                        })
                        .toList();
            } catch (RuntimeException failed) {
                throw new Refusal("Tệp " + file + ": có ô không tính được với " + Set.copyOf(inputs.values()) + " ("
                        + cause(failed) + "). Mã phải trong ngoặc kép, số thì không; sửa ô đó trong Camunda Modeler.");
            } finally {
                last.remove();
            }
        }
    }

    @Override
    public void deploy(String decision, String content) {
        Trusted.run(() -> repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source(decision)
                .addInputStream(
                        "dmn/" + decision + ".dmn", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .deploy());
    }
}
