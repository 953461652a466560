package vn.dondoc.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.directive.Directive;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Changes;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Inspections;
import vn.dondoc.register.Journal;
import vn.dondoc.register.Mandates;
import vn.dondoc.register.OfficeLists;
import vn.dondoc.register.OfficeRules;
import vn.dondoc.register.OpenSteps;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.People;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Substitutions;
import vn.dondoc.register.Successions;
import vn.dondoc.register.TrailExport;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.web.ListFile.Column;
import vn.dondoc.web.ListFile.Listed;

/** Xuất Excel: each list of the pages as a file, with what the reader may see of it and no more. Always Vietnamese. */
@Controller
@RequestMapping("/export")
class ListPages {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final int BLOCK = 500;
    private static final String NO_FILTER = "Không lọc.";

    private final Directives directives;
    private final DirectiveView view;
    private final AssignmentView assignments;
    private final Board board;
    private final Bodies bodies;
    private final OfficeLists lists;
    private final Journal journal;
    private final ReportRequests reportRequests;
    private final Changes changes;
    private final OfficeRules rules;
    private final Organisation organisation;
    private final Successions successions;
    private final Mandates mandates;
    private final Substitutions substitutions;
    private final Inspections inspections;
    private final TrailExport trail;
    private final People people;
    private final Show show;
    private final MessageSource messages;
    private final Clock clock;

