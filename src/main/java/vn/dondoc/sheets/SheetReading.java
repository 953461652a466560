package vn.dondoc.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.Urgency;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.intake.DirectiveValidator;
import vn.dondoc.intake.Problem;
import vn.dondoc.intake.Roster;
import vn.dondoc.register.SheetImports;
import vn.dondoc.register.SheetWork.Known;
import vn.dondoc.register.SheetWork.Note;
import vn.dondoc.register.SheetWork.Tracked;
import vn.dondoc.sheets.SheetPlan.Batch;
import vn.dondoc.sheets.SheetPlan.Heading;
import vn.dondoc.sheets.SheetPlan.Line;
import vn.dondoc.sheets.SheetPlan.Part;
import vn.dondoc.sheets.SheetPlan.Remark;
import vn.dondoc.sheets.SheetPlan.Verdict;
import vn.dondoc.work.Words;

/**
 * Judges the rows of a file against the register as it is now; writes nothing and asks nobody. A row is a clause of the
 * document whose number and day it bears, with one measure for the bodies that it names. What a row can't say, it is
 * refused for, with the cell and the remedy.
 */
final class SheetReading {

    /** What is the same for all rows. */
    record Office(Roster roster, Map<OfficePost, String> posts, WorkingCalendar calendar, LocalDate today) {}

    /** Clauses of one document; their numbers have two digits. */
    static final int MOST_CLAUSES = 99;

