package vn.dondoc.urging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UrgedWork;
import vn.dondoc.register.UrgingTables;
import vn.dondoc.register.UrgingTables.Source;
import vn.dondoc.work.OfficeTimers;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.TypedText;
import vn.dondoc.work.WorkEngine;

/**
 * The two tables of urging as an office changes them: checked, shown with the timers that would move, put in force with a
 * reason, the timers moved after (ADR 0022).
 */
@Component
public class OfficeTables {

    /** The decisions, in the order in which people look at them. */
    public static final List<String> DECISIONS = List.of(Answers.RUNGS, Answers.RECIPIENTS);

    /** Bytes; the tables that come with a release have about 40,000. */
    public static final int LARGEST = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(OfficeTables.class);

    private static final int LONGEST_REASON = 1000;

    /** Tables whose answers are kept. */
    private static final int CHECKED = 8;

    /** Proceedings of one transaction. */
    private static final int CHUNK = 500;

    /**
     * A pending timer that moves, or is set where none was pending.
     *
     * @param owner code of the body whose work it is
     * @param timer the engine's id; null where none was pending
     * @param from null where none was pending
     * @param to now, where the rung would have lain earlier
     */
    public record Moved(String key, String owner, String timer, Instant from, Instant to, String rung) {}

    /**
     * What a file would do; nothing has changed.
     *
     * @param comparedWith version of the table in force
     * @param seen to be given back with the order to put it in force; holds today and against that version alone
     * @param changes answers that differ, in codes: what is asked, before, now
     * @param looked how many open proceedings were looked at
     * @param atOnce of the moved ones, how many reach a rung at once
     */
    public record Preview(
            String decision,
            int comparedWith,
            String seen,
            List<String> changes,
            List<Moved> moves,
            int looked,
            int atOnce) {}

    private final TableFiles files;
    private final UrgingTables tables;
    private final UrgedWork work;
    private final Proceedings proceedings;
    private final RungTable inForce;
    private final RungTimers timers;
    private final OfficeTimers officeTimers;
    private final WorkEngine engine;
    private final CalendarDays days;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Map<String, Candidate> checked = new ConcurrentHashMap<>();