    ListPages(
            Directives directives,
            DirectiveView view,
            AssignmentView assignments,
            Board board,
            Bodies bodies,
            OfficeLists lists,
            Journal journal,
            ReportRequests reportRequests,
            Changes changes,
            OfficeRules rules,
            Organisation organisation,
            Successions successions,
            Mandates mandates,
            Substitutions substitutions,
            Inspections inspections,
            TrailExport trail,
            People people,
            Show show,
            MessageSource messages,
            Clock clock) {
        this.directives = directives;
        this.view = view;
        this.assignments = assignments;
        this.board = board;
        this.bodies = bodies;
        this.lists = lists;
        this.journal = journal;
        this.reportRequests = reportRequests;
        this.changes = changes;
        this.rules = rules;
        this.organisation = organisation;
        this.successions = successions;
        this.mandates = mandates;
        this.substitutions = substitutions;
        this.inspections = inspections;
        this.trail = trail;
        this.people = people;
        this.show = show;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/directives")
    void directives(Principal who, HttpServletResponse response) throws IOException {
        send(
                "van-ban",
                who,
                response,
                progress(pages(at -> board.directives(at, BLOCK).items())));
    }

    @GetMapping("/board")
    void board(Principal who, HttpServletResponse response) throws IOException {
        Board.Sheet sheet = board.read(ListFile.MOST, Board.DOCUMENTS);
        send(
                "bang-theo-doi",
                who,
                response,
                listed(
                        "Quá hạn",
                        "Việc và báo cáo quá hạn",
                        "Việc đang mở có hạn trước ngày " + show.day(sheet.today()) + ".",
                        all(sheet.late().items()),
                        column("Cơ quan", 28, Board.Late::bodyName),
                        column("Quá hạn (ngày làm việc)", 10, Board.Late::daysLate),
                        column("Còn thiếu sản phẩm", 40, ListPages::missing),
                        column("Văn bản", 16, Board.Late::number),
                        column("Điểm", 24, Board.Late::clauseLabel),
                        column("Hạn", 12, Board.Late::due),
                        column("Hạn do", 20, each -> word("setBy", each.dueSetBy())),
                        column("Mức", 12, each -> word("colour", each.colour())),
                        column("Cấp quyết định", 22, Board.Late::levelName),
                        column("Mã", 30, Board.Late::work)),
                listed(
                        "Sắp đến hạn",
                        "Việc và báo cáo sắp đến hạn",
                        "Hạn từ ngày " + show.day(sheet.today()) + " đến ngày "
                                + show.day(sheet.today().plusDays(Board.AHEAD)) + ".",
                        all(sheet.soon().items()),
                        column("Hạn", 12, Board.Soon::due),
                        column("Cơ quan", 28, Board.Soon::bodyName),
                        column("Nhiệm vụ", 46, each -> each.report() ? "Báo cáo kỳ " + each.period() : each.title()),
                        column("Văn bản", 16, Board.Soon::number),
                        column("Điểm", 24, Board.Soon::clauseLabel),
                        column("Hạn do", 20, each -> word("setBy", each.dueSetBy())),
                        column("Trạng thái", 20, each -> word("state", each.state())),
                        column("Mức", 12, each -> word("colour", each.colour())),
                        column("Mã", 30, Board.Soon::work)),
                listed(
                        "Nghẽn",
                        "Bước đang giữ quá hạn",
                        "Bước chưa xong có hạn trước ngày " + show.day(sheet.today()) + ".",
                        all(sheet.stuck().items()),
                        column("Đang giữ", 28, OpenSteps.Line::ownerName),
                        column("Bước", 30, OpenSteps.Line::step),
                        column("Quá hạn (ngày làm việc)", 10, OpenSteps.Line::daysLate),
                        column("Hạn", 12, OpenSteps.Line::due),
                        column("Văn bản", 16, OpenSteps.Line::number),
                        column("Điểm", 24, OpenSteps.Line::clauseLabel),
                        column("Mã", 30, OpenSteps.Line::work)),
                progress(all(sheet.directives())));
    }

    @GetMapping("/assignments")
    void assignments(AssignmentQuery query, Principal who, HttpServletResponse response) throws IOException {
        AssignmentView.Filter filter = query.filter();
        send(
                "viec-duoc-giao",
                who,
                response,
                listed(
                        "Việc được giao",
                        "Việc được giao",
                        words(filter),
                        pages(at -> assignments.page(filter, at, BLOCK).items()),
                        column("Văn bản", 16, AssignmentView.Line::number),
                        column("Điểm", 8, AssignmentView.Line::measure),
                        column("Nhiệm vụ", 46, AssignmentView.Line::title),
                        column("Sản phẩm", 24, AssignmentView.Line::product),
                        column("Cơ quan chủ trì", 28, AssignmentView.Line::bodyName),
                        column("Loại", 18, each -> word("kind", each.kind().code())),
                        column("Kỳ", 10, AssignmentView.Line::period),
                        column("Hạn", 12, AssignmentView.Line::due),
                        column("Hạn do", 20, each -> word("setBy", each.dueSetBy())),
                        column("Hạn ban đầu", 12, AssignmentView.Line::dueOriginal),
                        column("Trạng thái", 20, each -> word("state", each.state())),
                        column("Quá hạn (ngày làm việc)", 10, AssignmentView.Line::daysLate),
                        column("Mức", 12, each -> word("colour", each.colour())),
                        column("Ngày nhận", 12, AssignmentView.Line::receivedOn),
                        column("Ngày nộp", 12, each -> dayOf(each.submittedAt())),
                        column("Ngày xác nhận", 12, each -> dayOf(each.confirmedAt())),
                        column("Mã", 30, AssignmentView.Line::key)));
    }

    @GetMapping("/directives/{key}")
    void directive(@PathVariable String key, Principal who, HttpServletResponse response) throws IOException {
        Directive directive = directives.get(Keys.directive(key));
        String of = "Văn bản " + directive.header().number() + " ngày "
                + show.day(directive.header().issuedOn()) + ".";
        List<ScheduleLine> schedule = ScheduleLine.of(directive, view.days(key));
        send(
                key,
                who,
                response,
                listed(
                        "Lịch thực hiện",
                        "Lịch thực hiện " + directive.header().number(),
                        of,
                        all(schedule),
                        column("Hạn", 12, ScheduleLine::due),
                        column("Nhiệm vụ", 10, ScheduleLine::measure),
                        column(
                                "Nội dung",
                                46,
                                each -> each.line().equals("milestone")
                                        ? show.code(each.title())
                                        : each.line().equals("report") ? "Báo cáo kỳ" : each.title()),
                        column("Kỳ", 10, ScheduleLine::period),
                        column("Câu chữ về hạn", 28, ScheduleLine::phrase),
                        column("Hạn do", 22, each -> word("setBy", each.dueSetBy())),
                        column("Số việc", 10, ScheduleLine::count),
                        column("Đã xong", 10, ScheduleLine::done)),
                listed(
                        "Phản hồi",
                        "Phản hồi của các cơ quan về " + directive.header().number(),
                        of,
                        all(view.answers(key)),
                        column("Cơ quan", 30, DirectiveView.Answer::bodyName),
                        column("Số đến", 10, DirectiveView.Answer::arrivalNo),
                        column("Đã nhận", 12, DirectiveView.Answer::received),
                        column("Đã phân công", 12, each -> dayOf(each.assigned())),
                        column("Người chủ trì", 20, DirectiveView.Answer::leadPerson),
                        column("Đã triển khai", 12, each -> dayOf(each.disseminated())),
                        column("Đã báo cáo", 12, each -> dayOf(each.reported())),
                        column("Kết quả", 16, each -> each.confirmed() ? "đã xác nhận" : ""),
                        column("Mã", 30, DirectiveView.Answer::assignment)),
                listed(
                        "Sửa đổi",
                        "Sửa đổi, thu hồi, thay thế " + directive.header().number(),
                        of,
                        all(changes.readOf(key)),
                        column("Số văn bản", 18, Changes.Change::number),
                        column("Ngày", 12, Changes.Change::datedOn),
                        column("Loại", 14, each -> word("changes.kind", each.kind())),
                        column("Lý do", 50, Changes.Change::reason),
                        column("Trạng thái", 18, each -> word("changes.state", each.state()))));
    }

    @GetMapping("/directives/{key}/trail")
    void trailOf(@PathVariable String key, Principal who, HttpServletResponse response) throws IOException {
        Directive directive = directives.get(Keys.directive(key));
        send(
                key + "-nhat-ky",
                who,
                response,
                listed(
                        "Nhật ký",
                        "Nhật ký " + directive.header().number(),
                        "Văn bản " + directive.header().number() + ".",
                        pages(at -> view.trail(key, at, BLOCK).items()),
                        column("Lúc", 18, each -> at(each.at())),
                        column("Việc gì", 24, each -> word("event", each.event())),
                        column("Ai", 24, DirectiveView.Entry::actor),
                        column("Thay cho", 24, DirectiveView.Entry::onBehalfOf),
                        column("Thay mặt", 24, DirectiveView.Entry::inPlaceOf),
                        column("Cơ quan", 26, DirectiveView.Entry::bodyName),
                        column("Điểm", 8, DirectiveView.Entry::clause),
                        column("Chi tiết", 50, each -> show.detail(each.detail())),
                        column("Mã", 30, DirectiveView.Entry::work)));
    }

    @GetMapping("/trail")
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'INSPECTOR')")
    void trail(Principal who, HttpServletResponse response) throws IOException {
        send(
                "nhat-ky",
                who,
                response,
                listed(
                        "Nhật ký",
                        "Nhật ký",
                        NO_FILTER,
                        to -> trail.each(null, to),
                        column("Lúc", 18, (TrailExport.Entry each) -> each.at().toLocalDateTime()),
                        column("Việc gì", 24, each -> word("event", each.event())),
                        column("Ai", 18, TrailExport.Entry::actor),
                        column("Thay cho", 18, TrailExport.Entry::onBehalfOf),
                        column("Thay mặt", 18, TrailExport.Entry::inPlaceOf),
                        column("Văn bản", 16, TrailExport.Entry::directive),
                        column("Mã", 30, TrailExport.Entry::work),
                        column("Cơ quan", 16, TrailExport.Entry::body),
                        column("Chi tiết", 44, each -> show.detail(each.detail())),
                        column("Thay đổi", 44, TrailExport.Entry::changes)));
    }