    private static final int LONGEST_CONTENT = 4_000;
    private static final int LONGEST_TITLE = 160;
    private static final int LONGEST_REMARK = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1976, 1, 1);

    static final String INTRODUCTION = "Nội dung theo bảng theo dõi của Văn phòng, chưa có toàn văn:";

    private static final Pattern NUMBER =
            Pattern.compile("(\\d[0-9]*\\p{L}{0,3}\\s*[-–/])\\s*(\\p{L}[\\p{L}0-9]*(?:\\s*[-–/.&]\\s*[\\p{L}0-9]+)*)");

    private static final Pattern PRODUCT = Pattern.compile(
            "(?<!\\p{L})(?:xây dựng|ban hành|trình|tham mưu|soạn thảo|soạn|lập|hoàn thiện|hoàn thành|gửi|chuẩn bị)"
                    + "(?: \\p{L}+){0,4}? (đề án|kế hoạch|chương trình|tờ trình|nghị quyết|quyết định|hướng dẫn|quy chế|quy định"
                    + "|thông báo|chỉ thị|kết luận|báo cáo|công văn|dự thảo)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern REPORTS =
            Pattern.compile("(?<!\\p{L})báo cáo(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, DocumentType> TYPES = Map.of(
            "CV", DocumentType.CONG_VAN,
            "NQ", DocumentType.NGHI_QUYET,
            "CT", DocumentType.CHI_THI,
            "KL", DocumentType.KET_LUAN,
            "QD", DocumentType.QUYET_DINH,
            "KH", DocumentType.KE_HOACH,
            "CTR", DocumentType.CHUONG_TRINH,
            "TB", DocumentType.THONG_BAO);

    private final SheetColumns columns;
    private final SheetImports.Import from;
    private final Office office;
    private final DirectiveValidator validator;
    private final SheetNames names;
    private final DeadlineReader reader;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Tracked> byKey = new HashMap<>();
    private final Map<String, List<Tracked>> byContent = new HashMap<>();
    private final Map<String, Integer> clauses = new HashMap<>();

    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    /** New rows of a document, while they are gathered. */
    private static final class Open {

        private final String number;
        private final LocalDate issuedOn;
        private final String issuer;
        private final String directive;
        private String subject;
        private final List<Part> parts = new ArrayList<>();

        Open(String number, LocalDate issuedOn, String issuer, String directive) {
            this.number = number;
            this.issuedOn = issuedOn;
            this.issuer = issuer;
            this.directive = directive;
        }

        boolean continuous() {
            return parts.stream()
                    .flatMap(part -> part.clause().measures().stream())
                    .anyMatch(measure -> measure.kind() == MeasureKind.CONTINUOUS);
        }
    }

    /** The row is refused; the message is whole. */
    private static final class No extends Exception {

        No(String why) {
            super(why);
        }
    }

    SheetReading(
            SheetImports.Import from,
            Office office,
            DirectiveValidator validator,
            Collection<Known> known,
            Collection<Tracked> tracked) {
        this.columns = SheetColumns.of(from.fields());
        this.from = from;
        this.office = office;
        this.validator = validator;
        this.names = new SheetNames(office.roster());
        this.reader = new DeadlineReader(office.calendar());
        known.forEach(each -> this.known.put(place(each.number(), each.issuedOn(), each.issuer()), each));
        Set<String> counted = new HashSet<>();
        for (Tracked row : tracked) {
            if (row.key() != null) {
                byKey.put(row.key(), row);
            }
            byContent
                    .computeIfAbsent(
                            row.directive() + "|" + SheetField.fold(SheetValues.content(row.wording())),
                            each -> new ArrayList<>())
                    .add(row);
            if (counted.add(row.directive() + " " + row.clause())) {
                clauses.merge(row.directive(), 1, Integer::sum);
            }
        }
    }

    /** Keys and numbers that the rows speak of, for whoever asks the register. */
    static Set<String> directivesIn(Collection<SheetImports.Row> rows, SheetColumns columns) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> {
            String code = columns.get(row, SheetField.CODE);
            if (code.contains(":")) {
                keys.add(code.substring(0, code.indexOf(':')));
            }
        });
        return keys;
    }

    static Set<String> numbersIn(Collection<SheetImports.Row> rows, SheetColumns columns) {
        Set<String> numbers = new LinkedHashSet<>();
        rows.forEach(row -> {
            String number = number(columns.get(row, SheetField.NUMBER));
            if (number != null) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    SheetPlan plan(List<SheetImports.Row> rows) {
        for (SheetImports.Row row : rows) {
            try {
                read(row);
            } catch (No no) {
                refuse(row, no.getMessage());
            }
        }
        List<Batch> batches = new ArrayList<>();
        open.values().forEach(each -> settle(each, batches));
        return new SheetPlan(List.copyOf(lines.values()), batches, remarks);
    }

    private void read(SheetImports.Row row) throws No {
        String code = columns.get(row, SheetField.CODE);
        if (code.contains(":")) {
            Tracked tracked = byKey.get(code);
            if (tracked == null) {
                throw new No(columns.where(row, SheetField.CODE) + " ghi mã \"" + code
                        + "\", trong sổ không có việc này. Xóa mã nếu đây là việc mới.");
            }
            once(row, code);
            compare(row, tracked, columns.get(row, SheetField.VERSION), List.of(tracked));
            return;
        }
        fresh(row);
    }

    // ------------------------------------------------------------------------------------------- rows without key

    private void fresh(SheetImports.Row row) throws No {
        String number = number(needed(row, SheetField.NUMBER));
        if (number == null) {
            throw new No(columns.where(row, SheetField.NUMBER) + " ghi \"" + columns.get(row, SheetField.NUMBER)
                    + "\": thiếu số hoặc ký hiệu. Ghi đủ như in, ví dụ 12-TB/TU.");
        }
        DocumentType type = type(number);
        if (type == null) {
            throw new No(columns.where(row, SheetField.NUMBER) + " ghi \"" + number
                    + "\": ký hiệu không cho biết loại văn bản. Ghi ký hiệu có TB, KL, CV, NQ, CT, QĐ, KH hoặc CTr.");
        }
        LocalDate issuedOn = issuedOn(row);
        String issuer = issuer(row, issuedOn);
        SheetNames.Found leads = names.of(needed(row, SheetField.LEAD), issuedOn);
        if (leads.why() != null) {
            throw new No(columns.where(row, SheetField.LEAD) + " " + leads.why() + ".");
        }
        if (leads.bodies().isEmpty()) {
            throw new No(columns.where(row, SheetField.LEAD) + " không có tên cơ quan nào. Ghi cơ quan chủ trì.");
        }
        String content = needed(row, SheetField.CONTENT);
        if (content.length() > LONGEST_CONTENT) {
            throw new No(columns.where(row, SheetField.CONTENT) + " dài " + content.length() + " ký tự, nhiều nhất "
                    + LONGEST_CONTENT + ". Tách thành nhiều dòng.");
        }
        List<String> noted = remarks(row);
        once(
                row,
                place(number, issuedOn, issuer) + "|" + SheetField.fold(content) + "|"
                        + leads.bodies().stream().sorted().toList());
        Known there = known.get(place(number, issuedOn, issuer));
        if (there != null && matched(row, there, content, leads.bodies())) {
            return;
        }
        if (there != null && !(there.fromSheet() && there.state() == DirectiveState.DRAFT)) {
            throw new No("Văn bản " + there.number() + " ngày " + Words.day(there.issuedOn())
                    + " đã có trong sổ, không có nội dung này. "
                    + (there.state().signed()
                            ? "Thêm nhiệm vụ bằng văn bản sửa đổi, ở trang của văn bản."
                            : there.state() == DirectiveState.DRAFT
                                    ? "Thêm nhiệm vụ ở trang phân rã của văn bản."
                                    : "Văn bản đang chờ ký: người ký trả lại thì thêm ở trang phân rã."));
        }
        Part part = part(row, content, issuedOn, leads.bodies(), noted);
        Open batch = open.computeIfAbsent(
                place(number, issuedOn, issuer),
                each -> new Open(number, issuedOn, issuer, there == null ? null : there.key()));
        if (batch.subject == null) {
            batch.subject = subject(row, content);
        }
        batch.parts.add(part);
    }

    /** Whether the register has this row already; it is judged then. */
    private boolean matched(SheetImports.Row row, Known there, String content, List<String> leads) throws No {
        List<Tracked> same = byContent.get(there.key() + "|" + SheetField.fold(content));
        if (same == null) {
            return false;
        }
        if (same.stream().anyMatch(each -> each.measure() == null)) {
            line(row, Verdict.SAME, "Đã có trong sổ, ghi là đã hoàn thành trước khi nhập.", there.key(), null);
            return true;
        }
        Map<String, List<Tracked>> byClause =
                same.stream().collect(Collectors.groupingBy(Tracked::clause, LinkedHashMap::new, Collectors.toList()));
        for (List<Tracked> clause : byClause.values()) {
            if (clause.stream().map(Tracked::body).collect(Collectors.toSet()).equals(Set.copyOf(leads))) {
                compare(row, clause.get(0), "", clause);
                return true;
            }
        }
        Tracked first = same.get(0);
        throw new No(columns.where(row, SheetField.LEAD) + ": trong sổ việc này do "
                + same.stream().map(Tracked::bodyName).distinct().collect(Collectors.joining(", ")) + " chủ trì. "
                + way(SheetField.LEAD, first));
    }

    private Part part(SheetImports.Row row, String content, LocalDate issuedOn, List<String> leads, List<String> noted)
            throws No {
        boolean done = done(columns.get(row, SheetField.PROGRESS));
        String result = columns.get(row, SheetField.RESULT);
        if (done && result.isEmpty()) {
            throw new No(
                    columns.where(row, SheetField.PROGRESS) + " ghi \"" + columns.get(row, SheetField.PROGRESS)
                            + "\" nhưng " + columns.where(row, SheetField.RESULT)
                            + " không có minh chứng. Ghi số, ngày văn bản chứng minh; chưa có thì bỏ chữ hoàn thành để theo dõi tiếp.");
        }
        if (done) {
            String reason = "Đã hoàn thành trước khi nhập, theo bảng theo dõi. Minh chứng: " + result;
            return new Part(
                    row,
                    new ClauseDraft("1", null, "điểm 1", SheetValues.wording(content, null), reason, List.of()),
                    leads,
                    noted);
        }
        SheetTerm term;
        try {
            term = SheetTerm.read(
                    columns.get(row, SheetField.DUE),
                    columns.get(row, SheetField.DEADLINE_KIND),
                    content,
                    issuedOn,
                    office.today(),
                    reader);
        } catch (SheetTerm.Unclear unclear) {
            throw new No(columns.where(row, unclear.field()) + " " + unclear.getMessage()
                    + (unclear.getMessage().endsWith("?") ? "" : "."));
        }
        String product = product(row, content, term);
        String superior = office.posts().get(OfficePost.STANDING);
        MeasureDraft measure = new MeasureDraft(
                "1",
                term.kind(),
                title(content),
                product,
                term.kind() == MeasureKind.CONTINUOUS ? EvidenceRule.REPORT : EvidenceRule.PAPER,
                monitoring(),
                leads.contains(monitoring()) ? superior : null,
                null,
                null,
                null,
                List.of(),
                term.deadline(),
                leads,
                true,
                note(row));
        return new Part(
                row,
                new ClauseDraft(
                        "1", null, "điểm 1", SheetValues.wording(content, term.phrase()), null, List.of(measure)),
                leads,
                noted);
    }

    private String product(SheetImports.Row row, String content, SheetTerm term) throws No {
        String given = columns.get(row, SheetField.PRODUCT);
        if (!given.isEmpty()) {
            return given;
        }
        if (term.kind() == MeasureKind.CONTINUOUS) {
            return "Mục trong báo cáo kỳ";
        }
        Matcher named = PRODUCT.matcher(content);
        if (named.find()) {
            String word = named.group(1).toLowerCase(Locale.ROOT);
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
        if (REPORTS.matcher(content).find()) {
            return "Báo cáo";
        }
        if (from.product() != null) {
            return from.product();
        }
        throw new No(columns.where(row, SheetField.CONTENT) + " không nêu sản phẩm (kế hoạch, tờ trình, báo cáo …)"
                + (columns.has(SheetField.PRODUCT)
                        ? " và " + columns.where(row, SheetField.PRODUCT) + " trống. Ghi sản phẩm."
                        : ". Thêm cột \"Sản phẩm\", hoặc ghi \"Sản phẩm khi dòng không nêu\" ở bước chọn cột."));
    }

    // --------------------------------------------------------------------------------------- rows of the register

    /** @param all the assignments that the row stands for; the first one is compared */
    private void compare(SheetImports.Row row, Tracked tracked, String version, List<Tracked> all) throws No {
        List<String> refused = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> after = new ArrayList<>(tracked.notes());
        boolean keyed = !columns.get(row, SheetField.CODE).isEmpty()
                && all.size() == 1
                && columns.get(row, SheetField.CODE).equals(tracked.key());
        int stale = 0;
        for (SheetField field : SheetValues.REMEMBERED) {
            if (!columns.has(field)) {
                continue;
            }
            String cell = columns.get(row, field);
            Object now = SheetValues.of(tracked, field);
            String typed = SheetValues.canonical(field, cell);
            String kept = SheetValues.canonical(field, now);
            String mark = SheetValues.mark(version, field);
            if (typed.equals(kept)) {
                continue;
            }
            if (mark != null && mark.equals(SheetValues.mark(typed))) {
                stale++;
                continue;
            }
            if (mark == null && !binding(field, cell, keyed, tracked)) {
                continue;
            }
            if (!SheetField.REMARKS.contains(field)) {
                refused.add(columns.where(row, field) + " (" + field.head() + ") ghi \"" + shown(cell)
                        + "\", trong sổ là \"" + shown(now) + "\". " + way(field, tracked));
            } else if (mark != null && !mark.equals(SheetValues.mark(kept))) {
                refused.add(columns.where(row, field) + " (" + field.head() + ") ghi \"" + shown(cell)
                        + "\", nhưng từ khi xuất tệp đã có người đổi thành \"" + shown(now)
                        + "\". Xuất lại tệp rồi sửa.");
            } else {
                checkRemark(row, field, cell);
                changed.add(field.head() + ": \"" + shown(now) + "\" → \"" + shown(cell) + "\"");
                after.set(SheetField.REMARKS.indexOf(field), cell.isEmpty() ? null : cell);
            }
        }
        if (!refused.isEmpty()) {
            throw new No(String.join(" ", refused));
        }
        if (changed.isEmpty()) {
            line(
                    row,
                    Verdict.SAME,
                    stale == 0
                            ? "Không đổi."
                            : "Không đổi trong tệp; sổ đã cập nhật " + stale + " ô từ khi xuất, giữ theo sổ.",
                    tracked.directive(),
                    tracked.key());
            return;
        }
        if (all.stream().anyMatch(each -> !each.notes().equals(tracked.notes()))) {
            throw new No(
                    "Các cơ quan của dòng này đang có ghi chú khác nhau. Xuất bảng theo dõi rồi sửa ở dòng của từng cơ quan.");
        }
        String words = "Đổi ghi chú: " + String.join("; ", changed) + ".";
        Map<String, List<String>> before = new LinkedHashMap<>();
        all.forEach(each -> before.put(each.key(), each.notes()));
        remarks.add(new Remark(
                row,
                tracked.directive(),
                before,
                all.stream()
                        .map(each -> new Note(each.key(), each.directive(), after))
                        .toList(),
                words));
        line(row, Verdict.CHANGED, words, tracked.directive(), tracked.key());
    }

    /** Whether a cell that differs means a change, where the row does not remember what it was. */
    private boolean binding(SheetField field, String cell, boolean keyed, Tracked tracked) {
        return switch (field) {
            case DEADLINE_KIND, PRODUCT, RESULT -> false;
            case PROGRESS ->
                done(cell) && tracked.state() != null && !tracked.state().closed()
                        || done(cell) && tracked.state() == null;
            case DUE -> SheetValues.day(cell) != null && tracked.due() != null;
            case NUMBER, ISSUED_ON, LEAD, CONTENT -> keyed;
            default -> !cell.isEmpty();
        };
    }

    /** How what an import may not change is changed. */
    private static String way(SheetField field, Tracked tracked) {
        if (!tracked.directiveState().signed()) {
            return tracked.directiveState() == DirectiveState.DRAFT
                    ? "Nhập tệp không đổi mục này: sửa ở trang phân rã của văn bản."
                    : "Nhập tệp không đổi mục này: văn bản đang chờ ký, người ký trả lại thì sửa ở trang phân rã.";
        }
        return switch (field) {
            case DUE, DEADLINE_KIND ->
                "Hạn không đổi bằng nhập tệp: cơ quan chủ trì đề nghị gia hạn ở trang của việc, hoặc lập văn bản sửa đổi.";
            case LEAD ->
                "Chủ trì không đổi bằng nhập tệp: đề nghị điều chỉnh phân công ở trang của việc, hoặc lập văn bản sửa đổi.";
            case PROGRESS, RESULT ->
                "Tiến độ, kết quả không đổi bằng nhập tệp: cơ quan chủ trì nộp kết quả ở trang của việc.";
            default -> "Nhập tệp không đổi mục này: lập văn bản sửa đổi ở trang của văn bản.";
        };
    }

    // ------------------------------------------------------------------------------------------------- documents

    /** What the validator of all directives says of a document's new rows, row by row, until nothing is wrong. */
    private void settle(Open batch, List<Batch> batches) {
        int before = batch.directive == null ? 0 : clauses.getOrDefault(batch.directive, 0);
        while (before + batch.parts.size() > MOST_CLAUSES) {
            refuse(
                    batch.parts.remove(batch.parts.size() - 1).row(),
                    "Văn bản " + batch.number + " có hơn " + MOST_CLAUSES
                            + " dòng. Nhập văn bản này ở trang đọc văn bản, hoặc bằng tệp dữ liệu.");
        }
        boolean changed = true;
        while (changed && !batch.parts.isEmpty()) {
            changed = false;
            DirectiveDraft draft =
                    draft(batch.number, batch.issuedOn, batch.issuer, heading(batch), batch.parts, office);
            Map<Part, String> wrong = new LinkedHashMap<>();
            for (Problem problem : validator.check(draft, office.roster())) {
                Matcher clause = Pattern.compile("/clauses/(\\d+).*").matcher(problem.location());
                if (clause.matches()) {
                    wrong.putIfAbsent(batch.parts.get(Integer.parseInt(clause.group(1))), problem.message());
                } else if (!problem.location().equals("/addressees") || anyWork(batch.parts)) {
                    batch.parts.forEach(part -> wrong.putIfAbsent(part, problem.message()));
                }
            }
            Coverage coverage = Coverage.of(draft);
            if (wrong.isEmpty() && !coverage.complete()) {
                batch.parts.forEach(
                        part -> wrong.put(
                                part,
                                "Nội dung có dòng đánh số riêng nên không tách được thành điểm. Ghi mỗi nhiệm vụ một dòng của bảng."));
            }
            if (wrong.isEmpty() && batch.directive == null && !anyWork(batch.parts)) {
                batch.parts.forEach(part -> wrong.put(
                        part,
                        "Mọi việc của văn bản " + batch.number
                                + " trong tệp đã hoàn thành, không còn gì để theo dõi: không nhập."));
            }
            if (!wrong.isEmpty()) {
                changed = true;
                wrong.forEach((part, why) -> refuse(part.row(), why));
                batch.parts.removeAll(wrong.keySet());
            }
        }
        if (batch.parts.isEmpty()) {
            return;
        }
        batches.add(new Batch(
                batch.number, batch.issuedOn, batch.issuer, batch.directive, heading(batch), List.copyOf(batch.parts)));
        for (Part part : batch.parts) {
            line(part.row(), Verdict.NEW, words(batch, part), batch.directive, null);
        }
    }

    private static boolean anyWork(List<Part> parts) {
        return parts.stream().anyMatch(part -> !part.clause().measures().isEmpty());
    }

    private Heading heading(Open batch) {
        return new Heading(batch.subject, batch.continuous());
    }

    private String words(Open batch, Part part) {
        String document = (batch.directive == null ? "văn bản mới " : "thêm vào dự thảo ") + batch.number + " ngày "
                + Words.day(batch.issuedOn);
        if (part.clause().measures().isEmpty()) {
            return "Ghi là đã hoàn thành, không giao việc; " + document + ".";
        }
        MeasureDraft measure = part.clause().measures().get(0);
        return "Nhiệm vụ của " + office.roster().names(part.leads()) + "; " + said(measure) + "; sản phẩm: "
                + measure.product() + "; " + document + ".";
    }

    private static String said(MeasureDraft measure) {
        var deadline = measure.deadline();
        return switch (deadline.rule()) {
            case DATE, PERIOD -> "hạn " + Words.day(deadline.due()) + " (" + Words.setBy(deadline.setBy()) + ")";
            case RELATIVE -> "hạn \"" + deadline.phrase() + "\" kể từ ngày nhận";
            case RECURRING -> "làm theo kỳ (" + deadline.phrase() + ")";
            case CONTINUOUS -> "thường xuyên, báo cáo theo kỳ";
            case ASK -> "chưa có hạn, hỏi cơ quan chủ trì";
            case NONE -> "không có hạn";
        };
    }

    /** The document of these rows as a draft; clauses are numbered from 1. */
    static DirectiveDraft draft(
            String number, LocalDate issuedOn, String issuer, Heading heading, List<Part> parts, Office office) {
        List<ClauseDraft> clauses = numbered(parts, 0);
        DirectiveHeader header = new DirectiveHeader(
                number,
                type(number),
                issuedOn,
                null,
                issuer,
                null,
                null,
                null,
                null,
                heading.subject(),
                List.of(),
                Urgency.THUONG,
                List.of(),
                INTRODUCTION + text(clauses),
                office.posts().get(OfficePost.PARTY_OFFICE),
                office.posts().get(OfficePost.STANDING),
                office.posts().get(OfficePost.COMMITTEE),
                heading.continuous() ? report(issuedOn, office) : null);
        return new DirectiveDraft(header, addressees(parts, Set.of()), clauses);
    }

    /** The draft with these rows after its last clause. */
    static DirectiveDraft added(DirectiveDraft draft, Heading heading, List<Part> parts, Office office) {
        List<ClauseDraft> more = numbered(parts, draft.clauses().size());
        List<ClauseDraft> clauses = new ArrayList<>(draft.clauses());
        clauses.addAll(more);
        List<Addressee> addressees = new ArrayList<>(draft.addressees());
        addressees.addAll(addressees(
                parts, draft.addressees().stream().map(Addressee::body).collect(Collectors.toSet())));
        DirectiveHeader header = draft.header();
        DirectiveHeader.Report report =
                header.report() == null && heading.continuous() ? report(header.issuedOn(), office) : header.report();
        return new DirectiveDraft(withText(header, header.fullText() + text(more), report), addressees, clauses);
    }

    /** The draft without the clauses that an import added, and without the addressees that only they name. */
    static DirectiveDraft without(DirectiveDraft draft, Collection<String> paths, String text) {
        List<ClauseDraft> clauses = draft.clauses().stream()
                .filter(clause -> !paths.contains(clause.path()))
                .toList();
        Set<String> led = clauses.stream()
                .flatMap(clause -> clause.measures().stream())
                .flatMap(measure -> measure.leads().stream())
                .collect(Collectors.toSet());
        boolean continuous = clauses.stream()
                .flatMap(clause -> clause.measures().stream())
                .anyMatch(measure -> measure.kind() == MeasureKind.CONTINUOUS);
        return new DirectiveDraft(
                withText(draft.header(), text, continuous ? draft.header().report() : null),
                draft.addressees().stream()
                        .filter(each -> led.contains(each.body()))
                        .toList(),
                clauses);
    }

    private static DirectiveHeader withText(DirectiveHeader header, String text, DirectiveHeader.Report report) {
        return new DirectiveHeader(
                header.number(),
                header.type(),
                header.issuedOn(),
                header.receivedOn(),
                header.issuer(),
                header.place(),
                header.authority(),
                header.signerName(),
                header.signerTitle(),
                header.subject(),
                header.basis(),
                header.urgency(),
                header.copies(),
                text,
                header.monitoringBody(),
                header.superiorBody(),
                header.signingBody(),
                report);
    }

    private static List<ClauseDraft> numbered(List<Part> parts, int from) {
        List<ClauseDraft> clauses = new ArrayList<>();
        for (Part part : parts) {
            String path = String.valueOf(from + clauses.size() + 1);
            ClauseDraft clause = part.clause();
            clauses.add(new ClauseDraft(
                    path,
                    null,
                    "điểm " + path,
                    clause.wording(),
                    clause.noMeasureReason(),
                    clause.measures().stream()
                            .map(measure -> coded(measure, path))
                            .toList()));
        }
        return clauses;
    }

    private static MeasureDraft coded(MeasureDraft measure, String path) {
        return new MeasureDraft(
                path,
                measure.kind(),
                measure.title(),
                measure.product(),
                measure.evidenceRule(),
                measure.confirmer(),
                measure.confirmerForOwn(),
                measure.decider(),
                measure.accountable(),
                measure.executing(),
                measure.coordinating(),
                measure.deadline(),
                measure.leads(),
                measure.verified(),
                measure.note());
    }

    private static String text(List<ClauseDraft> clauses) {
        return clauses.stream()
                .map(clause -> "\n" + clause.path() + ". " + clause.wording())
                .collect(Collectors.joining());
    }

    private static List<Addressee> addressees(List<Part> parts, Set<String> but) {
        return parts.stream()
                .filter(part -> !part.clause().measures().isEmpty())
                .flatMap(part -> part.leads().stream())
                .distinct()
                .filter(body -> !but.contains(body))
                .map(body -> new Addressee(body, null, true, null))
                .toList();
    }

    private static DirectiveHeader.Report report(LocalDate issuedOn, Office office) {
        return new DirectiveHeader.Report(
                "P1Y", "12-15", SheetTerm.firstYear(issuedOn, office.today()), DateSetBy.MONITOR);
    }

    // ----------------------------------------------------------------------------------------------------- cells

    private String needed(SheetImports.Row row, SheetField field) throws No {
        String text = columns.get(row, field);
        if (text.isEmpty()) {
            throw new No(columns.where(row, field) + " trống: thiếu " + field.head() + ". Ghi vào.");
        }
        return text;
    }

    private LocalDate issuedOn(SheetImports.Row row) throws No {
        String text = needed(row, SheetField.ISSUED_ON);
        SheetDays.Day day = SheetDays.of(text);
        String why = day == null
                ? "ghi \"" + shown(text) + "\", không phải ngày. Ghi như 17/10/2019"
                : day.why() != null ? day.why() : SheetDays.doubt(day.day(), EARLIEST, office.today());
        if (why != null) {
            throw new No(columns.where(row, SheetField.ISSUED_ON) + " " + why + ".");
        }
        return day.day();
    }

    private String issuer(SheetImports.Row row, LocalDate day) throws No {
        String named = columns.get(row, SheetField.ISSUER);
        if (named.isEmpty()) {
            return from.issuer();
        }
        SheetNames.Found found = names.of(named, day);
        if (found.bodies().size() != 1) {
            throw new No(columns.where(row, SheetField.ISSUER) + " "
                    + (found.why() == null ? "ghi nhiều cơ quan ban hành. Ghi một cơ quan" : found.why()) + ".");
        }
        return found.bodies().get(0);
    }

    private void once(SheetImports.Row row, String what) throws No {
        Integer before = seen.putIfAbsent(what, row.number());
        if (before != null) {
            throw new No("Trùng dòng " + before + ": cùng văn bản, cùng nội dung, cùng cơ quan. Bỏ một dòng.");
        }
    }

    private List<String> remarks(SheetImports.Row row) throws No {
        List<String> words = new ArrayList<>();
        for (SheetField field : SheetField.REMARKS) {
            String cell = columns.get(row, field);
            checkRemark(row, field, cell);
            words.add(cell.isEmpty() ? null : cell);
        }
        return words;
    }

    private void checkRemark(SheetImports.Row row, SheetField field, String cell) throws No {
        if (cell.length() > LONGEST_REMARK) {
            throw new No(columns.where(row, field) + " dài " + cell.length() + " ký tự, nhiều nhất " + LONGEST_REMARK
                    + ". Rút gọn.");
        }
    }

    private String subject(SheetImports.Row row, String content) {
        String given = columns.get(row, SheetField.SUBJECT);
        String meeting = columns.get(row, SheetField.MEETING);
        return !given.isEmpty() ? given : !meeting.isEmpty() ? "Kết luận tại hội nghị " + meeting : title(content);
    }

    private String note(SheetImports.Row row) {
        String progress = columns.get(row, SheetField.PROGRESS);
        String result = columns.get(row, SheetField.RESULT);
        List<String> said = new ArrayList<>();
        if (!progress.isEmpty()) {
            said.add("tiến độ: " + progress);
        }
        if (!result.isEmpty()) {
            said.add("kết quả: " + result);
        }
        return said.isEmpty() ? null : "Bảng theo dõi ghi " + String.join("; ", said);
    }

    private String monitoring() {
        return office.posts().get(OfficePost.PARTY_OFFICE);
    }

    private static String title(String content) {
        String flat = content.replaceAll("\\s+", " ").strip();
        return flat.length() <= LONGEST_TITLE
                ? flat
                : flat.substring(0, LONGEST_TITLE).replaceAll("\\s+\\S*$", "") + "…";
    }

    private static boolean done(String progress) {
        String folded = SheetField.fold(progress);
        return folded.contains("HOANTHANH") && !folded.contains("CHUAHOANTHANH") && !folded.contains("DANG")
                || folded.equals("DADONG")
                || folded.equals("DAXONG");
    }

    /** Null where the cell holds no number with its signs. */
    private static String number(String cell) {
        Matcher matcher = NUMBER.matcher(cell);
        return matcher.find()
                ? (matcher.group(1) + matcher.group(2)).replaceAll("\\s+", "").replace('–', '-')
                : null;
    }

    private static DocumentType type(String number) {
        return Arrays.stream(number.split("[-/.&]"))
                .skip(1)
                .map(SheetField::fold)
                .filter(TYPES::containsKey)
                .map(TYPES::get)
                .findFirst()
                .orElse(null);
    }

    private static String place(String number, LocalDate issuedOn, String issuer) {
        return SheetField.fold(number) + "|" + issuedOn + "|" + issuer;
    }

    private static String shown(Object value) {
        if (value == null || value.toString().isEmpty()) {
            return "(trống)";
        }
        LocalDate day = SheetValues.day(value.toString());
        String text = day != null ? Words.day(day) : value.toString().replaceAll("\\s+", " ");
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    private void line(SheetImports.Row row, Verdict verdict, String words, String directive, String key) {
        lines.put(row.number(), new Line(row, verdict, words, directive, key));
    }

    private void refuse(SheetImports.Row row, String why) {
        line(row, Verdict.REFUSED, why, null, null);
    }
}
