package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Rung;
import vn.dondoc.work.Refusal;

/**
 * Whether an office's own table may be put in force: everything that can be asked is asked, so that no date and no body is
 * left in silence, and nobody is given a power that the brief (section 5) does not give.
 */
final class TableCheck {

    /** Working days between a rung and the due day, either way. */
    static final int FARTHEST = 60;

    static final int LONGEST_ANSWER = 30;

    private static final Set<String> SCOPES =
            Set.of("OWN", "DRAFTER", "MONITOR", "PARTY_OFFICE", "STANDING", "COMMITTEE", "SUPERIOR");
    /** Who may be asked to rule on the delay of others. */
    private static final Set<String> ABOVE = Set.of("STANDING", "COMMITTEE", "SUPERIOR");

    private static final Set<String> CHANNELS = Set.of("SMS", "DIGEST", "LIST");
    private static final Set<BodyRole> NOT_URGED =
            Set.of(BodyRole.ADMINISTRATOR, BodyRole.SUPERVISOR, BodyRole.INSPECTOR);

    private final String file;
    private final TableFiles.Table table;
    private final Set<String> used = new HashSet<>();

    private TableCheck(String file, TableFiles.Table table) {
        this.file = file;
        this.table = table;
    }

    /** @throws Refusal names the file, the rule and the remedy; the first thing that is wrong */
    static Answers check(String file, TableFiles.Table table) {
        TableCheck check = new TableCheck(file, table);
        table.rules().forEach(check::days);
        Answers answers = table.decision().equals(Answers.RUNGS) ? check.rungs() : check.recipients();
        for (TableFiles.Rule rule : table.rules()) {
            if (!check.used.contains(rule.id())) {
                throw check.wrong(
                        rule,
                        "không khớp với trường hợp nào. Kiểm tra các mã ở cột điều kiện (chép từ bảng tải về), hoặc xóa"
                                + " dòng này.");
            }
        }
        return answers;
    }

    /** The engine says that a number is none, but not in which rule. */
    private void days(TableFiles.Rule rule) {
        boolean rungs = table.decision().equals(Answers.RUNGS);
        String days = rule.then().get(rungs ? 1 : 3);
        if (!days.matches(rungs ? "-? ?\\d{1,4}" : "\\d{0,4}")) {
            throw wrong(
                    rule,
                    rungs
                            ? "cột distance phải là số nguyên ngày làm việc, âm là trước hạn; đang ghi \"" + days
                                    + "\"."
                            : "cột answerDays phải để trống hoặc là số nguyên ngày làm việc; đang ghi \"" + days
                                    + "\".");
        }
    }

    private Answers rungs() {
        Map<List<String>, List<RungTable.Distance>> all = new LinkedHashMap<>();
        for (List<String> date : Answers.dates()) {
            List<RungTable.Distance> distances = new ArrayList<>();
            Map<Rung, Integer> days = new LinkedHashMap<>();
            for (TableFiles.Hit hit : ask(Map.of("urgency", date.get(0), "kind", date.get(1), "setBy", date.get(2)))) {
                RungTable.Distance distance = distance(hit);
                if (days.put(distance.rung(), distance.workingDays()) != null) {
                    throw wrong(
                            hit.rule(),
                            "ghi mốc " + distance.rung() + " lần thứ hai cho " + written(date)
                                    + ". Mỗi mốc chỉ một lần; sửa điều kiện để hai dòng không trùng nhau.");
                }
                if (distance.rung() == Rung.DO_DAC_BIET && !mayReachTheTop(date)) {
                    throw wrong(
                            hit.rule(),
                            "đưa " + written(date) + " lên DO_DAC_BIET. Mốc này chỉ dành cho hạn do văn"
                                    + " bản (DOCUMENT) hoặc Ban Thường vụ, Thường trực (STANDING) ấn định, và cho báo cáo định"
                                    + " kỳ (report). Thu hẹp cột người ấn định hạn.");
                }
                distances.add(distance);
            }
            if (!days.containsKey(Rung.DO)) {
                throw new Refusal("Tệp " + file + ": " + written(date) + " không có mốc DO nên quá hạn mà không ai được"
                        + " nhắc. Thêm một dòng ghi mốc DO cho trường hợp này.");
            }
            inOrder(date, days);
            all.put(date, List.copyOf(distances));
        }
        return new Answers(all, Map.of());
    }