    @GetMapping("/requests")
    void requests(Principal who, HttpServletResponse response) throws IOException {
        send(
                "de-nghi",
                who,
                response,
                listed(
                        "Đề nghị",
                        "Đề nghị gia hạn, điều chỉnh; khó khăn, vướng mắc",
                        NO_FILTER,
                        pages(at -> lists.requests(at, BLOCK)),
                        column("Loại", 20, each -> word("requests.kind", each.kind())),
                        column("Văn bản", 16, OfficeLists.Asked::number),
                        column("Nhiệm vụ", 36, OfficeLists.Asked::title),
                        column("Cơ quan đề nghị", 26, OfficeLists.Asked::bodyName),
                        column("Ngày gửi", 12, each -> dayOf(each.askedAt())),
                        column("Nội dung", 44, OfficeLists.Asked::content),
                        column("Hạn đề nghị", 12, OfficeLists.Asked::wantedDue),
                        column("Cấp quyết định", 24, OfficeLists.Asked::rulerName),
                        column("Kết quả", 18, each -> show.code(each.decision())),
                        column("Ngày được ấn định", 12, OfficeLists.Asked::ruledDue),
                        column("Trả lời", 36, OfficeLists.Asked::answer),
                        column("Mã", 30, OfficeLists.Asked::key)));
    }

