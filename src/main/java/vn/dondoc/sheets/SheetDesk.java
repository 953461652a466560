package vn.dondoc.sheets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.intake.BreakDown;
import vn.dondoc.intake.DirectiveValidator;
import vn.dondoc.intake.Problem;
import vn.dondoc.intake.Roster;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Directives;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.SheetImports;
import vn.dondoc.register.SheetImports.Import;
import vn.dondoc.register.SheetImports.Result;
import vn.dondoc.register.SheetWork;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.sheets.SheetPlan.Batch;
import vn.dondoc.sheets.SheetPlan.Part;
import vn.dondoc.sheets.SheetPlan.Remark;
import vn.dondoc.sheets.SheetPlan.Verdict;
import vn.dondoc.work.DirectiveEntry;
import vn.dondoc.work.OfficeClerk;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.TypedText;
import vn.dondoc.work.WorkEngine;

/**
 * The clerk's desk for the tracking sheet: a file is read, its columns are named, its rows previewed, the good ones
 * imported document by document, and taken back within a day. Every document goes through the same doors as one that is
 * typed: {@link DirectiveEntry} and {@link BreakDown}.
 */
@Component
public class SheetDesk {

    /** How long an import can be taken back. */
    public static final Duration TAKEN_BACK_WITHIN = Duration.ofHours(24);

    /** How long a file that was read waits for its import. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** Documents that one request imports before the page shows how far it has come. */
    private static final int CHUNK = 25;

    private static final int LATEST = 20;
    private static final String DOES = "nhập bảng theo dõi";

    /** @param why null where it can be taken back */
    public record UndoLine(String directive, String what, String why) {}

    /** @param until when it can be taken back; null while nothing was imported */
    public record Undo(List<UndoLine> lines, LocalDateTime until) {

        public List<UndoLine> possible() {
            return lines.stream().filter(line -> line.why() == null).toList();
        }

        public List<UndoLine> kept() {
            return lines.stream().filter(line -> line.why() != null).toList();
        }
    }

    private final SheetImports imports;
    private final SheetWork work;
    private final ReferenceData reference;
    private final CalendarDays days;
    private final DirectiveValidator validator;
    private final DirectiveEntry entry;
    private final BreakDown breakDown;
    private final Directives directives;
    private final WorkEngine engine;
    private final Trail trail;
    private final OfficeClerk clerk;
    private final TransactionOperations transaction;
    private final Clock clock;