    OfficeTables(
            TableFiles files,
            UrgingTables tables,
            UrgedWork work,
            Proceedings proceedings,
            RungTable inForce,
            RungTimers timers,
            OfficeTimers officeTimers,
            WorkEngine engine,
            CalendarDays days,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.files = files;
        this.tables = tables;
        this.work = work;
        this.proceedings = proceedings;
        this.inForce = inForce;
        this.timers = timers;
        this.officeTimers = officeTimers;
        this.engine = engine;
        this.days = days;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A checked file; a table answers alike whatever it is called, so each is asked for everything once. */
    private record Candidate(String decision, String content, String sha256, Answers answers) {}

    /**
     * What would change and which timers would move; takes no lock and changes nothing.
     *
     * @throws Refusal where the file is no such table, or the one in force
     */
    public Preview preview(String file, byte[] content) {
        Candidate candidate = read(file, content);
        UrgingTables.Version base = base(candidate);
        List<Moved> moves = new ArrayList<>();
        int looked = 0;
        if (candidate.decision().equals(Answers.RUNGS)) {
            for (List<String> keys = work.keys("", CHUNK);
                    !keys.isEmpty();
                    keys = work.keys(keys.get(keys.size() - 1), CHUNK)) {
                moves.addAll(moves(work.of(keys), candidate.answers()));
                looked += keys.size();
            }
        }
        Instant now = clock.instant();
        return new Preview(
                candidate.decision(),
                base.version(),
                seen(candidate, base),
                candidate.answers().since(answers(base)),
                moves,
                looked,
                (int) moves.stream().filter(move -> !move.to().isAfter(now)).count());
    }

    /**
     * Puts a file in force. From the commit on every node asks it; then the timers of work under way move, some hundred a
     * transaction.
     *
     * @param seen what the preview answered
     * @param by the administrator's account
     * @throws Refusal where the file, the reason or the preview is missing or no longer holds; nothing is changed
     */
    public UrgingTables.Version apply(String file, byte[] content, String seen, String reason, String by) {
        String why = TypedText.required("Lý do", reason, LONGEST_REASON);
        Candidate candidate = read(file, content);
        long id = inTransaction(() -> {
            tables.holdAll();
            UrgingTables.Version base = base(candidate);
            if (!seen(candidate, base).equals(seen)) {
                throw new Refusal("Mã xem trước không khớp: tệp đã sửa, bảng đang dùng đã đổi, hoặc bản xem trước không"
                        + " phải của hôm nay. Xem trước lại rồi áp dụng. Chưa đổi gì.");
            }
            return putInForce(candidate, base, Source.ADMINISTRATOR, by, why);
        });
        moveTimers(id);
        return tables.history().stream()
                .filter(version -> version.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * At a start, one table: what came with the release counts until the office has its own; a file of the office's folder
     * counts when it is not the one read from there last.
     *
     * @param shipped the file that came with the release
     * @param own of the office's folder, empty where it has none
     * @throws Refusal where a file can't be put in force
     */
    public void start(String decision, byte[] shipped, Optional<byte[]> own, String file) {
        String release = sha256(shipped);
        Optional<Candidate> office = own.map(content -> {
            Candidate candidate = read(file, content);
            if (!candidate.decision().equals(decision)) {
                throw new Refusal("Tệp " + file + " chứa bảng " + candidate.decision() + ", không phải " + decision
                        + ". Đổi tên tệp cho khớp với id của bảng.");
            }
            return candidate;
        });
        inTransaction(() -> {
            tables.holdAll();
            Optional<UrgingTables.Version> base = tables.inForce(decision);
            if (base.isEmpty() || !tables.shippedBefore(decision, release)) {
                shipped(read("dmn/" + decision + ".dmn", shipped), base);
            }
            office.filter(candidate -> !tables.lastFromFolder(decision).equals(Optional.of(candidate.sha256())))
                    .ifPresent(candidate -> {
                        UrgingTables.Version before = tables.inForce(decision).orElseThrow();
                        putInForce(candidate, before, Source.FOLDER, Trail.SYSTEM, "Đọc từ " + file + " lúc khởi động");
                        LOG.info("{} is in force, read from {}", decision, file);
                    });
            return null;
        });
    }

    /** A release's own table counts while the office has none. */
    private void shipped(Candidate release, Optional<UrgingTables.Version> base) {
        if (base.isPresent() && base.get().source() != Source.SHIPPED) {
            LOG.info(
                    "This release brings another {}; version {} of the office stays in force",
                    release.decision(),
                    base.get().version());
            return;
        }
        tables.add(
                release.decision(),
                release.content(),
                release.sha256(),
                Source.SHIPPED,
                Trail.SYSTEM,
                "Đi kèm bản cài đặt",
                base.map(before -> release.answers().since(answers(before))).orElse(List.of()),
                base.isEmpty() || !release.decision().equals(Answers.RUNGS));
        days.forget();
    }

    /** Timers that a node left where they were when it went away in the middle. */
    public void finishMoving() {
        tables.unfinished().forEach(this::moveTimers);
    }

    /** Every answer of the tables in force, in the order of the questions: what a page shows. */
    public TableFiles.Table inForce(String decision) {
        UrgingTables.Version version = tables.inForce(decision).orElseThrow();
        return files.read(decision + ".dmn", version.content().getBytes(StandardCharsets.UTF_8));
    }

    private long putInForce(Candidate candidate, UrgingTables.Version base, Source source, String by, String reason) {
        long id = tables.add(
                candidate.decision(),
                candidate.content(),
                candidate.sha256(),
                source,
                by,
                reason,
                candidate.answers().since(answers(base)),
                !candidate.decision().equals(Answers.RUNGS));
        files.deploy(candidate.decision(), candidate.content());
        trail.add(new Trail.Event(
                "tables",
                by,
                null,
                null,
                null,
                null,
                null,
                null,
                candidate.decision() + ", bản " + (base.version() + 1) + ": " + reason));
        days.forget();
        return id;
    }

    private UrgingTables.Version base(Candidate candidate) {
        UrgingTables.Version base = tables.inForce(candidate.decision()).orElseThrow();
        if (base.sha256().equals(candidate.sha256())) {
            throw new Refusal("Tệp này đúng là bảng " + candidate.decision() + " đang dùng (bản " + base.version()
                    + "); không có gì để đổi.");
        }
        return base;
    }

    private Candidate read(String file, byte[] content) {
        if (content.length > LARGEST) {
            throw new Refusal(
                    "Tệp " + file + " lớn hơn 500 KB, không phải bảng đôn đốc. Gửi tệp .dmn tải về từ trang Bảng"
                            + " đôn đốc và sửa trong Camunda Modeler.");
        }
        String sha256 = sha256(content);
        Candidate known = checked.get(sha256);
        if (known == null) {
            TableFiles.Table table = files.read(file, content);
            known = new Candidate(
                    table.decision(),
                    new String(content, StandardCharsets.UTF_8),
                    sha256,
                    TableCheck.check(file, table));
            if (checked.size() >= CHECKED) {
                checked.clear();
            }
            checked.put(sha256, known);
        }
        return known;
    }

    private Answers answers(UrgingTables.Version version) {
        return read(version.decision() + ".dmn", version.content().getBytes(StandardCharsets.UTF_8))
                .answers();
    }

    /** Rungs move by days: what was seen yesterday is not what would happen today. */
    private String seen(Candidate candidate, UrgingTables.Version base) {
        return sha256(String.join(
                        "|",
                        candidate.decision(),
                        candidate.sha256(),
                        Integer.toString(base.version()),
                        LocalDate.now(clock).toString())
                .getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------------------------------------------- timers

    private record Chunk(String last, List<String> held) {}

    private void moveTimers(long id) {
        int moved = 0;
        while (true) {
            Chunk chunk = inTransaction(() -> moveChunk(id));
            if (chunk == null) {
                LOG.info("Timers of urging stand where the tables in force put them");
                return;
            }
            for (String held : chunk.held()) {
                inTransaction(() -> {
                    proceedings.lock(held).ifPresent(each -> {
                        officeTimers.hold(each.instance());
                        move(id, work.of(List.of(held)));
                    });
                    return null;
                });
            }
            if (!chunk.held().isEmpty()) {
                inTransaction(() -> {
                    tables.holdProgress(id).ifPresent(upTo -> tables.progress(id, chunk.last()));
                    return null;
                });
            }
            moved++;
            if (moved % 20 == 0) {
                LOG.info("Timers of {} proceedings looked at", moved * CHUNK);
            }
        }
    }

    /** Null when all are done. Work that somebody holds, or a timer of it, is left for a transaction of its own. */
    private Chunk moveChunk(long id) {
        Optional<String> upTo = tables.holdProgress(id);
        if (upTo.isEmpty()) {
            return null;
        }
        List<String> keys = work.keys(upTo.get(), CHUNK);
        if (keys.isEmpty()) {
            tables.finished(id);
            return null;
        }
        List<UrgedWork.Work> free = work.of(work.lockFree(keys));
        Set<String> firing = officeTimers.holdFree(
                free.stream().map(UrgedWork.Work::instance).toList());
        List<UrgedWork.Work> mine =
                free.stream().filter(each -> !firing.contains(each.instance())).toList();
        move(id, mine);
        List<String> held = new ArrayList<>(keys);
        held.removeAll(mine.stream().map(UrgedWork.Work::key).collect(Collectors.toSet()));
        String last = keys.get(keys.size() - 1);
        if (held.isEmpty()) {
            tables.progress(id, last);
        }
        return new Chunk(last, held);
    }

    /** The proceedings and their timers are held. */
    private void move(long id, List<UrgedWork.Work> works) {
        List<Moved> moves = moves(works, inForce);
        if (moves.isEmpty()) {
            return;
        }
        Map<String, String> instances = new HashMap<>();
        works.forEach(each -> instances.put(each.key(), each.instance()));
        List<OfficeTimers.Move> pending = new ArrayList<>();
        for (Moved move : moves) {
            if (move.timer() == null) {
                engine.moveRung(instances.get(move.key()), move.to());
            } else {
                pending.add(new OfficeTimers.Move(move.key(), "RUNG", move.timer(), move.from(), move.to()));
            }
        }
        officeTimers.move(pending);
        tables.moved(
                id,
                moves.stream()
                        .map(move ->
                                new UrgingTables.Move(move.key(), move.owner(), move.from(), move.to(), move.rung()))
                        .toList());
    }

    /** Those whose timer would stand elsewhere under this table; a timer whose rung is gone fires to no effect. */
    private List<Moved> moves(List<UrgedWork.Work> works, RungTable table) {
        List<String> instances = works.stream().map(UrgedWork.Work::instance).toList();
        Map<String, RungTimers.Pending> pending = timers.pending(instances);
        Set<String> waiting = timers.waiting(instances);
        Instant now = clock.instant();
        List<Moved> moves = new ArrayList<>();
        for (UrgedWork.Work each : works) {
            RungTimers.Pending timer = pending.get(each.instance());
            Instant from = timer == null ? null : timer.at();
            Ladder.Stand next = new Ladder(each.key(), table, days.calendar(), clock)
                    .stands(Subjects.of(each.urgency(), each.steps(), each.ownDate()), each.raised()).stream()
                            .findFirst()
                            .orElse(null);
            if (next == null || from == null && !waiting.contains(each.instance())) {
                continue;
            }
            Instant to = next.nominal().isBefore(now) ? now : next.nominal();
            boolean bothDue = from != null && !from.isAfter(now) && !to.isAfter(now);
            if (!to.equals(from) && !bothDue) {
                moves.add(new Moved(
                        each.key(),
                        each.owner(),
                        timer == null ? null : timer.id(),
                        from,
                        to,
                        next.rung().name()));
            }
        }
        return moves;
    }

    private <T> T inTransaction(java.util.function.Supplier<T> act) {
        return transaction.execute(status -> act.get());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