    @GetMapping("/reports")
    void reports(Principal who, HttpServletResponse response) throws IOException {
        send(
                "bao-cao-dinh-ky",
                who,
                response,
                listed(
                        "Báo cáo định kỳ",
                        "Báo cáo định kỳ",
                        NO_FILTER,
                        pages(at -> lists.reports(at, BLOCK)),
                        column("Văn bản", 16, OfficeLists.Reported::number),
                        column("Cơ quan", 30, OfficeLists.Reported::bodyName),
                        column("Kỳ", 10, OfficeLists.Reported::period),
                        column("Hạn", 12, OfficeLists.Reported::due),
                        column("Hạn do", 22, each -> word("setBy", each.setBy())),
                        column("Trạng thái", 20, each -> word("reportState", each.state())),
                        column("Số báo cáo", 18, OfficeLists.Reported::paper),
                        column("Ngày báo cáo", 12, OfficeLists.Reported::datedOn),
                        column("Ngày nộp", 12, each -> dayOf(each.submittedAt())),
                        column("Ngày tiếp nhận", 12, each -> dayOf(each.receivedAt())),
                        column("Mã", 30, OfficeLists.Reported::proceeding)));
    }

    @GetMapping("/alerts")
    void alerts(@RequestParam(required = false) String directive, Principal who, HttpServletResponse response)
            throws IOException {
        String key = Keys.filter(directive);
        String filter = key == null
                ? NO_FILTER
                : "Văn bản " + directives.get(Keys.directive(key)).header().number() + ".";
        send(
                "don-doc",
                who,
                response,
                listed(
                        "Sổ đôn đốc",
                        "Sổ đôn đốc",
                        filter,
                        pages(at -> journal.alerts(key, null, at, BLOCK).items()),
                        column("Mốc", 18, each -> at(each.nominal())),
                        column("Mức", 14, each -> word("rung", each.rung())),
                        column("Người nhận", 26, Journal.AlertLine::recipientName),
                        column("Hình thức", 22, each -> word("channel", each.channel())),
                        column("Đường gửi", 18, each -> word("carrier", each.carrier())),
                        column("Gửi lúc", 18, each -> at(each.sentAt())),
                        column("Kết quả", 24, each -> word("alertState", each.state())),
                        column("Lỗi", 36, Journal.AlertLine::lastError),
                        column("Số lần gửi", 8, each -> each.attempts().size()),
                        column("Việc", 34, Journal.AlertLine::assignment)));
    }

    @GetMapping("/report-requests")
    void reportRequests(Principal who, HttpServletResponse response) throws IOException {
        send(
                "yeu-cau-bao-cao",
                who,
                response,
                listed(
                        "Yêu cầu báo cáo",
                        "Yêu cầu báo cáo đột xuất",
                        NO_FILTER,
                        pages(at -> reportRequests.page(at, BLOCK).items()),
                        column("Mã", 10, ReportRequests.Request::key),
                        column("Nội dung", 44, ReportRequests.Request::subject),
                        column("Bên yêu cầu", 26, ReportRequests.Request::askerName),
                        column("Ngày yêu cầu", 12, each -> dayOf(each.askedAt())),
                        column("Số văn bản", 18, ReportRequests.Request::number),
                        column("Hạn", 12, ReportRequests.Request::due),
                        column("Được hỏi", 10, ReportRequests.Request::asked),
                        column("Về văn bản", 16, ReportRequests.Request::directiveNumber)));
    }