    SheetDesk(
            SheetImports imports,
            SheetWork work,
            ReferenceData reference,
            CalendarDays days,
            DirectiveValidator validator,
            DirectiveEntry entry,
            BreakDown breakDown,
            Directives directives,
            WorkEngine engine,
            Trail trail,
            OfficeClerk clerk,
            TransactionOperations transaction,
            Clock clock) {
        this.imports = imports;
        this.work = work;
        this.reference = reference;
        this.days = days;
        this.validator = validator;
        this.entry = entry;
        this.breakDown = breakDown;
        this.directives = directives;
        this.engine = engine;
        this.trail = trail;
        this.clerk = clerk;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws vn.dondoc.work.NotYours for anybody but the Party office's clerk */
    public void require(String account) {
        clerk.require(account, DOES);
    }

    public List<Import> latest() {
        return imports.latest(LATEST);
    }

    public List<SheetWork.Tracked> tracked() {
        return work.all();
    }

    // -------------------------------------------------------------------------------------------------- the file

    /**
     * Reads a file and keeps its rows for a day.
     *
     * @throws Refusal with the reason; nothing was kept then
     */
    @Transactional
    public long upload(byte[] content, String name, String by) {
        require(by);
        SheetFile.Grid grid = SheetFile.read(content, name);
        return imports.add(SheetFile.shortName(name), grid.sheet(), grid.heads(), grid.rows(), by, KEPT);
    }

    public Import find(long id) {
        return imports.find(id).orElseThrow(() -> unknown(id));
    }

    private static UnknownThing unknown(long id) {
        return new UnknownThing("Không có lần nhập nào mang số " + id + ". Tệp chưa nhập chỉ được giữ một ngày.");
    }

    /** What the columns hold: as chosen, else as saved for these heads, else as the heads say. */
    public SheetImports.Layout layout(Import file) {
        if (file.fields() != null) {
            return new SheetImports.Layout(null, file.fields(), file.issuer(), file.product());
        }
        return imports.layout(folded(file))
                .orElseGet(() -> new SheetImports.Layout(
                        null,
                        SheetColumns.proposed(file.heads()),
                        reference.posts().get(OfficePost.COMMITTEE),
                        null));
    }

    /**
     * The clerk says what the columns hold.
     *
     * @param name under which it is proposed next time; blank: it is not kept
     * @throws Refusal where a column is missing or chosen twice
     */
    @Transactional
    public void columns(long id, List<String> fields, String issuer, String product, String name, String by) {
        require(by);
        Import file = find(id);
        if (!file.state().equals("UPLOADED")) {
            throw new Refusal("Lần nhập này đã chạy, không chọn lại cột được. Tải tệp lên lần nữa.");
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < file.heads().size(); i++) {
            String field = i < fields.size() && fields.get(i) != null ? fields.get(i) : "";
            boolean known = Arrays.stream(SheetField.values())
                    .anyMatch(each -> each.name().equals(field));
            chosen.add(known ? field : "");
        }
        SheetColumns.of(chosen);
        if (reference.bodies().stream().noneMatch(body -> body.code().equals(issuer))) {
            throw new Refusal("Chưa chọn cơ quan ban hành. Chọn trong danh sách.");
        }
        String missing = TypedText.optional("Sản phẩm khi dòng không nêu", product, 200);
        imports.columns(id, chosen, issuer, missing);
        String kept = TypedText.optional("Lưu cách chọn cột với tên", name, 80);
        if (kept != null) {
            imports.save(kept, folded(file), chosen, issuer, missing, by);
        }
    }

    private static List<String> folded(Import file) {
        return file.heads().stream().map(SheetField::fold).toList();
    }

    /** A file that nobody wants any more. */
    @Transactional
    public void drop(long id, String by) {
        require(by);
        imports.drop(id);
    }

    // --------------------------------------------------------------------------------------------------- preview

    /** What the rows that wait would become now. */
    @Transactional(readOnly = true)
    public SheetPlan preview(long id, String by) {
        require(by);
        Import file = find(id);
        if (file.fields() == null) {
            throw new Refusal("Chưa chọn cột. Chọn mỗi cột của tệp là gì rồi xem trước.");
        }
        return plan(file, office());
    }

    private SheetReading.Office office() {
        return new SheetReading.Office(
                Roster.of(reference.bodies(), reference.groups()), posts(), days.calendar(), LocalDate.now(clock));
    }

    private Map<OfficePost, String> posts() {
        Map<OfficePost, String> posts = reference.posts();
        for (OfficePost post : List.of(OfficePost.PARTY_OFFICE, OfficePost.STANDING, OfficePost.COMMITTEE)) {
            if (!posts.containsKey(post)) {
                throw new Refusal("Danh mục cơ quan chưa ghi ai giữ vai " + post + ". Báo quản trị hệ thống.");
            }
        }
        return posts;
    }

    private SheetPlan plan(Import file, SheetReading.Office office) {
        List<SheetImports.Row> rows = imports.waiting(file.id());
        SheetColumns columns = SheetColumns.of(file.fields());
        List<SheetWork.Known> known =
                work.known(SheetReading.directivesIn(rows, columns), SheetReading.numbersIn(rows, columns));
        return new SheetReading(
                        file,
                        office,
                        validator,
                        known,
                        work.of(known.stream().map(SheetWork.Known::key).toList()))
                .plan(rows);
    }

    // ---------------------------------------------------------------------------------------------------- import

    /** @param left documents that wait for the next request */
    public record Progress(int imported, int left) {}

    /**
     * Imports the next documents; each of them whole or not at all. What can't be imported is refused with its reason, and
     * the others go on. May be asked again after whatever break.
     *
     * @throws Refusal where there is nothing to import
     */
    public Progress run(long id, String by) {
        require(by);
        Import file = find(id);
        if (!file.state().equals("UPLOADED") && !file.state().equals("RUNNING")) {
            throw new Refusal("Lần nhập này đã xong.");
        }
        if (file.fields() == null) {
            throw new Refusal("Chưa chọn cột. Chọn mỗi cột của tệp là gì rồi xem trước.");
        }
        SheetReading.Office office = office();
        SheetPlan plan = plan(file, office);
        if (file.state().equals("UPLOADED") && !plan.any()) {
            throw new Refusal("Không có dòng nào nhập được. Xem lý do ở từng dòng, sửa tệp rồi tải lên lần nữa.");
        }
        List<Batch> now =
                plan.batches().subList(0, Math.min(CHUNK, plan.batches().size()));
        for (Batch batch : now) {
            document(id, file, batch, office, by);
        }
        if (now.size() == plan.batches().size()) {
            finish(id, plan, by);
        }
        return new Progress(now.size(), plan.batches().size() - now.size());
    }

    /** One document in a transaction of its own; a refusal on the way stands beside its rows. */
    private void document(long id, Import file, Batch batch, SheetReading.Office office, String by) {
        try {
            transaction.executeWithoutResult(status -> {
                // Two clicks at once: the second one finds the rows taken.
                if (begun(id) && imports.waiting(id, batch.rows())) {
                    List<Result> results =
                            batch.directive() == null ? entered(id, file, batch, office, by) : added(id, batch, office);
                    imports.results(id, results);
                }
            });
        } catch (Refusal refusal) {
            transaction.executeWithoutResult(status -> imports.results(
                    id,
                    batch.rows().stream()
                            .map(row -> Result.of(row, "REFUSED", refusal.getMessage(), null, null))
                            .toList()));
        }
    }

    /** Locks the import; false where somebody else has finished it meanwhile. */
    private boolean begun(long id) {
        Import now = imports.lock(id).orElseThrow(() -> unknown(id));
        if (now.state().equals("UPLOADED")) {
            imports.state(id, "RUNNING");
        }
        return now.state().equals("UPLOADED") || now.state().equals("RUNNING");
    }

    private List<Result> entered(long id, Import file, Batch batch, SheetReading.Office office, String by) {
        DirectiveDraft draft = SheetReading.draft(
                batch.number(), batch.issuedOn(), batch.issuer(), batch.heading(), batch.parts(), office);
        String key = entry.enterWhole(
                draft,
                office.roster(),
                by,
                batch.number() + "; nhập từ bảng theo dõi, lần " + id + ": " + file.fileName());
        imports.made(
                id,
                new SheetImports.Made(
                        key,
                        true,
                        content(key),
                        null,
                        draft.clauses().stream().map(ClauseDraft::path).toList(),
                        false));
        return remembered(key, batch, draft.clauses(), "ENTERED");
    }

    private List<Result> added(long id, Batch batch, SheetReading.Office office) {
        DirectiveKey key = new DirectiveKey(batch.directive());
        BreakDown.Sheet sheet = breakDown.open(key);
        DirectiveDraft before = sheet.directive().content();
        DirectiveDraft after = SheetReading.added(before, batch.heading(), batch.parts(), office);
        refuse(breakDown.save(key, sheet.version(), after));
        List<ClauseDraft> more =
                after.clauses().subList(before.clauses().size(), after.clauses().size());
        imports.made(
                id,
                new SheetImports.Made(
                        key.value(),
                        false,
                        content(key.value()),
                        before.header().fullText(),
                        more.stream().map(ClauseDraft::path).toList(),
                        false));
        return remembered(key.value(), batch, more, "ADDED");
    }

    private static void refuse(List<Problem> problems) {
        problems.stream().findFirst().ifPresent(problem -> {
            throw new Refusal(problem.message());
        });
    }

    /** The office's remarks under the keys that the assignments will have; what became of each row. */
    private List<Result> remembered(String directive, Batch batch, List<ClauseDraft> clauses, String outcome) {
        List<SheetWork.Note> notes = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Part part = batch.parts().get(i);
            String first = null;
            for (MeasureDraft measure : clauses.get(i).measures()) {
                for (String lead : measure.leads()) {
                    String key = new DirectiveKey(directive).assignment(measure.code(), lead, null);
                    first = first == null ? key : first;
                    if (part.remarks().stream().anyMatch(word -> word != null)) {
                        notes.add(new SheetWork.Note(key, directive, part.remarks()));
                    }
                }
            }
            results.add(Result.of(part.row().number(), outcome, null, directive, first));
        }
        work.note(notes);
        return results;
    }