    private static boolean mayReachTheTop(List<String> date) {
        DateSetBy setBy = DateSetBy.valueOf(date.get(2));
        return date.get(1).equals("report") || setBy == DateSetBy.DOCUMENT || setBy == DateSetBy.STANDING;
    }

    private RungTable.Distance distance(TableFiles.Hit hit) {
        Rung rung = one(Rung.values(), hit, "rung");
        int distance = ((Number) hit.outputs().get("distance")).intValue();
        boolean before = rung.compareTo(Rung.DO) < 0;
        if (before ? distance < -FARTHEST || distance > 0 : distance < 1 || distance > FARTHEST) {
            throw wrong(
                    hit.rule(),
                    "mốc " + rung + " cách hạn " + distance + " ngày làm việc. "
                            + (before
                                    ? "NHAC và VANG phải từ -" + FARTHEST + " đến 0 (trước hạn ghi số âm)."
                                    : "DO và DO_DAC_BIET phải từ 1 đến " + FARTHEST + "."));
        }
        return new RungTable.Distance(rung, distance);
    }

    /** Of two on one day the higher one is raised; a higher one never lies before. */
    private void inOrder(List<String> date, Map<Rung, Integer> days) {
        Rung below = null;
        for (Rung rung : Rung.values()) {
            if (days.containsKey(rung)) {
                if (below != null && days.get(rung) < days.get(below)) {
                    throw new Refusal("Tệp " + file + ": " + written(date) + " có mốc " + rung + " (" + days.get(rung)
                            + ") tới trước mốc " + below + " (" + days.get(below)
                            + "). Mốc cao hơn không được sớm hơn; sửa cột distance.");
                }
                below = rung;
            }
        }
    }

    private Answers recipients() {
        Map<List<String>, List<RungTable.Recipient>> all = new LinkedHashMap<>();
        for (List<String> owner : Answers.owners()) {
            List<RungTable.Recipient> recipients = new ArrayList<>();
            Set<List<String>> twice = new HashSet<>();
            Rung rung = Rung.valueOf(owner.get(1));
            for (TableFiles.Hit hit : ask(Map.of("ownerKind", owner.get(0), "rung", owner.get(1)))) {
                RungTable.Recipient recipient = recipient(hit);
                if (!twice.add(List.of(recipient.scope(), recipient.role()))) {
                    throw wrong(
                            hit.rule(),
                            "ghi " + recipient.scope() + " " + recipient.role() + " lần thứ hai cho " + written(owner)
                                    + ". Xóa một dòng.");
                }
                if (recipient.answerDays() != null) {
                    mayAnswer(hit, owner.get(0), rung, recipient);
                }
                recipients.add(recipient);
            }
            if (recipients.stream().allMatch(each -> each.scope().equals("DRAFTER"))) {
                throw new Refusal("Tệp " + file + ": " + written(owner)
                        + " không có người nhận nào (không kể cơ quan soạn thảo). Thêm ít nhất một dòng cho trường"
                        + " hợp này.");
            }
            if (rung == Rung.DO_DAC_BIET
                    && !leads(owner.get(0))
                    && recipients.stream().allMatch(each -> each.answerDays() == null)) {
                throw new Refusal("Tệp " + file + ": " + written(owner) + " không có ai phải cho ý kiến. Ghi số ngày ở"
                        + " cột answerDays của dòng STANDING, COMMITTEE hoặc SUPERIOR.");
            }
            all.put(owner, List.copyOf(recipients));
        }
        return new Answers(Map.of(), all);
    }

    /** Nobody rules on themselves: the leaders' own work gets no task of ruling. */
    private static boolean leads(String ownerKind) {
        return ownerKind.equals(BodyKind.STANDING.name()) || ownerKind.equals(BodyKind.COMMITTEE.name());
    }