    @GetMapping("/report-requests/{key}")
    void answers(@PathVariable String key, Principal who, HttpServletResponse response) throws IOException {
        ReportRequests.Request request = reportRequests
                .find(Keys.filter(key))
                .orElseThrow(() -> new UnknownThing("Không có yêu cầu báo cáo nào mang mã " + key + "."));
        send(
                request.key(),
                who,
                response,
                listed(
                        "Trả lời",
                        request.key() + ": " + request.subject(),
                        "Yêu cầu " + request.key() + ", hạn " + show.day(request.due()) + ".",
                        all(reportRequests.answers(request.key())),
                        column("Cơ quan", 30, ReportRequests.Answer::bodyName),
                        column("Trạng thái", 22, each -> word("reportState", each.state())),
                        column("Số báo cáo", 18, ReportRequests.Answer::number),
                        column("Ngày báo cáo", 12, ReportRequests.Answer::datedOn),
                        column("Nội dung", 60, ReportRequests.Answer::content),
                        column("Ngày nộp", 12, each -> dayOf(each.submittedAt())),
                        column("Ngày tiếp nhận", 12, each -> dayOf(each.receivedAt()))));
    }

    @GetMapping("/calendar")
    void calendar(@RequestParam(required = false) Integer year, Principal who, HttpServletResponse response)
            throws IOException {
        int shown = year == null ? LocalDate.now(clock).getYear() : year;
        send(
                "lich-" + shown,
                who,
                response,
                listed(
                        "Lịch " + shown,
                        "Ngày nghỉ, nghỉ bù, làm bù năm " + shown,
                        "Năm " + shown + "; thứ Bảy, Chủ nhật thường lệ không kê.",
                        all(rules.year(shown)),
                        column("Ngày", 12, each -> each.day()),
                        column("Loại", 16, each -> word("dayKind", each.kind())),
                        column("Tên", 36, each -> each.name()),
                        column("Căn cứ", 50, each -> each.source()),
                        column("Tạm tính", 10, each -> each.provisional() ? "tạm tính" : "")));
    }

    @GetMapping("/milestones")
    void milestones(Principal who, HttpServletResponse response) throws IOException {
        send(
                "moc-de-an",
                who,
                response,
                listed(
                        "Mốc đề án",
                        "Mốc của các đề án",
                        NO_FILTER,
                        pages(at -> lists.milestones(at, BLOCK)),
                        column("Văn bản", 16, OfficeLists.Milestone::number),
                        column("Đề án", 40, OfficeLists.Milestone::title),
                        column("Cơ quan chủ trì", 28, OfficeLists.Milestone::bodyName),
                        column("Mốc", 34, each -> show.code(each.step())),
                        column("Ngày", 12, OfficeLists.Milestone::due),
                        column("Xong ngày", 12, each -> dayOf(each.doneAt())),
                        column("Mã", 30, OfficeLists.Milestone::assignment)),
                listed(
                        "Khoảng cách",
                        "Khoảng cách từ mốc đến hạn trình",
                        NO_FILTER,
                        all(List.copyOf(rules.distances().entrySet())),
                        column("Mốc", 40, (Map.Entry<String, Integer> each) -> show.code(each.getKey())),
                        column("Ngày làm việc trước hạn", 14, Map.Entry::getValue)),
                listed(
                        "Phiên họp",
                        "Phiên họp Ban Thường vụ",
                        NO_FILTER,
                        all(rules.sessions()),
                        column("Ngày", 12, OfficeRules.Session::day),
                        column("Ghi chú", 50, OfficeRules.Session::note)));
    }