    /** After the last document: remarks that change, and the rows with which there is nothing to do. */
    private void finish(long id, SheetPlan plan, String by) {
        transaction.executeWithoutResult(status -> {
            if (!begun(id)) {
                return;
            }
            List<Result> results = new ArrayList<>();
            List<Trail.Event> events = new ArrayList<>();
            for (Remark remark : plan.remarks()) {
                work.note(remark.after());
                results.add(new Result(
                        remark.row().number(),
                        "NOTED",
                        remark.words(),
                        remark.directive(),
                        remark.after().stream().map(SheetWork.Note::key).collect(Collectors.joining(" ")),
                        remark.before().get(remark.after().get(0).key()),
                        remark.after().get(0).words()));
                events.add(new Trail.Event(
                        "imported",
                        by,
                        null,
                        remark.directive(),
                        remark.after().get(0).key(),
                        null,
                        null,
                        null,
                        "lần " + id + ". " + remark.words()));
            }
            plan.of(Verdict.SAME)
                    .forEach(line -> results.add(
                            Result.of(line.row().number(), "SAME", line.words(), line.directive(), line.key())));
            plan.of(Verdict.REFUSED)
                    .forEach(line -> results.add(Result.of(line.row().number(), "REFUSED", line.words(), null, null)));
            imports.results(id, results);
            imports.done(id);
            Map<String, Integer> counts = imports.counts(id);
            Import file = find(id);
            events.add(new Trail.Event(
                    "imported",
                    by,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "lần " + id + ": " + file.fileName() + "; dòng mới "
                            + (counts.getOrDefault("ENTERED", 0) + counts.getOrDefault("ADDED", 0)) + ", đổi ghi chú "
                            + counts.getOrDefault("NOTED", 0) + ", không đổi " + counts.getOrDefault("SAME", 0)
                            + ", không nhận " + counts.getOrDefault("REFUSED", 0)));
            trail.add(events);
        });
    }

