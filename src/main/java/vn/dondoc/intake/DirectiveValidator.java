package vn.dondoc.intake;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.ClauseProposal;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;

/** Judges a directive as it is to be read; a data file and the break-down page both pass here. */
@Component
public class DirectiveValidator {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final Set<String> PERIODS = Set.of("P1M", "P2M", "P3M", "P4M", "P6M", "P1Y", "P2Y", "P3Y", "P5Y");

    /** As printed: digits first, then signs of letters and digits; never in words. */
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9\\p{L}]*( ?[-–/.&] ?[0-9\\p{L}]+)*");

    /** What a database can't hold or nobody can see; a line may end and be indented. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\r\\n\\t]]");

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_NOTE = 20_000;
    private static final int LONGEST_TEXT = 500_000;

    /** Days of a deadline; more than anybody orders. */
    private static final int MOST_DAYS = 5_000;

    private static final int LATEST_YEAR = 2199;

    /** Everything that is wrong, but for clauses that nobody answers for yet. */
    public List<Problem> check(DirectiveDraft draft, Roster roster) {
        Check check = new Check(draft, roster);
        check.header();
        check.addressees();
        check.clauses();
        return List.copyOf(check.problems);
    }

    /** The clauses that nobody answers for. */
    public List<Problem> checkCoverage(DirectiveDraft draft) {
        List<Problem> problems = new ArrayList<>();
        if (draft.clauses().isEmpty()) {
            problems.add(
                    new Problem("/clauses", "Văn bản chưa có điểm nào. Tách văn bản thành các điểm rồi giao việc."));
        }
        Coverage coverage = Coverage.of(draft);
        for (int i = 0; i < coverage.clauses().size(); i++) {
            Coverage.Item item = coverage.clauses().get(i);
            if (!item.covered()) {
                problems.add(new Problem(
                        "/clauses/" + i,
                        "Chưa phủ: " + item.label() + " (" + item.path()
                                + ") chưa có nhiệm vụ. Thêm nhiệm vụ, hoặc ghi lý do không giao việc."));
            }
        }
        coverage.absent()
                .forEach(piece -> problems.add(new Problem(
                        "/clauses",
                        "Chưa phủ: " + piece.label() + " của văn bản không có trong các điểm đã tách: \""
                                + shortened(piece.wording()) + "\". Thêm điểm này.")));
        return problems;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static final class Check {

        private final DirectiveDraft draft;
        private final DirectiveHeader header;
        private final Roster roster;
        private final Set<String> addressed;
        private final String text;
        private final List<Problem> problems = new ArrayList<>();

        Check(DirectiveDraft draft, Roster roster) {
            this.draft = draft;
            this.header = draft.header();
            this.roster = roster;
            this.addressed = draft.addressees().stream().map(Addressee::body).collect(Collectors.toSet());
            this.text = header.fullText() == null ? "" : ClauseProposal.plain(header.fullText());
        }

        void header() {
            secrecy("/header/number", header.number());
            secrecy("/header/subject", header.subject());
            secrecy("/header/place", header.place());
            secrecy("/header/authority", header.authority());
            secrecy("/header/signerTitle", header.signerTitle());
            SecrecyMark.inText(header.fullText()).ifPresent(mark -> add("/header/fullText", secret(mark)));
            if (required("/header/number", header.number(), "số, ký hiệu văn bản")
                    && !NUMBER.matcher(header.number().strip()).matches()) {
                add(
                        "/header/number",
                        "Số, ký hiệu \"" + shortened(header.number())
                                + "\" phải bắt đầu bằng chữ số, sau đó là ký hiệu, ví dụ 12-CV/TU. Ghi lại đúng như in.");
            }
            text("/header/number", header.number(), "Số, ký hiệu", LONGEST_LINE);
            text("/header/subject", header.subject(), "Trích yếu", LONGEST_NOTE);
            text("/header/place", header.place(), "Nơi ban hành", LONGEST_LINE);
            text("/header/authority", header.authority(), "Thẩm quyền ký", LONGEST_LINE);
            text("/header/signerTitle", header.signerTitle(), "Chức vụ người ký", LONGEST_LINE);
            text("/header/signerName", header.signerName(), "Người ký", LONGEST_LINE);
            text("/header/fullText", header.fullText(), "Toàn văn", LONGEST_TEXT);
            required("/header/type", header.type(), "loại văn bản");
            required("/header/subject", header.subject(), "trích yếu");
            required("/header/fullText", header.fullText(), "toàn văn");
            required("/header/urgency", header.urgency(), "độ khẩn");
            if (required("/header/issuedOn", header.issuedOn(), "ngày ban hành")
                    && header.receivedOn() != null
                    && header.receivedOn().isBefore(header.issuedOn())) {
                add(
                        "/header/receivedOn",
                        "Ngày đến " + shown(header.receivedOn()) + " trước ngày ban hành " + shown(header.issuedOn())
                                + ". Sửa một trong hai ngày.");
            }
            if (required("/header/issuer", header.issuer(), "cơ quan ban hành")) {
                body("/header/issuer", header.issuer());
            }
            if (required("/header/superiorBody", header.superiorBody(), "cơ quan cho ý kiến, kết thúc theo dõi")) {
                body("/header/superiorBody", header.superiorBody());
            }
            if (required("/header/signingBody", header.signingBody(), "cơ quan ký")) {
                body("/header/signingBody", header.signingBody());
            }
            if (!blank(header.monitoringBody())) {
                body("/header/monitoringBody", header.monitoringBody());
            }
            report();
        }

        private void text(String at, String value, String what, int longest) {
            if (value == null) {
                return;
            }
            if (value.length() > longest) {
                add(at, what + " dài " + value.length() + " ký tự, nhiều nhất " + longest + ". Rút gọn rồi ghi lại.");
            } else if (UNPRINTABLE.matcher(value).find()) {
                add(at, what + " có ký tự không đọc được. Xóa ký tự lạ hoặc gõ lại.");
            }
        }

        private void secrecy(String at, String field) {
            SecrecyMark.in(field).ifPresent(mark -> add(at, secret(mark)));
        }

        private void report() {
            DirectiveHeader.Report report = header.report();
            if (report == null) {
                for (int i = 0; i < draft.clauses().size(); i++) {
                    List<MeasureDraft> measures = draft.clauses().get(i).measures();
                    for (int j = 0; j < measures.size(); j++) {
                        if (measures.get(j).kind() == MeasureKind.CONTINUOUS) {
                            add(
                                    "/header/report/every",
                                    "Văn bản có nhiệm vụ thường xuyên ("
                                            + measures.get(j).code()
                                            + ") nhưng chưa có kỳ báo cáo. Ghi kỳ báo cáo của văn bản.");
                            return;
                        }
                    }
                }
                return;
            }
            if (!PERIODS.contains(report.every() == null ? "" : report.every())) {
                add("/header/report/every", "Kỳ báo cáo \"" + report.every() + "\" không dùng được. Chọn " + periods());
            }
            monthDay("/header/report/monthDay", report.monthDay(), "hạn báo cáo trong năm");
            year("/header/report/first", report.first(), "kỳ báo cáo đầu tiên");
            required("/header/report/setBy", report.setBy(), "ai đặt hạn báo cáo");
        }

        void addressees() {
            if (draft.addressees().isEmpty()) {
                add("/addressees", "Văn bản chưa có nơi nhận việc (Kính gửi). Chọn ít nhất một cơ quan.");
            }
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < draft.addressees().size(); i++) {
                Addressee addressee = draft.addressees().get(i);
                String location = "/addressees/" + i;
                if (body(location, addressee.body()) && !seen.add(addressee.body())) {
                    add(location, "Cơ quan \"" + addressee.body() + "\" ghi hai lần trong Kính gửi. Bỏ một dòng.");
                }
                if (!blank(addressee.group()) && !roster.groups().containsKey(addressee.group())) {
                    add(location, "Không có nhóm \"" + addressee.group() + "\". Khai nhóm này hoặc sửa mã.");
                }
            }
        }

        void clauses() {
            Map<String, ClauseDraft> byPath = new HashMap<>();
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < draft.clauses().size(); i++) {
                ClauseDraft clause = draft.clauses().get(i);
                String location = "/clauses/" + i;
                if (required(location + "/path", clause.path(), "số của điểm")
                        && byPath.putIfAbsent(clause.path(), clause) != null) {
                    add(location + "/path", "Điểm " + clause.path() + " ghi hai lần. Đổi số hoặc bỏ một điểm.");
                }
                required(location + "/label", clause.label(), "cách gọi của điểm " + clause.path());
                if (required(location + "/wording", clause.wording(), "nguyên văn của điểm " + clause.path())
                        && !text.isEmpty()
                        && !text.contains(ClauseProposal.plain(clause.wording()))) {
                    add(
                            location + "/wording",
                            "Lời của điểm " + clause.path()
                                    + " không đúng nguyên văn trong toàn văn. Chép lại đúng từng chữ.");
                }
            }
            for (int i = 0; i < draft.clauses().size(); i++) {
                text(
                        "/clauses/" + i + "/noMeasureReason",
                        draft.clauses().get(i).noMeasureReason(),
                        "Lý do không giao việc",
                        LONGEST_NOTE);
                parents("/clauses/" + i + "/parent", draft.clauses().get(i), byPath);
                List<MeasureDraft> measures = draft.clauses().get(i).measures();
                for (int j = 0; j < measures.size(); j++) {
                    String location = "/clauses/" + i + "/measures/" + j;
                    measure(location, draft.clauses().get(i), measures.get(j));
                    if (!codes.add(measures.get(j).code())) {
                        add(
                                location + "/code",
                                "Mã nhiệm vụ \"" + measures.get(j).code() + "\" dùng hai lần. Đặt mã khác.");
                    }
                }
            }
        }

        private void parents(String location, ClauseDraft clause, Map<String, ClauseDraft> byPath) {
            if (blank(clause.parent())) {
                return;
            }
            Set<String> above = new HashSet<>();
            above.add(clause.path());
            for (String at = clause.parent(); at != null; at = byPath.get(at).parent()) {
                if (!byPath.containsKey(at)) {
                    add(location, "Điểm " + clause.path() + " thuộc điểm " + at + ", nhưng không có điểm " + at + ".");
                    return;
                }
                if (!above.add(at)) {
                    add(location, "Điểm " + clause.path() + " thuộc về chính nó qua các điểm trên. Sửa điểm cha.");
                    return;
                }
            }
        }

        private void measure(String at, ClauseDraft clause, MeasureDraft measure) {
            String name = blank(measure.code()) ? "của điểm " + clause.path() : measure.code();
            if (required(at + "/code", measure.code(), "mã nhiệm vụ của điểm " + clause.path())
                    && clause.path() != null
                    && !measure.code().matches("\\Q" + clause.path() + "\\E[a-z]{0,2}")) {
                add(
                        at + "/code",
                        "Mã nhiệm vụ \"" + measure.code() + "\" không theo điểm " + clause.path() + ". Dùng "
                                + clause.path() + " hoặc thêm một chữ cái, ví dụ " + clause.path() + "a.");
            }
            required(at + "/kind", measure.kind(), "loại của nhiệm vụ " + name);
            required(at + "/title", measure.title(), "tên của nhiệm vụ " + name);
            text(at + "/title", measure.title(), "Tên nhiệm vụ " + name, LONGEST_NOTE);
            text(at + "/product", measure.product(), "Sản phẩm của nhiệm vụ " + name, LONGEST_NOTE);
            text(at + "/note", measure.note(), "Ghi chú của nhiệm vụ " + name, LONGEST_NOTE);
            text(at + "/deadline/phrase", measure.deadline().phrase(), "Câu chữ về hạn của " + name, LONGEST_NOTE);
            text(at + "/deadline/question", measure.deadline().question(), "Câu hỏi về hạn của " + name, LONGEST_NOTE);
            text(
                    at + "/deadline/proposal",
                    measure.deadline().proposal(),
                    "Câu trả lời về hạn của " + name,
                    LONGEST_NOTE);
            required(at + "/evidenceRule", measure.evidenceRule(), "yêu cầu minh chứng của nhiệm vụ " + name);
            leads(at + "/leads", name, measure);
            for (Map.Entry<String, String> role : roles(measure).entrySet()) {
                if (!blank(role.getValue())) {
                    body(at + "/" + role.getKey(), role.getValue());
                }
            }
            for (int i = 0; i < measure.coordinating().size(); i++) {
                body(at + "/coordinating/" + i, measure.coordinating().get(i));
            }
            confirmer(at, name, measure);
            deadline(at + "/deadline", name, measure);
        }

        private void leads(String at, String name, MeasureDraft measure) {
            if (measure.leads().isEmpty()) {
                add(at, "Nhiệm vụ " + name + " chưa có cơ quan chủ trì. Chọn ít nhất một cơ quan.");
            }
            Set<String> seen = new HashSet<>();
            Map<String, String> strangers = new LinkedHashMap<>();
            for (int i = 0; i < measure.leads().size(); i++) {
                String lead = measure.leads().get(i);
                if (!body(at + "/" + i, lead)) {
                    continue;
                }
                if (!seen.add(lead)) {
                    add(at + "/" + i, roster.name(lead) + " ghi hai lần là chủ trì nhiệm vụ " + name + ". Bỏ một.");
                } else if (!addressed.contains(lead)) {
                    strangers.put(lead, at + "/" + i);
                }
            }
            if (!strangers.isEmpty()) {
                add(
                        strangers.size() == 1 ? strangers.values().iterator().next() : at,
                        roster.names(strangers.keySet()) + " chủ trì nhiệm vụ " + name
                                + " nhưng không có trong Kính gửi. Thêm vào Kính gửi hoặc chọn cơ quan khác.");
            }
            if (measure.kind() == MeasureKind.SCHEME && measure.leads().size() > 1) {
                add(
                        at,
                        "Đề án " + name
                                + " chỉ có một cơ quan chịu trách nhiệm. Để lại một, các cơ quan khác phối hợp.");
            }
        }

        private static Map<String, String> roles(MeasureDraft measure) {
            Map<String, String> roles = new HashMap<>();
            roles.put("confirmer", measure.confirmer());
            roles.put("confirmerForOwn", measure.confirmerForOwn());
            roles.put("decider", measure.decider());
            roles.put("accountable", measure.accountable());
            roles.put("executing", measure.executing());
            return roles;
        }

        /** Nobody confirms their own work; where nobody else is named, the superior body does. */
        private void confirmer(String at, String name, MeasureDraft measure) {
            for (String lead : measure.leads()) {
                String confirmer = measure.confirmer();
                if (lead.equals(confirmer)) {
                    confirmer = measure.confirmerForOwn();
                }
                if (lead.equals(blank(confirmer) ? header.superiorBody() : confirmer)) {
                    add(
                            at + "/confirmerForOwn",
                            roster.name(lead) + " tự xác nhận việc của mình ở nhiệm vụ " + name
                                    + ". Chọn cơ quan khác xác nhận việc của chính cơ quan này.");
                }
            }
        }

        private void deadline(String at, String name, MeasureDraft measure) {
            DeadlineDraft deadline = measure.deadline();
            if (!required(at + "/rule", deadline.rule(), "cách tính hạn của nhiệm vụ " + name)) {
                return;
            }
            switch (deadline.rule()) {
                case DATE, PERIOD -> {
                    required(at + "/due", deadline.due(), "ngày đến hạn của nhiệm vụ " + name);
                    required(at + "/setBy", deadline.setBy(), "ai đặt hạn của nhiệm vụ " + name);
                }
                case RELATIVE -> {
                    if (deadline.days() == null || deadline.days() < 1 || deadline.days() > MOST_DAYS) {
                        add(
                                at + "/days",
                                "Nhiệm vụ " + name + " thiếu số ngày của hạn. Ghi một số từ 1 đến " + MOST_DAYS + ".");
                    }
                    required(at + "/unit", deadline.unit(), "đơn vị đếm ngày của nhiệm vụ " + name);
                    required(at + "/setBy", deadline.setBy(), "ai đặt hạn của nhiệm vụ " + name);
                }
                case RECURRING -> recurring(at, name, deadline);
                case ASK -> required(at + "/question", deadline.question(), "câu hỏi về hạn của nhiệm vụ " + name);
                case CONTINUOUS, NONE -> {
                    if (deadline.due() != null) {
                        add(
                                at + "/due",
                                "Nhiệm vụ " + name + " ghi ngày " + shown(deadline.due())
                                        + " nhưng cách tính hạn là không có hạn. Đổi cách tính hạn hoặc bỏ ngày.");
                    }
                }
            }
            if (measure.kind() == MeasureKind.SERIES && deadline.rule() != DeadlineRule.RECURRING) {
                add(at + "/rule", "Nhiệm vụ theo kỳ " + name + " phải có hạn lặp lại. Chọn cách tính \"lặp lại\".");
            }
            if (deadline.rule() == DeadlineRule.RECURRING
                    && measure.kind() != null
                    && measure.kind() != MeasureKind.SERIES) {
                add(at + "/rule", "Hạn lặp lại chỉ dùng cho nhiệm vụ theo kỳ. Đổi loại nhiệm vụ " + name + ".");
            }
            dates(at, name, deadline);
            printed(at, name, deadline);
        }

        private void recurring(String at, String name, DeadlineDraft deadline) {
            boolean asked = !blank(deadline.question());
            if (blank(deadline.every())) {
                if (!asked) {
                    add(
                            at + "/every",
                            "Nhiệm vụ " + name
                                    + " lặp lại nhưng không ghi chu kỳ. Ghi chu kỳ, hoặc câu hỏi cho chủ trì.");
                }
            } else if (!PERIODS.contains(deadline.every())) {
                add(at + "/every", "Chu kỳ \"" + deadline.every() + "\" không dùng được. Chọn " + periods());
            }
            if (!blank(deadline.monthDay()) || !asked) {
                monthDay(at + "/monthDay", deadline.monthDay(), "hạn trong năm của nhiệm vụ " + name);
            }
            if (!blank(deadline.first()) || !asked) {
                year(at + "/first", deadline.first(), "kỳ đầu tiên của nhiệm vụ " + name);
            }
        }

        private void dates(String at, String name, DeadlineDraft deadline) {
            LocalDate issued = header.issuedOn();
            if (deadline.due() != null && issued != null && deadline.due().isBefore(issued)) {
                add(
                        at + "/due",
                        "Hạn " + shown(deadline.due()) + " của nhiệm vụ " + name + " trước ngày ban hành "
                                + shown(issued) + ". Sửa hạn hoặc ngày ban hành.");
            }
            if (deadline.due() != null && deadline.due().getYear() > LATEST_YEAR) {
                add(at + "/due", "Hạn " + shown(deadline.due()) + " của nhiệm vụ " + name + " quá xa. Sửa lại năm.");
            }
            if (deadline.due() != null
                    && deadline.from() != null
                    && deadline.from().isAfter(deadline.due())) {
                add(
                        at + "/from",
                        "Nhiệm vụ " + name + ": ngày đầu " + shown(deadline.from()) + " sau ngày cuối "
                                + shown(deadline.due()) + ". Đổi lại.");
            }
        }

        /** A date that the document sets rests on words of the document. */
        private void printed(String at, String name, DeadlineDraft deadline) {
            if (deadline.setBy() == DateSetBy.DOCUMENT && blank(deadline.phrase())) {
                add(
                        at + "/phrase",
                        "Hạn của nhiệm vụ " + name
                                + " do văn bản đặt nhưng thiếu câu chữ về hạn. Chép đúng câu chữ in.");
            } else if (!blank(deadline.phrase())
                    && !text.isEmpty()
                    && !lower(text).contains(lower(ClauseProposal.plain(deadline.phrase())))) {
                add(
                        at + "/phrase",
                        "Không thấy câu chữ về hạn \"" + deadline.phrase() + "\" của nhiệm vụ " + name
                                + " trong văn bản. Chép đúng như in, hoặc để trống.");
            }
        }

        private void monthDay(String at, String value, String what) {
            if (required(at, value, what)) {
                try {
                    MonthDay.parse("--" + value);
                } catch (DateTimeException e) {
                    add(at, "\"" + value + "\" không phải tháng-ngày. Ghi " + what + " như 12-31.");
                }
            }
        }

        private void year(String at, String value, String what) {
            if (!required(at, value, what)) {
                return;
            }
            if (!value.matches("\\d{4}")) {
                add(at, "\"" + value + "\" không phải năm. Ghi " + what + " bằng bốn chữ số, ví dụ 2020.");
            } else if (header.issuedOn() != null
                    && Integer.parseInt(value) < header.issuedOn().getYear()) {
                add(at, "Kỳ " + value + " trước năm ban hành. Sửa " + what + ".");
            }
        }

        private boolean required(String location, Object value, String what) {
            if (value == null || value instanceof String string && string.isBlank()) {
                add(location, "Thiếu " + what + ". Ghi vào.");
                return false;
            }
            return true;
        }

        private boolean body(String location, String code) {
            if (blank(code) || !roster.knows(code)) {
                add(location, "Không có cơ quan nào mang mã \"" + code + "\". Khai cơ quan này hoặc sửa mã.");
                return false;
            }
            if (header.issuedOn() != null && !roster.validOn(code, header.issuedOn())) {
                add(
                        location,
                        roster.name(code) + " (" + code + ") không hoạt động vào ngày " + shown(header.issuedOn())
                                + ". Chọn cơ quan kế tục hoặc sửa thời gian hiệu lực.");
                return false;
            }
            return true;
        }

        private void add(String location, String message) {
            problems.add(new Problem(location, Normalizer.normalize(message, Normalizer.Form.NFC)));
        }

        private static String secret(String mark) {
            return "Văn bản mang dấu mật \"" + mark
                    + "\": hệ thống này không nhận văn bản mật. Theo dõi văn bản theo chế độ tài liệu mật.";
        }

        private static String periods() {
            return PERIODS.stream().sorted().collect(Collectors.joining(", ", "một trong ", "."));
        }

        private static String lower(String value) {
            return value.toLowerCase(Locale.ROOT);
        }

        private static String shown(LocalDate day) {
            return SHOWN.format(day);
        }
    }
}