    @GetMapping("/organisation")
    void organisation(Principal who, HttpServletResponse response) throws IOException {
        send(
                "co-quan",
                who,
                response,
                listed(
                        "Cơ quan",
                        "Danh mục cơ quan",
                        NO_FILTER,
                        all(organisation.bodies()),
                        column("Mã", 16, Organisation.BodyLine::code),
                        column("Tên", 40, Organisation.BodyLine::name),
                        column("Loại", 30, each -> word("bodyKind", each.kind())),
                        column("Cấp trên", 30, Organisation.BodyLine::parentName),
                        column("Từ ngày", 12, each -> start(each.from())),
                        column("Đến ngày", 12, Organisation.BodyLine::to),
                        column("Cơ quan kế thừa", 30, Organisation.BodyLine::successorName),
                        column("Số người", 10, Organisation.BodyLine::people),
                        column("Việc đang mở", 10, Organisation.BodyLine::open)),
                listed(
                        "Nhóm nơi nhận",
                        "Nhóm nơi nhận",
                        NO_FILTER,
                        all(organisation.groupMembers(null)),
                        column("Nhóm", 36, Organisation.GroupMember::groupName),
                        column("Cơ quan", 40, Organisation.GroupMember::bodyName),
                        column("Từ ngày", 12, each -> start(each.from())),
                        column("Đến ngày", 12, Organisation.GroupMember::to)),
                listed(
                        "Kế thừa",
                        "Cơ quan kế thừa",
                        NO_FILTER,
                        all(successions.all()),
                        column("Cơ quan", 36, Successions.Succession::bodyName),
                        column("Kế thừa", 36, Successions.Succession::successorName),
                        column("Từ ngày", 12, Successions.Succession::from),
                        column("Căn cứ", 40, Successions.Succession::document),
                        column("Tình trạng", 20, each -> word("succession", each.state())),
                        column("Việc đã chuyển", 10, Successions.Succession::passed)));
    }

    @GetMapping("/organisation/bodies/{code}")
    void body(@PathVariable String code, Principal who, HttpServletResponse response) throws IOException {
        Organisation.BodyLine body = organisation
                .body(Keys.filter(code))
                .orElseThrow(() -> new UnknownThing("Không có cơ quan nào mang mã " + code + "."));
        send(
                "con-nguoi",
                who,
                response,
                listed(
                        "Con người",
                        "Người của " + body.name(),
                        "Cơ quan: " + body.name() + ".",
                        all(organisation.rolesIn(body.code())),
                        column("Họ và tên", 28, Organisation.Role::name),
                        column("Chức vụ", 28, Organisation.Role::title),
                        column("Vai", 30, each -> word("bodyRole", each.role())),
                        column("Từ ngày", 12, each -> start(each.from())),
                        column("Đến ngày", 12, Organisation.Role::to),
                        column("Điện thoại", 16, Organisation.Role::phone),
                        column("Thư điện tử", 28, Organisation.Role::email)));
    }

    @GetMapping("/mandates")
    void mandates(Principal who, HttpServletResponse response) throws IOException {
        send(
                "nhap-thay",
                who,
                response,
                listed(
                        "Nhập thay",
                        "Giao nhập thay",
                        NO_FILTER,
                        all(mandates.all()),
                        column("Cơ quan được nhập thay", 36, Mandates.Mandate::bodyName),
                        column("Cơ quan nhập thay", 36, Mandates.Mandate::agentName),
                        column("Từ ngày", 12, Mandates.Mandate::from),
                        column("Đến ngày", 12, Mandates.Mandate::to),
                        column("Căn cứ", 40, Mandates.Mandate::document),
                        column("Người ghi", 24, Mandates.Mandate::givenBy)));
    }

    @GetMapping("/substitutions")
    void substitutions(Principal who, HttpServletResponse response) throws IOException {
        send(
                "uy-quyen",
                who,
                response,
                listed(
                        "Ủy quyền",
                        "Ủy quyền",
                        NO_FILTER,
                        all(substitutions.all()),
                        column("Người ủy quyền", 30, Substitutions.Substitution::personName),
                        column("Người được ủy quyền", 30, Substitutions.Substitution::deputyName),
                        column("Từ ngày", 12, Substitutions.Substitution::from),
                        column("Đến ngày", 12, Substitutions.Substitution::to),
                        column("Căn cứ", 40, Substitutions.Substitution::document)));
    }

    @GetMapping("/inspections")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    void inspections(Principal who, HttpServletResponse response) throws IOException {
        send(
                "quyen-kiem-tra",
                who,
                response,
                listed(
                        "Quyền kiểm tra",
                        "Quyền đọc của người kiểm tra",
                        NO_FILTER,
                        all(inspections.all()),
                        column("Người kiểm tra", 28, Inspections.Mandate::inspectorName),
                        column("Văn bản", 18, Inspections.Mandate::directive),
                        column("Cơ quan", 30, Inspections.Mandate::bodyName),
                        column("Quyết định số", 20, Inspections.Mandate::number),
                        column("Ngày", 12, Inspections.Mandate::datedOn),
                        column("Từ ngày", 12, Inspections.Mandate::from),
                        column("Đến ngày", 12, Inspections.Mandate::to),
                        column("Người mở", 24, Inspections.Mandate::openedBy)));
    }

