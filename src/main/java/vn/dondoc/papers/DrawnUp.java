package vn.dondoc.papers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Board;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.MonitoringReports;
import vn.dondoc.register.OrderedBy;
import vn.dondoc.register.ReportFigures;
import vn.dondoc.register.ReportRows;
import vn.dondoc.register.Schemes;
import vn.dondoc.register.ToDecide;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;

/**
 * What each paper says, from live data or, once its report is signed, from the frozen figures. Every number comes from
 * the register's counting, as the board shows it to the same reader.
 */
@Component
class DrawnUp {

    private final OrderedBy orders;
    private final ReportFigures figures;
    private final FrozenFigures frozen;
    private final MonitoringReports monitoring;
    private final ReportRows reports;
    private final WorkView works;
    private final Schemes schemes;
    private final Board board;
    private final ToDecide toDecide;
    private final Head head;
    private final Printed printed;

    DrawnUp(
            OrderedBy orders,
            ReportFigures figures,
            FrozenFigures frozen,
            MonitoringReports monitoring,
            ReportRows reports,
            WorkView works,
            Schemes schemes,
            Board board,
            ToDecide toDecide,
            Head head,
            Printed printed) {
        this.orders = orders;
        this.figures = figures;
        this.frozen = frozen;
        this.monitoring = monitoring;
        this.reports = reports;
        this.works = works;
        this.schemes = schemes;
        this.board = board;
        this.toDecide = toDecide;
        this.head = head;
        this.printed = printed;
    }

    PaperData of(Subject subject) {
        return switch (subject.paper()) {
            case PERIOD_REPORT -> periodReport(subject);
            case MONITORING_NAMED, MONITORING_UNNAMED -> monitoring(subject);
            case MEETING_LIST -> meetingList(subject);
            case URGING_LETTER -> urgingLetter(subject);
            case SCHEME_SUBMISSION -> scheme(subject);
            case CLOSING_REPORT -> closing(subject);
        };
    }

