package vn.dondoc.intake.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.ClauseProposal;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.intake.reading.Proposal.Deadline;
import vn.dondoc.intake.reading.Proposal.Instruction;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** What the text orders, clause by clause: of whom, with whom, what comes of it and by when. */
final class Orders {

    private static final int MOST = 400;

    private static final Pattern ORDER = Pattern.compile(
            "(?:^|(?<=[.;:\\n]\\s)|(?<=[.;:]))\\s*+(?:- ?)?(?:Đồng thời,? |Theo đó,? )?(Giao|giao|Phân công|Yêu cầu|yêu cầu|Đề nghị|đề nghị"
                    + "|Chỉ đạo|Ủy quyền)\\s+(?:cho )?:?\\s*");
    private static final Pattern LEADS =
            Pattern.compile("(?iu)^[ ,]*(?:làm (?:đầu mối|cơ quan thường trực),? )?(?:là cơ quan )?chủ trì");
    private static final Pattern WITH = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:phối hợp(?: chặt chẽ| thống nhất)?,?(?: với| cùng)|cùng với|cùng phối hợp với)(?: với)?\\s*:?\\s*");
    private static final Pattern ACCOUNTABLE = Pattern.compile("^ ?lãnh đạo(?:,? chỉ đạo)? ");

    private static final Pattern PRODUCT = Pattern.compile(
            "(?<!\\p{L})(?:xây dựng|ban hành|soạn thảo|dự thảo|lập|tham mưu(?: (?:ban hành|xây dựng))?|trình|hoàn thiện|hoàn thành|triển khai xây dựng) (?:dự thảo )?((?:Đề án|Kế hoạch|Chương trình|Báo cáo|Quyết định|Nghị quyết|Chỉ thị|Tờ trình|Quy chế|Quy định|Hướng dẫn|Dự án|Phương án)(?!\\p{L}) [^,;.\\n:]{6,200}?)(?=[,;.\\n:]| trình | trước | trong (?:tháng|quý|năm|ngày)| gửi | báo cáo | và báo|$)");

    private static final Pattern FOLLOWS =
            Pattern.compile("(?iu)(?<!\\p{L})(?:theo dõi|đôn đốc|giám sát|kiểm tra)[^.;]{0,60}?(?:việc (?:triển"
                    + " khai |tổ chức )?thực hiện|triển khai thực hiện|thực hiện|kết quả)[^.;]{0,30}?(?:(?:Công văn|Chỉ thị|Kế hoạch|Nghị quyết|Kết"
                    + " luận|Quyết định|Chương trình|Thông báo|Thông tri|Hướng dẫn|văn bản|Quy định|Công điện|nội dung|nhiệm vụ)(?: này| trên| nêu"
                    + " trên)?|$|(?=[;.]))");

    private static final Pattern TELLS =
            Pattern.compile("(?iu)(mục đích|yêu cầu|tình hình|kết quả (?!thực hiện).*|đánh giá|đặc điểm|quan điểm|mục"
                    + " tiêu|căn cứ|thời gian|địa điểm|thành phần|nội dung cuộc họp|phần mở đầu|ưu điểm|hạn chế|nguyên nhân|kinh phí.*|sự cần"
                    + " thiết|thực trạng|khái quát|phạm vi.*|đối tượng.*|hiệu lực.*)[ ,;]*.*");

    private static final Pattern CLOSING =
            Pattern.compile("(?s)^(?:Yêu cầu|Đề nghị|Nhận được|Các nội dung|Báo cáo|Kết quả|Trong quá trình|Căn"
                    + " cứ|Trên đây|Ban Thường vụ|Thường trực|Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Văn bản|Công văn|Chỉ thị này|Kế hoạch này|Giao|"
                    + "Thông báo|Thừa lệnh|Thời gian|Các (?:cơ quan|đơn vị|địa phương)).*");

    /** Whose head is not said. */
    private static final Pattern OFFICE = Pattern.compile(
            "(?iu)(giám đốc|chủ tịch|thủ trưởng|trưởng|bí thư|bộ trưởng|chánh|lãnh đạo|người đứng đầu)");

    /** Longer, where neither "giao" nor "chủ trì" stands beside it, a name has run into what follows. */
    private static final int LONGEST_BARE_NAME = 60;

    private static final Set<String> NO_ORDERS =
            Set.of("Giấy mời", "Thư mời", "Báo cáo", "Tờ trình", "Biên bản", "Phiếu chuyển", "Giấy triệu tập");

    private final DeadlineReader deadlines;
    private final LocalDate issued;
    private final Readings readings;
    final List<Instruction> instructions = new ArrayList<>();
    final List<String> monitoring = new ArrayList<>();

    /** @param issued the day from which phrases are reckoned */
    Orders(DeadlineReader deadlines, LocalDate issued, Readings readings) {
        this.deadlines = deadlines;
        this.issued = issued;
        this.readings = readings;
    }

    /**
     * @param text the whole text
     * @param body its part between the addressees and the foot
     */
    Orders read(String text, String body, String type) {
        if (type != null && NO_ORDERS.contains(type) || invites(type, body)) {
            readings.note(
                    type != null && type.matches("Báo cáo|Tờ trình|Biên bản")
                            ? type + " không giao việc: không đề xuất nhiệm vụ nào."
                            : "Văn bản mời họp, không giao việc: không đề xuất nhiệm vụ nào.");
            return this;
        }
        List<ClauseDraft> clauses = ClauseProposal.of(text);
        if (clauses.size() > MOST) {
            readings.note("Văn bản có hơn " + MOST + " điểm: chỉ đề xuất các điểm đầu.");
            clauses = clauses.subList(0, MOST);
        }
        if (clauses.isEmpty()) {
            paragraphs(body);
        } else {
            clauses(clauses);
        }
        if (!monitoring.isEmpty() && !readings.evidence.containsKey("monitoring")) {
            readings.add("monitoring", String.join("; ", monitoring), Sureness.SURE);
        }
        return this;
    }

    private static boolean invites(String type, String body) {
        String start = body.substring(0, Math.min(body.length(), 3_000));
        return TypeName.LETTER.equals(type)
                && start.matches("(?s).*(?iu)(trân trọng kính mời|kính mời|mời các đồng chí).*(thời gian|địa điểm).*")
                && !start.matches("(?s).*(Giao|Yêu cầu|chủ trì, phối hợp).*");
    }

    private void clauses(List<ClauseDraft> clauses) {
        Map<String, ClauseDraft> byPath = new HashMap<>();
        Set<String> parents = new HashSet<>();
        clauses.forEach(clause -> {
            byPath.put(clause.path(), clause);
            parents.add(clause.parent());
        });
        for (int i = 0; i < clauses.size(); i++) {
            ClauseDraft clause = clauses.get(i);
            if (tells(clause, byPath)) {
                continue;
            }
            String wording = clause.wording();
            String closing = null;
            int cut = i == clauses.size() - 1 ? closingFrom(wording) : -1;
            if (cut > 0) {
                closing = wording.substring(cut).strip();
                wording = wording.substring(0, cut).strip();
            }
            if (!parents.contains(clause.path())) {
                order(clause.path(), wording, above(clause, byPath));
            } else if (headingOrders(wording)) {
                order(clause.path(), wording, List.of());
            }
            if (closing != null) {
                closing(closing);
            }
        }
    }

    /** A heading with an order of its own: a sentence that ends before its items begin. */
    private static boolean headingOrders(String wording) {
        String text = PlainText.joined(wording);
        return text.endsWith(".") && text.length() > 80 && !PlainText.capitals(text);
    }

    /** Purpose, situation and the like tell; they order nothing, nor does what stands beneath them. */
    private static boolean tells(ClauseDraft clause, Map<String, ClauseDraft> byPath) {
        for (ClauseDraft at = clause; at != null; at = at.parent() == null ? null : byPath.get(at.parent())) {
            String first = at.wording().lines().findFirst().orElse("");
            String head = PlainText.joined(first.length() > 120 ? first.substring(0, 120) : first);
            boolean heading = head.length() < 70 || PlainText.capitals(head);
            if (heading
                    && TELLS.matcher(head).matches()
                    && !ORDER.matcher(head + " ").find()) {
                return true;
            }
            // "Yêu cầu" as a heading, not as an order.
            if (head.equalsIgnoreCase("yêu cầu") || head.equalsIgnoreCase("mục đích")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> above(ClauseDraft clause, Map<String, ClauseDraft> byPath) {
        for (ClauseDraft at = clause.parent() == null ? null : byPath.get(clause.parent());
                at != null;
                at = at.parent() == null ? null : byPath.get(at.parent())) {
            String wording = PlainText.joined(at.wording());
            List<String> bodies = Bodies.heading(wording);
            if (bodies.isEmpty()) {
                bodies = leads(wording).names;
            }
            if (!bodies.isEmpty()) {
                return bodies;
            }
        }
        return List.of();
    }

    private static int closingFrom(String wording) {
        int at = 0;
        while ((at = wording.indexOf('\n', at)) >= 0) {
            String rest = wording.substring(at + 1);
            if (CLOSING.matcher(rest.strip()).matches()) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** After the list: a date there may hold for all that stands above, which only the clerk can say. */
    private void closing(String text) {
        for (String paragraph : text.split("\n")) {
            String one = PlainText.joined(paragraph);
            if (one.length() < 15) {
                continue;
            }
            Deadline deadline = deadline(one);
            boolean dated = deadline.due() != null
                    || deadline.kind().equals("ask")
                    || deadline.kind().equals("recurring");
            Order order = leads(one);
            boolean follows = FOLLOWS.matcher(one).find() && !order.names.isEmpty();
            if (dated || follows || ORDER.matcher(one).find() && !order.names.isEmpty()) {
                order(null, one, List.of());
            }
            if (deadline.due() != null) {
                readings.note("Đoạn cuối ghi hạn \"" + (deadline.phrase() == null ? one : deadline.phrase())
                        + "\": hạn này áp dụng cho những điểm nào ở trên? Ghi vào từng nhiệm vụ.");
            }
        }
    }

    /** Without numbers and dashes each paragraph that orders something of somebody is one. */
    private void paragraphs(String body) {
        for (String paragraph : body.split("\n\\s*\n|(?<=[.;:])\n|(?<=/)\n")) {
            String one = PlainText.joined(paragraph);
            if (one.length() < 20 || one.length() > 6_000 || instructions.size() >= MOST) {
                continue;
            }
            Order order = leads(one);
            Matcher asked = ORDER.matcher(one);
            boolean begins = asked.find();
            boolean leading = order.leading || FOLLOWS.matcher(one).find();
            if (!order.names.isEmpty() && (begins || leading)) {
                order(null, one, List.of());
            }
        }
    }

    private void order(String no, String wording, List<String> above) {
        String text = PlainText.joined(wording);
        if (text.isEmpty()) {
            return;
        }
        Order order = leads(text);
        boolean inherited = order.names.isEmpty() && !above.isEmpty();
        List<String> lead = inherited ? above : order.names;
        List<String> coordinate = order.coordinate.isEmpty() ? coordinating(text, order.end) : order.coordinate;
        Matcher product = PRODUCT.matcher(text.length() > 4_000 ? text.substring(0, 4_000) : text);
        instructions.add(new Instruction(
                no,
                text,
                lead,
                coordinate,
                order.accountable,
                product.find() ? PlainText.item(product.group(1)) : null,
                inherited,
                deadline(text)));
        if (!lead.isEmpty() && FOLLOWS.matcher(text).find() && !inherited) {
            lead.stream().filter(body -> !monitoring.contains(body)).forEach(monitoring::add);
            readings.add("monitoring", text, Sureness.SURE);
        }
    }

    private static final class Order {
        List<String> names = List.of();
        List<String> coordinate = List.of();
        String accountable;
        int end;
        boolean leading;
    }

    /** Empty where nobody is named in a way that can be trusted. */
    private static Order leads(String text) {
        Order order = new Order();
        int from = 0;
        Matcher asked = ORDER.matcher(text);
        boolean ordered = false;
        while (asked.find()) {
            if (Bodies.startsAt(text, asked.end())) {
                from = asked.end();
                ordered = true;
                break;
            }
        }
        Bodies.Found found = Bodies.at(text, from);
        if (found == null) {
            return order;
        }
        if (found.names().size() == 1
                && OFFICE.matcher(found.names().get(0)).matches()
                && text.startsWith(":", found.end())) {
            // "Giao Giám đốc: Sở A, Sở B …"
            found = Bodies.at(text, found.end() + 1);
            if (found == null) {
                return order;
            }
        }
        String rest = text.substring(found.end());
        boolean colon = rest.startsWith(":") && rest.length() > 3;
        Matcher accountable = ACCOUNTABLE.matcher(rest);
        if (accountable.find() && Bodies.startsAt(rest, accountable.end())) {
            Bodies.Found executing = Bodies.at(text, found.end() + accountable.end());
            if (executing != null
                    && LEADS.matcher(text.substring(executing.end())).find()) {
                order.accountable = String.join(", ", found.names());
                order.names = executing.names();
                order.end = executing.end();
                order.leading = true;
                order.coordinate = coordinating(text, order.end);
                return order;
            }
        }
        boolean leading = LEADS.matcher(rest).find() || rest.matches("(?s)^[ ,]*(có trách nhiệm|chịu trách nhiệm).*");
        boolean tooLong = found.names().stream().anyMatch(name -> name.length() > LONGEST_BARE_NAME);
        if (!ordered && !colon && !leading && (!found.verb() || tooLong)
                || tooPlain(found.names(), ordered, colon, leading)) {
            return order;
        }
        order.names = found.names();
        order.end = found.end();
        order.leading = leading || ordered;
        order.coordinate = coordinating(text, order.end);
        return order;
    }

    /** "Các nhiệm vụ …", "ban hành …": begins like a body, is none. */
    private static boolean tooPlain(List<String> names, boolean ordered, boolean colon, boolean leading) {
        String first = names.get(0);
        if (first.matches(
                "(?iu)(các|những) (?!(cơ quan|sở|ban|bộ|huyện|thành|đơn vị|địa phương|cấp|đồng chí|đảng|ngành|tổ|chi|hội|đoàn|trường|"
                        + "xã|phòng|doanh nghiệp|quận|tỉnh|thị|phường|ủy|uỷ|công|viện|cục)).*")) {
            return true;
        }
        return first.length() < 4
                || OFFICE.matcher(first).matches()
                || first.matches("(?u)(ban|ngành|cơ quan|đơn vị|địa phương|sở|Ban|Hội|Tổ|Báo|Đoàn)")
                        && !ordered
                        && !colon
                        && !leading
                || first.matches(
                        "(?u)(Báo cáo|Hội nghị|Hội thảo|Đoàn kết|Tổ chức|Trường hợp|Phòng,? chống|Ban hành|Đơn giá|Bộ máy|Bộ phận|Thuế).*");
    }

    private static List<String> coordinating(String text, int from) {
        Matcher with = WITH.matcher(text);
        int at = from;
        while (with.find(at)) {
            Bodies.Found found = Bodies.at(text, with.end());
            if (found != null) {
                return found.names();
            }
            at = with.end();
        }
        return List.of();
    }

    private Deadline deadline(String text) {
        if (text.length() > DeadlineReader.LONGEST) {
            return new Deadline(
                    null, DeadlineRule.ASK.code(), null, null, "Điểm này quá dài để đọc hạn.", "Hạn là ngày nào?");
        }
        if (issued == null) {
            // Years and periods that are not printed would be guessed.
            DeadlineReader.Found found = deadlines.find(text, LocalDate.of(2000, 1, 1), null);
            Reading reading = found.reading();
            boolean needsDay = reading.due() != null || reading.kind() == DeadlineRule.RELATIVE;
            return needsDay
                    ? new Deadline(
                            printed(found.phrase(), text),
                            DeadlineRule.ASK.code(),
                            null,
                            null,
                            "Chưa có ngày ban hành nên chưa tính được hạn.",
                            "Ngày ban hành là ngày nào?")
                    : deadline(reading, found.phrase(), text);
        }
        DeadlineReader.Found found = deadlines.find(text, issued, null);
        return deadline(found.reading(), found.phrase(), text);
    }

    private static Deadline deadline(Reading reading, String phrase, String text) {
        return new Deadline(
                reading.kind() == DeadlineRule.NONE ? null : printed(phrase, text),
                reading.kind().code(),
                reading.due(),
                reading.operator() == null ? null : reading.operator().code(),
                reading.explanation(),
                reading.question());
    }

    private static String printed(String phrase, String text) {
        return phrase != null && !phrase.isBlank() && text.contains(phrase) ? phrase : null;
    }
}