    private Listed<Board.Progress> progress(Consumer<Consumer<Board.Progress>> rows) {
        return listed(
                "Văn bản",
                "Văn bản chỉ đạo",
                NO_FILTER,
                rows,
                column("Số, ký hiệu", 18, Board.Progress::number),
                column("Ngày ban hành", 12, Board.Progress::issuedOn),
                column("Trích yếu", 50, Board.Progress::subject),
                column("Trạng thái", 20, each -> word("directiveState", each.state())),
                column("Việc phát hành", 10, Board.Progress::issued),
                column("Mẫu số", 10, each -> each.split().total()),
                column("Hoàn thành đúng hạn", 10, each -> each.split().doneInTime()),
                column("Hoàn thành quá hạn", 10, each -> each.split().doneLate()),
                column("Đang thực hiện trong hạn", 10, each -> each.split().openInTime()),
                column("Đang thực hiện quá hạn", 10, each -> each.split().openLate()),
                column("Không ấn định hạn", 10, each -> each.split().noDue()),
                column("Mã", 18, Board.Progress::key));
    }

    // --------------------------------------------------------------------------------------------------- the file

    private void send(String name, Principal who, HttpServletResponse response, Listed<?>... all) throws IOException {
        try (ListFile file = new ListFile("Số liệu đến " + show.now() + ". Người xuất: "
                + people.find(who.getName()).map(People.Person::name).orElse(who.getName())
                + "; chỉ gồm những gì người xuất được xem.")) {
            for (Listed<?> each : all) {
                file.add(each);
            }
            file.send(name + ".xlsx", response);
        }
    }

    @SafeVarargs
    private static <T> Listed<T> listed(
            String name, String title, String filter, Consumer<Consumer<T>> rows, Column<T>... columns) {
        return new Listed<>(name, title, filter, List.of(columns), rows);
    }

    private static <T> Column<T> column(String head, int width, Function<T, ?> value) {
        return new Column<>(head, width, value);
    }

    private static <T> Consumer<Consumer<T>> all(List<T> rows) {
        return rows::forEach;
    }

    /** Page by page, as far as a file goes. */
    private static <T> Consumer<Consumer<T>> pages(IntFunction<List<T>> page) {
        return to -> {
            List<T> rows;
            int at = 0;
            do {
                rows = page.apply(at);
                rows.forEach(to);
                at++;
            } while (rows.size() == BLOCK && at * BLOCK <= ListFile.MOST);
        };
    }

    private String words(AssignmentView.Filter filter) {
        List<String> words = new ArrayList<>();
        if (filter.directive() != null) {
            words.add("văn bản "
                    + directives
                            .get(Keys.directive(filter.directive()))
                            .header()
                            .number());
        }
        if (filter.clause() != null) {
            words.add("điểm " + filter.clause());
        }
        if (filter.body() != null) {
            words.add("cơ quan " + bodies.names().getOrDefault(filter.body(), filter.body()));
        }
        if (filter.state() != null) {
            words.add("trạng thái " + word("state", filter.state()));
        }
        if (filter.overdue() != null) {
            words.add(filter.overdue() ? "chỉ việc quá hạn" : "chỉ việc không quá hạn");
        }
        return words.isEmpty() ? NO_FILTER : "Lọc: " + String.join("; ", words) + ".";
    }

    private static String missing(Board.Late late) {
        return late.report() ? "Báo cáo kỳ " + late.period() : late.product() == null ? late.title() : late.product();
    }

    private String word(String group, Object code) {
        return code == null ? "" : messages.getMessage(group + "." + code, null, code.toString(), VIETNAMESE);
    }

    private LocalDateTime at(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, clock.getZone());
    }

    private LocalDate dayOf(Instant instant) {
        return instant == null ? null : LocalDate.ofInstant(instant, clock.getZone());
    }

    /** Nothing for a body that was always there. */
    private static LocalDate start(LocalDate from) {
        return from == null || from.getYear() <= 1900 ? null : from;
    }
}