    private RungTable.Recipient recipient(TableFiles.Hit hit) {
        String scope = oneOf(SCOPES, hit, "scope");
        BodyRole role = one(BodyRole.values(), hit, "role");
        if (NOT_URGED.contains(role)) {
            throw wrong(
                    hit.rule(),
                    "ghi vai " + role + ", là vai của hệ thống, không đôn đốc được. Ghi OFFICER, CLERK,"
                            + " OFFICE_HEAD, DEPUTY_HEAD, HEAD, SIGNER hoặc AREA_LEAD.");
        }
        String channel = oneOf(CHANNELS, hit, "channel");
        Number days = (Number) hit.outputs().get("answerDays");
        if (days != null && (days.intValue() < 1 || days.intValue() > LONGEST_ANSWER)) {
            throw wrong(
                    hit.rule(),
                    "cột answerDays phải để trống hoặc là số nguyên từ 1 đến " + LONGEST_ANSWER
                            + " ngày làm việc; đang ghi " + days + ".");
        }
        return new RungTable.Recipient(scope, role.name(), channel, days == null ? null : days.intValue());
    }

    private void mayAnswer(TableFiles.Hit hit, String ownerKind, Rung rung, RungTable.Recipient recipient) {
        if (recipient.scope().equals("MONITOR")) {
            throw wrong(
                    hit.rule(),
                    "buộc cơ quan theo dõi (MONITOR) trả lời. Cơ quan theo dõi được nhắc, được đề xuất,"
                            + " không được đòi giải trình; xóa số ở cột answerDays.");
        }
        if (rung != Rung.DO_DAC_BIET) {
            throw wrong(
                    hit.rule(),
                    "buộc trả lời ở mốc " + rung
                            + ". Chỉ mốc DO_DAC_BIET mới giao cấp trên cho ý kiến; xóa số ở cột answerDays.");
        }
        if (!ABOVE.contains(recipient.scope())) {
            throw wrong(
                    hit.rule(),
                    "giao " + recipient.scope() + " cho ý kiến về việc chậm. Chỉ STANDING, COMMITTEE,"
                            + " SUPERIOR mới cho ý kiến, không ai cho ý kiến về việc của chính mình; xóa số ở cột answerDays.");
        }
        if (leads(ownerKind)) {
            throw wrong(
                    hit.rule(),
                    "giao cho ý kiến về việc của chính " + ownerKind
                            + ". Không ai tự cho ý kiến về việc của mình; xóa số ở cột answerDays.");
        }
    }

    private List<TableFiles.Hit> ask(Map<String, Object> inputs) {
        List<TableFiles.Hit> hits = table.ask(inputs);
        hits.forEach(hit -> used.add(hit.rule().id()));
        return hits;
    }

    private <E extends Enum<E>> E one(E[] known, TableFiles.Hit hit, String column) {
        Object code = hit.outputs().get(column);
        for (E each : known) {
            if (each.name().equals(code)) {
                return each;
            }
        }
        List<String> names = new ArrayList<>();
        for (E each : known) {
            names.add(each.name());
        }
        throw unknown(hit, column, code, names);
    }

    private String oneOf(Set<String> known, TableFiles.Hit hit, String column) {
        Object code = hit.outputs().get(column);
        if (code instanceof String text && known.contains(text)) {
            return text;
        }
        throw unknown(hit, column, code, known.stream().sorted().toList());
    }

    private Refusal unknown(TableFiles.Hit hit, String column, Object code, List<String> known) {
        return wrong(
                hit.rule(),
                "cột " + column + " không nhận " + (code == null ? "ô trống" : "\"" + code + "\"") + ". Ghi một trong "
                        + String.join(", ", known) + ", trong ngoặc kép.");
    }

    private static String written(List<String> asked) {
        return String.join(" / ", asked);
    }

    private Refusal wrong(TableFiles.Rule rule, String what) {
        return new Refusal("Tệp " + file + ", dòng " + rule.line() + " (" + rule.id() + ") " + what);
    }
}
