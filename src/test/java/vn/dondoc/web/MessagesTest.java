package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Standing;
import vn.dondoc.directive.Urgency;
import vn.dondoc.papers.Paper;
import vn.dondoc.register.Acknowledgements;
import vn.dondoc.register.Changes;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.work.MoveDeadline;

@DisplayName("Lời trên trang")
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z0-9.]+)|msg\\('([a-zA-Z0-9.]+)'[,)]");

    /** Groups of words that pages choose by a code. */
    private static final List<String> BY_CODE = List.of(
            "kind",
            "state",
            "colour",
            "rung",
            "setBy",
            "rule",
            "directiveState",
            "urgency",
            "alertState",
            "reportState",
            "event",
            "code",
            "scheme",
            "problem",
            "channel",
            "carrier",
            "attempt",
            "changes.action",
            "changes.kind",
            "changes.state",
            "requests.asked",
            "requests.wanted",
            "requests.kind",
            "dayKind",
            "cause",
            "rungOutcome",
            "why",
            "ladder.code",
            "ladders.table",
            "ladders.source",
            "bodyKind",
            "bodyRole",
            "succession",
            "organisation.done",
            "organisation.pass.post",
            "intake.relation",
            "intake.sureness",
            "sheets.state",
            "sheets.verdict",
            "sheets.outcome",
            "standing",
            "period",
            "filter",
            "ack.stage",
            "figures.title",
            "figures.by",
            "figures.unit",
            "steps.list",
            "paperName",
            "papers.cause",
            "papers.field",
            "papers.kind",
            "papers.outcome");

    @Test
    @DisplayName("Tiếng Việt và tiếng Anh có cùng khóa, tiếng Việt viết dựng sẵn (NFC)")
    void bothLanguagesSayEverything() throws IOException {
        Properties vi = messages("messages.properties");
        assertThat(messages("messages_en.properties").stringPropertyNames()).isEqualTo(vi.stringPropertyNames());
        vi.forEach((key, text) -> assertThat(Normalizer.isNormalized((String) text, Normalizer.Form.NFC))
                .as((String) key)
                .isTrue());
    }

    @Test
    @DisplayName("Khóa nào trang dùng cũng có lời; lời nào cũng có trang dùng")
    void templatesAndMessagesAgree() throws IOException {
        Set<String> known = messages("messages.properties").stringPropertyNames();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(RESOURCES.resolve("templates"))) {
            for (Path template : templates.toList()) {
                Matcher matcher = USED.matcher(Files.readString(template));
                while (matcher.find()) {
                    used.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
                }
            }
        }
        assertThat(known).containsAll(used);
        Set<String> idle = known.stream()
                .filter(key -> BY_CODE.stream().noneMatch(group -> key.startsWith(group + ".")))
                .filter(key -> !used.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(idle).isEmpty();
    }

    @Test
    @DisplayName("Mã nào cũng có lời")
    void everyCodeHasAWord() throws IOException {
        Set<String> known = messages("messages.properties").stringPropertyNames();
        Stream.of(
                        words("state", AssignmentState.values()),
                        words("colour", Colour.values()),
                        words("rung", Rung.values()),
                        words("setBy", DateSetBy.values()),
                        words("directiveState", DirectiveState.values()),
                        words("urgency", Urgency.values()),
                        words("changes.action", Changes.Action.values()),
                        words("changes.kind", Changes.Kind.values()),
                        words("requests.kind", RequestKind.values()),
                        words("requests.asked", RequestKind.values()),
                        words("cause", MoveDeadline.Cause.values()),
                        Stream.of("cause.CALENDAR"),
                        words("bodyKind", BodyKind.values()),
                        words("bodyRole", BodyRole.values()),
                        words("organisation.pass.post", OfficePost.values()),
                        words("standing", Standing.values()),
                        words("ack.stage", Acknowledgements.Stage.values()),
                        words("papers.kind", FrozenFigures.Kind.values()),
                        words("papers.cause", FrozenFigures.Cause.values()),
                        FrozenFigures.CORRECTED.stream().map(field -> "papers.field." + field),
                        Stream.of(Paper.values()).map(paper -> "paperName." + paper.code()),
                        Stream.of(MeasureKind.values()).map(kind -> "kind." + kind.code()),
                        Stream.of(DeadlineRule.values()).map(rule -> "rule." + rule.code()),
                        List.of("400", "403", "404", "409", "413", "500").stream()
                                .map(code -> "problem." + code))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(known).contains(key));
    }

    private static Stream<String> words(String group, Enum<?>[] codes) {
        return Stream.of(codes).map(code -> group + "." + code.name());
    }

    private static Properties messages(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