    private PaperData periodReport(Subject subject) {
        WorkView.Reporting reporting =
                works.reporting(subject.about()).orElseThrow(() -> nothing("báo cáo định kỳ", subject.about()));
        ReportRows.Period period = reports.periods(reporting.key()).stream()
                .findFirst()
                .orElseThrow(() -> nothing("kỳ báo cáo đang mở", subject.about()));
        OrderedBy.Directive directive = directive(subject.about());
        String code = FrozenFigures.code(reporting.key(), period.period());
        ReportFigures.Sheet sheet = period.writable()
                ? figures.ofReport(directive.key(), reporting.body(), reporting.key(), period.period())
                : signed(code)
                        .orElseGet(() ->
                                figures.ofReport(directive.key(), reporting.body(), reporting.key(), period.period()));
        List<ReportFigures.Row> rows =
                sheet.rows().stream().filter(row -> row.content() != null).toList();
        List<Map<String, String>> table = new ArrayList<>();
        for (ReportFigures.Row row : rows) {
            table.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(table.size() + 1),
                    "điểm",
                    Counted.clause(row),
                    "nhiệm vụ",
                    Counted.title(row),
                    "nội dung",
                    row.content()));
        }
        int written =
                (int) rows.stream().filter(row -> !row.content().isBlank()).count();
        Map<String, String> texts = texts(
                subject,
                directive,
                "kết quả thực hiện " + printed.cited(directive) + ", kỳ " + period.period(),
                List.of(directive.followerName()),
                code,
                sheet.cutOff());
        texts.putAll(Counted.split(sheet.split()));
        texts.put("kỳ báo cáo", period.period());
        texts.put("số điểm đã báo cáo", written + "/" + rows.size());
        return new PaperData(texts, Map.of("các điểm", table), period.period(), code, sheet.cutOff());
    }

    private PaperData monitoring(Subject subject) {
        OrderedBy.Directive directive = directive(subject.about());
        Optional<MonitoringReports.Current> current = monitoring.current(subject.about());
        String code = current.map(open -> FrozenFigures.code(subject.about(), open.period()))
                .orElse(null);
        ReportFigures.Sheet sheet =
                Optional.ofNullable(code).flatMap(this::signed).orElseGet(() -> figures.ofDirective(directive.key()));
        String period = current.map(MonitoringReports.Current::period).orElse("đến " + Printed.minute(sheet.cutOff()));
        String assessment = current.flatMap(open -> monitoring.written(subject.about()).stream()
                        .filter(report -> report.period().equals(open.period()))
                        .findFirst())
                .map(MonitoringReports.Written::assessment)
                .orElse("(Ghi đánh giá, kiến nghị.)");
        List<ReportFigures.Row> late = sheet.late();
        Map<String, String> texts = texts(
                subject,
                directive,
                "tình hình thực hiện " + printed.cited(directive)
                        + current.map(open -> ", kỳ " + open.period()).orElse(""),
                List.of(directive.superiorName()),
                code,
                sheet.cutOff());
        texts.putAll(Counted.split(sheet.split()));
        texts.put("kỳ báo cáo", period);
        texts.put("đánh giá", assessment);
        texts.put("số cơ quan quá hạn", Printed.rate(bodies(late), bodies(sheet.rows())));
        return new PaperData(
                texts,
                Map.of("việc quá hạn", Counted.late(late), "theo nhiệm vụ", Counted.byMeasure(sheet.rows())),
                current.map(MonitoringReports.Current::period).orElse(null),
                code,
                sheet.cutOff());
    }

    private static int bodies(List<ReportFigures.Row> rows) {
        return (int) rows.stream().map(ReportFigures.Row::body).distinct().count();
    }

    private PaperData meetingList(Subject subject) {
        Board.Sheet sheet = board.read(Integer.MAX_VALUE, Board.DOCUMENTS);
        List<ToDecide.Item> open = toDecide.all();
        List<Map<String, String>> late = new ArrayList<>();
        for (Board.Late each : sheet.late().items()) {
            late.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(late.size() + 1),
                    "cơ quan",
                    each.bodyName(),
                    "văn bản",
                    each.number(),
                    "điểm",
                    each.report() ? "" : text(each.clauseLabel()),
                    "sản phẩm",
                    each.report()
                            ? "Báo cáo kỳ " + each.period()
                            : each.product() != null ? each.product() : text(each.title()),
                    "hạn",
                    Printed.day(each.due()),
                    "ngày chậm",
                    Integer.toString(each.daysLate()),
                    "cấp quyết định",
                    text(each.levelName())));
        }
        List<Map<String, String>> soon = new ArrayList<>();
        for (Board.Soon each : sheet.soon().items()) {
            soon.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(soon.size() + 1),
                    "cơ quan",
                    each.bodyName(),
                    "văn bản",
                    each.number(),
                    "điểm",
                    text(each.clauseLabel()),
                    "nội dung",
                    each.report() ? "Báo cáo kỳ " + each.period() : text(each.title()),
                    "hạn",
                    Printed.day(each.due())));
        }
        List<Map<String, String>> decisions = new ArrayList<>();
        for (ToDecide.Item each : open) {
            decisions.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(decisions.size() + 1),
                    "cơ quan",
                    text(each.bodyName()),
                    "văn bản",
                    text(each.number()),
                    "điểm",
                    text(each.clauseLabel()),
                    "nội dung",
                    each.content() != null ? each.content() : text(each.title()),
                    "việc phải quyết",
                    each.step(),
                    "cấp quyết định",
                    each.ownerName(),
                    "hạn",
                    Printed.day(each.due())));
        }
        Instant cutOff = figures.now();
        Map<String, String> texts = new LinkedHashMap<>(head.of(
                subject.paper(),
                subject.body(),
                "việc quá hạn, sắp đến hạn và cần cho ý kiến, quyết định (phục vụ họp " + head.standing() + ")",
                subject.on(),
                null,
                List.of(head.standing())));
        texts.put("giờ chốt số liệu", Printed.minute(cutOff));
        texts.put("số văn bản", Long.toString(sheet.directiveCount()));
        texts.put(
                "số việc quá hạn",
                reports(sheet.late()) + "; "
                        + Printed.rate(sheet.split().openLate(), sheet.split().dated())
                        + " việc có thời hạn đang quá hạn");
        texts.put("số việc sắp đến hạn", sheet.soon().total() + " việc");
        texts.put("số việc cần quyết định", open.size() + " việc");
        texts.put("số ngày tới", Integer.toString(Board.AHEAD));
        return new PaperData(
                texts,
                Map.of("việc quá hạn", late, "việc sắp đến hạn", soon, "việc cần quyết định", decisions),
                null,
                null,
                cutOff);
    }

    /** The board's list joins assignments and periodic reports; its denominator counts assignments. */
    private static String reports(Board.Some<Board.Late> late) {
        long reports = late.items().stream().filter(Board.Late::report).count();
        return (late.total() - reports) + " việc được giao, " + reports + " báo cáo định kỳ";
    }

    private PaperData urgingLetter(Subject subject) {
        OrderedBy.Directive directive = directive(subject.about());
        ReportFigures.Sheet sheet = figures.ofBody(directive.key(), subject.to());
        String name = head.name(subject.to());
        Map<String, String> texts = texts(
                subject,
                directive,
                "V/v đôn đốc thực hiện " + printed.cited(directive),
                Stream.of("Như trên", directive.superiorName() + " (báo cáo)").toList(),
                null,
                sheet.cutOff());
        texts.put("kính gửi", name);
        List<Map<String, String>> late = new ArrayList<>(Counted.late(sheet.late()));
        List<Board.Late> lateReports = board.read(Integer.MAX_VALUE, Board.DOCUMENTS).late().items().stream()
                .filter(each -> each.report() && each.directive().equals(directive.key()))
                .filter(each -> each.body().equals(subject.to()))
                .toList();
        for (Board.Late report : lateReports) {
            late.add(PaperData.row(
                    "thứ tự",
                    Integer.toString(late.size() + 1),
                    "điểm",
                    "",
                    "nhiệm vụ",
                    "Báo cáo định kỳ",
                    "sản phẩm",
                    "Báo cáo kỳ " + report.period(),
                    "hạn",
                    Printed.day(report.due()),
                    "ngày chậm",
                    Integer.toString(report.daysLate())));
        }
        texts.put(
                "số việc quá hạn",
                Printed.rate(sheet.split().openLate(), sheet.split().dated()) + " việc được giao có thời hạn"
                        + (lateReports.isEmpty() ? "" : " và " + lateReports.size() + " báo cáo định kỳ"));
        texts.put("hạn trả lời", "……");
        return new PaperData(texts, Map.of("việc quá hạn", late), null, null, sheet.cutOff());
    }

    private PaperData scheme(Subject subject) {
        WorkView.Work work = works.assignment(subject.about()).orElseThrow(() -> nothing("đề án", subject.about()));
        OrderedBy.Directive directive = directive(subject.about());
        Schemes.Scheme scheme = schemes.find(subject.about());
        List<WorkView.SchemeLine> lines = works.scheme(subject.about());
        String decider = work.order().deciderName() != null ? work.order().deciderName() : directive.superiorName();
        List<Map<String, String>> steps = new ArrayList<>();
        List<Map<String, String>> opinions = new ArrayList<>();
        int answered = 0;
        for (WorkView.SchemeLine line : lines) {
            switch (line.kind()) {
                case "RECORD" ->
                    steps.add(PaperData.row(
                            "thứ tự",
                            Integer.toString(steps.size() + 1),
                            "bước",
                            printed.code(line.name()),
                            "số và ngày",
                            line.number() == null
                                    ? ""
                                    : line.number() + (line.on() == null ? "" : ", ngày " + Printed.day(line.on())),
                            "kết quả",
                            line.remark() != null ? line.remark() : printed.code(line.outcome())));
                case "CONSULTATION" -> {
                    opinions.add(PaperData.row(
                            "thứ tự",
                            Integer.toString(opinions.size() + 1),
                            "cơ quan",
                            line.name(),
                            "ý kiến",
                            line.outcome() == null ? "Chưa trả lời" : printed.code(line.outcome()),
                            "nội dung",
                            text(line.remark())));
                    answered += line.outcome() != null && !line.outcome().equals("SILENT") ? 1 : 0;
                }
                default -> {}
            }
        }
        Instant cutOff = figures.now();
        Map<String, String> texts = texts(
                subject,
                directive,
                "về " + lower(work.line().title()),
                List.of("Như trên", directive.followerName()),
                null,
                cutOff);
        texts.put("kính trình", decider);
        texts.put("tên đề án", work.line().title());
        texts.put("nguyên văn giao việc", text(work.order().wording()).strip().replaceFirst("[.;]$", ""));
        texts.put(
                "cơ quan chủ trì",
                work.order().executingName() != null
                        ? work.order().executingName()
                        : work.line().bodyName());
        texts.put("cơ quan soạn thảo", scheme.drafter() == null ? "(chưa giao)" : head.name(scheme.drafter()));
        texts.put("cơ quan thẩm định", scheme.appraiser() == null ? "(chưa giao)" : head.name(scheme.appraiser()));
        texts.put("hạn trình", Printed.day(work.line().due()));
        texts.put("số cơ quan góp ý", answered + "/" + opinions.size());
        return new PaperData(texts, Map.of("quá trình xây dựng", steps, "ý kiến góp ý", opinions), null, null, cutOff);
    }

    private PaperData closing(Subject subject) {
        OrderedBy.Directive directive = directive(subject.about());
        String code = FrozenFigures.code(directive.key(), null);
        ReportFigures.Sheet sheet = signed(code).orElseGet(() -> figures.ofDirective(directive.key()));
        List<Map<String, String>> open = new ArrayList<>();
        for (ReportFigures.Row row : sheet.rows()) {
            if (!row.state().closed()) {
                open.add(PaperData.row(
                        "thứ tự",
                        Integer.toString(open.size() + 1),
                        "cơ quan",
                        row.bodyName(),
                        "điểm",
                        Counted.clause(row),
                        "nhiệm vụ",
                        Counted.title(row),
                        "hạn",
                        Printed.day(row.due())));
            }
        }
        Map<String, String> texts = texts(
                subject,
                directive,
                "kết thúc theo dõi việc thực hiện " + printed.cited(directive),
                List.of(directive.superiorName()),
                code,
                sheet.cutOff());
        texts.putAll(Counted.split(sheet.split()));
        texts.put(
                "kết luận kết thúc",
                directive.endOutcome() == null
                        ? "(chưa kết thúc theo dõi)"
                        : printed.code(directive.endOutcome())
                                + (directive.endReason() == null ? "" : "; căn cứ: " + directive.endReason()));
        return new PaperData(
                texts,
                Map.of("theo nhiệm vụ", Counted.byMeasure(sheet.rows()), "việc chưa xong", open),
                null,
                code,
                sheet.cutOff());
    }

    private Optional<ReportFigures.Sheet> signed(String code) {
        return frozen.find(code)
                .map(version -> new ReportFigures.Sheet(version.head().cutOff(), version.rows()));
    }

    private Map<String, String> texts(
            Subject subject,
            OrderedBy.Directive directive,
            String title,
            List<String> receivers,
            String code,
            Instant cutOff) {
        Map<String, String> texts = new LinkedHashMap<>(
                head.of(subject.paper(), subject.body(), title, subject.on(), directive.place(), receivers));
        texts.put("văn bản chỉ đạo", printed.citedWhole(directive));
        texts.put("mã số liệu", code == null ? "chưa có (số liệu tức thời, không thuộc kỳ nào)" : code);
        texts.put("giờ chốt số liệu", Printed.minute(cutOff));
        return texts;
    }

    private OrderedBy.Directive directive(String about) {
        return orders.find(about).orElseThrow(() -> nothing("văn bản chỉ đạo", about));
    }

    private static UnknownThing nothing(String what, String key) {
        return new UnknownThing("Không có " + what + " nào mang mã " + key + ".");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String lower(String text) {
        return text == null || text.isEmpty()
                ? ""
                : text.substring(0, 1).toLowerCase(Printed.VIETNAMESE) + text.substring(1);
    }
}