    public List<SheetImports.Done> results(long id) {
        return imports.results(id);
    }

    public Map<String, Integer> counts(long id) {
        return imports.counts(id);
    }

    // ------------------------------------------------------------------------------------------------------ undo

    /** What taking the import back would do, and what it can't, with the reason. */
    @Transactional(readOnly = true)
    public Undo undoPreview(long id, String by) {
        require(by);
        Import file = find(id);
        List<UndoLine> lines = new ArrayList<>();
        undoable(id).forEach((what, why) -> lines.add(new UndoLine(what.directive(), what.words(), why)));
        return new Undo(lines, until(file));
    }

    /** Null while nothing was imported. */
    public LocalDateTime until(Import file) {
        return file.doneAt() == null
                ? null
                : LocalDateTime.ofInstant(file.doneAt().plus(TAKEN_BACK_WITHIN), clock.getZone());
    }

    public boolean inTime(Import file) {
        return file.doneAt() != null && !clock.instant().isAfter(file.doneAt().plus(TAKEN_BACK_WITHIN));
    }

    /**
     * Takes an import back, but for what somebody has worked on since.
     *
     * @return how many documents and remarks were taken back
     * @throws Refusal after 24 hours, and where nothing can be taken back
     */
    public int undo(long id, String by) {
        require(by);
        Import file = find(id);
        if (!file.state().equals("DONE")) {
            throw new Refusal(
                    file.state().equals("UNDONE") ? "Lần nhập này đã hoàn tác rồi." : "Lần nhập này chưa xong.");
        }
        if (!inTime(file)) {
            throw new Refusal(
                    "Đã quá 24 giờ từ khi nhập xong (" + minute(file.doneAt())
                            + "), không hoàn tác được nữa. Văn bản nhập nhầm thì sửa ở trang phân rã, hoặc thu hồi sau khi ban hành.");
        }
        Map<What, String> all = undoable(id);
        List<What> possible = all.entrySet().stream()
                .filter(each -> each.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (possible.isEmpty()) {
            throw new Refusal("Không hoàn tác được dòng nào: "
                    + all.values().stream().distinct().limit(3).collect(Collectors.joining(" ")));
        }
        int undone = 0;
        Set<String> failed = new HashSet<>();
        for (What what : possible) {
            try {
                transaction.executeWithoutResult(status -> takeBack(id, what, by));
                undone++;
            } catch (Refusal refusal) {
                failed.add(refusal.getMessage());
            }
        }
        int taken = undone;
        boolean whole = failed.isEmpty() && possible.size() == all.size();
        transaction.executeWithoutResult(status -> {
            imports.undone(id, whole, by);
            trail.add(new Trail.Event(
                    "undone",
                    by,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "lần " + id + ": " + file.fileName() + "; đã hoàn tác " + taken + ", còn lại "
                            + (all.size() - taken)));
        });
        return undone;
    }

    /**
     * A document or a remark of an import.
     *
     * @param made null for a remark
     */
    private record What(String directive, String words, SheetImports.Made made, SheetImports.Done remark) {}

    /** With the reason why not, or null. */
    private Map<What, String> undoable(long id) {
        List<SheetImports.Done> rows = imports.results(id);
        List<SheetImports.Made> made =
                imports.made(id).stream().filter(each -> !each.undone()).toList();
        Map<String, String> since = imports.since(
                id, made.stream().map(SheetImports.Made::directive).toList());
        Set<String> claimed = claimed();
        Map<What, String> all = new LinkedHashMap<>();
        for (SheetImports.Made each : made) {
            List<Integer> numbers = rows.stream()
                    .filter(row -> each.directive().equals(row.directive())
                            && !row.undone()
                            && (row.outcome().equals("ENTERED") || row.outcome().equals("ADDED")))
                    .map(SheetImports.Done::number)
                    .toList();
            String words = (each.created() ? "rút dự thảo khỏi sổ; " : "bỏ các điểm đã thêm; ") + "dòng "
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
            all.put(new What(each.directive(), words, each, null), blocked(each, since, claimed));
        }
        List<SheetImports.Done> noted = rows.stream()
                .filter(row -> row.outcome().equals("NOTED") && !row.undone())
                .toList();
        Map<String, List<String>> notes =
                work.notes(noted.stream().flatMap(row -> keys(row).stream()).toList());
        for (SheetImports.Done row : noted) {
            boolean same = keys(row).stream().allMatch(key -> row.after().equals(notes.get(key)));
            all.put(
                    new What(row.directive(), "trả lại ghi chú cũ; dòng " + row.number(), null, row),
                    same ? null : "Ghi chú của " + row.key() + " đã có người đổi từ khi nhập.");
        }
        return all;
    }

    /** A row stands for the assignments of all its leads. */
    private static List<String> keys(SheetImports.Done row) {
        return List.of(row.key().split(" "));
    }

    private String blocked(SheetImports.Made made, Map<String, String> since, Set<String> claimed) {
        DirectiveState state =
                directives.state(new DirectiveKey(made.directive())).orElse(null);
        if (state == null) {
            return made.directive() + " không còn trong sổ.";
        }
        if (state != DirectiveState.DRAFT) {
            return made.directive() + " đã trình ký hoặc ban hành.";
        }
        if (since.containsKey(made.directive())) {
            String what = since.get(made.directive());
            return what.startsWith("#")
                    ? made.directive() + ": lần nhập " + what.substring(1)
                            + " đã thêm dòng vào văn bản này. Hoàn tác lần đó trước."
                    : made.directive() + " đã có người làm việc trên đó (" + what + ").";
        }
        if (claimed.contains(made.directive())) {
            return made.directive() + " đã có người nhận việc phân rã.";
        }
        return content(made.directive()).equals(made.content())
                ? null
                : made.directive() + " đã có người sửa ở trang phân rã.";
    }

    private Set<String> claimed() {
        Set<String> claimed = new LinkedHashSet<>();
        engine.claimants()
                .forEach(account -> engine.claimedBy(account).forEach(task -> claimed.add(task.proceeding())));
        return claimed;
    }

    private void takeBack(long id, What what, String by) {
        imports.lock(id).orElseThrow(() -> unknown(id));
        String reason = "hoàn tác lần nhập " + id;
        if (what.made() == null) {
            SheetImports.Done row = what.remark();
            work.note(keys(row).stream()
                    .map(key -> new SheetWork.Note(key, row.directive(), row.before()))
                    .toList());
            imports.rowsUndone(id, "", List.of(row.number()));
            trail.add(new Trail.Event(
                    "undone", by, null, row.directive(), keys(row).get(0), null, null, null, reason + "; ghi chú cũ"));
            return;
        }
        SheetImports.Made made = what.made();
        if (made.created()) {
            entry.takeBack(made.directive(), by, reason);
        } else {
            DirectiveKey key = new DirectiveKey(made.directive());
            BreakDown.Sheet sheet = breakDown.open(key);
            refuse(breakDown.save(
                    key,
                    sheet.version(),
                    SheetReading.without(sheet.directive().content(), made.clauses(), made.textBefore())));
            trail.add(
                    new Trail.Event("undone", by, null, made.directive(), made.directive(), null, null, null, reason));
        }
        imports.madeUndone(id, made.directive());
        imports.rowsUndone(id, made.directive(), List.of());
    }

    private String content(String directive) {
        try {
            byte[] text = directives
                    .get(new DirectiveKey(directive))
                    .content()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String minute(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").format(LocalDateTime.ofInstant(at, clock.getZone()));
    }
}
