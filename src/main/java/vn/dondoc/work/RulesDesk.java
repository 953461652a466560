package vn.dondoc.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.OfficeRules;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReckonedDates;
import vn.dondoc.register.RuleChanges;
import vn.dondoc.register.Trail;

/**
 * Changes rows of the calendar, distances of milestones and sessions. Nothing changes before somebody has seen what would
 * move: a preview writes the rows, reckons, and takes everything back; who confirms names the preview by its token, and is
 * refused where the same change would now move something else (ADR 0020).
 */
@Component
public class RulesDesk {

    /** Proceedings a transaction: few enough for officials not to notice that they are held. */
    static final int CHUNK = 200;

    private static final int LONGEST_REASON = 500;
    private static final Logger LOG = LoggerFactory.getLogger(RulesDesk.class);

    /** Everything that a change would do; the token stands for its rows and dates. */
    public record Preview(
            String token,
            String reason,
            List<RuleChanges.Row> rows,
            List<ReckonedDates.Move> dates,
            List<OfficeTimers.Move> timers,
            int looked) {

        public boolean nothing() {
            return rows.isEmpty() && dates.isEmpty() && timers.isEmpty();
        }
    }

    /** What was confirmed is no longer what would happen. */
    public static final class Outdated extends Refusal {

        private static final long serialVersionUID = 1L;

        private final transient Preview now;

        Outdated(Preview now) {
            super("Từ lúc xem trước đến nay lịch hoặc công việc đã đổi, chưa ghi gì. Xem lại bản mới rồi xác nhận.");
            this.now = now;
        }

        public Preview now() {
            return now;
        }
    }

    private final OfficeRules rules;
    private final RuleEntry entry;
    private final RuleChanges changes;
    private final ReckonedDates dates;
    private final Reckoning reckoning;
    private final OfficeTimers timers;
    private final OfficeClerk clerk;
    private final Trail trail;
    private final TransactionOperations transaction;

    RulesDesk(
            OfficeRules rules,
            RuleEntry entry,
            RuleChanges changes,
            ReckonedDates dates,
            Reckoning reckoning,
            OfficeTimers timers,
            OfficeClerk clerk,
            Trail trail,
            TransactionOperations transaction) {
        this.rules = rules;
        this.entry = entry;
        this.changes = changes;
        this.dates = dates;
        this.reckoning = reckoning;
        this.timers = timers;
        this.clerk = clerk;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** A clerk of the office, or the administrator. */
    public boolean mayChange(String account) {
        return clerk.isOrAdministrates(account);
    }

    /**
     * What the change would do; nothing is kept.
     *
     * @throws NotYours for anybody who may not change rules
     * @throws Refusal where the change is wrong, or dates still move for an earlier one
     */
    public Preview preview(RuleChange change, String by) {
        requireMayChange(by);
        String reason = reason(change);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return look(change, reason);
        });
    }

    /**
     * Changes the rows and moves what hangs on them, a chunk of proceedings at a time. Breaking off loses nothing: the
     * change goes on at the next start, or when somebody asks it to.
     *
     * @param token of the preview that was seen
     * @throws Outdated where something else would happen by now; nothing is changed
     */
    public RuleChanges.Change confirm(RuleChange change, String token, String by) {
        requireMayChange(by);
        String reason = reason(change);
        Preview now = preview(change, by);
        if (!now.token().equals(token)) {
            throw new Outdated(now);
        }
        // Rows of a data file that move nothing are confirmed, too: nothing waits for them any more.
        if (now.nothing() && rules.followed()) {
            throw new Refusal("Không có gì khác với lịch hiện nay, không có ngày nào phải dời.");
        }
        UUID seen = editionOf(token);
        Long id = transaction.execute(status -> {
            rules.lock();
            refuseWhileMoving();
            if (!rules.edition().equals(seen)) {
                return null;
            }
            List<RuleChanges.Row> rows = entry.write(change);
            long begun = changes.begin(rows, reason, by);
            // These rows and no others: what a data file changes meanwhile is looked at and confirmed on its own.
            rules.nowFollowed();
            trail.add(rows.stream().map(row -> event(row, reason, by)).toList());
            return begun;
        });
        if (id == null) {
            throw new Outdated(preview(change, by));
        }
        moveAlong(changes.get(id), by);
        return changes.get(id);
    }

    /** Goes on with a change whose dates have not all moved; nothing where there is none. */
    public void resume(String by) {
        changes.moving().ifPresent(change -> {
            LOG.info("Dates go on moving for change {} of the rules", change.id());
            moveAlong(change, by);
        });
    }

    /** Whether dates wait for somebody to look at what rows that changed by themselves would move. */
    public boolean waiting() {
        return !rules.followed();
    }

    /** At the start: where no work is open, or nothing is out of line, there is nothing to confirm. */
    public void settleAtStart() {
        if (!rules.followed() && changes.moving().isEmpty() && outOfLine() == 0) {
            transaction.executeWithoutResult(status -> rules.nowFollowed());
        } else if (!rules.followed()) {
            LOG.warn("Rows of the calendar have changed and dates are not yet in line with them: see /calendar");
        }
    }

    private int outOfLine() {
        return transaction.execute(status -> {
            Preview all = look(null, "");
            return all.dates().size() + all.timers().size();
        });
    }

    // ------------------------------------------------------------------------------------------------- preview

    private Preview look(RuleChange change, String reason) {
        List<RuleChanges.Row> rows = List.of();
        UUID edition = rules.edition();
        if (change != null) {
            rules.lock();
            refuseWhileMoving();
            edition = rules.edition();
            rows = entry.write(change);
        }
        List<ReckonedDates.Move> dateMoves = new ArrayList<>();
        List<OfficeTimers.Move> timerMoves = new ArrayList<>();
        int looked = 0;
        List<Proceedings.Proceeding> chunk = dates.next(null, CHUNK);
        while (!chunk.isEmpty()) {
            Reckoning.Found found = reckoning.find(chunk);
            dateMoves.addAll(found.dates());
            timerMoves.addAll(found.timers());
            looked += chunk.size();
            chunk = dates.next(chunk.get(chunk.size() - 1).key(), CHUNK);
        }
        return new Preview(token(edition, rows, dateMoves), reason, rows, dateMoves, timerMoves, looked);
    }

    /** Timers follow from dates and move every minute; they are shown, not vouched for. */
    private static String token(UUID edition, List<RuleChanges.Row> rows, List<ReckonedDates.Move> moves) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            moves.forEach(move -> digest.update((move + "\n").getBytes(StandardCharsets.UTF_8)));
            return edition + ":" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID editionOf(String token) {
        return UUID.fromString(token.substring(0, token.indexOf(':')));
    }

    private void refuseWhileMoving() {
        changes.moving().ifPresent(moving -> {
            throw new Refusal("Đang dời ngày theo lần đổi trước (đã xem " + moving.seen()
                    + " việc). Chờ xong, hoặc bấm \"Dời tiếp\" ở trang Lịch làm việc, rồi đổi tiếp.");
        });
    }

    private static String reason(RuleChange change) {
        return TypedText.required("Lý do", change.reason(), LONGEST_REASON);
    }

    /** @throws NotYours for anybody who may not change rules */
    public void requireMayChange(String by) {
        clerk.requireOrAdministrator(by, "đổi được lịch làm việc và mốc đề án");
    }

    private static Trail.Event event(RuleChanges.Row row, String reason, String by) {
        return new Trail.Event(
                "rule",
                by,
                null,
                null,
                null,
                null,
                null,
                null,
                row.what() + " " + row.item() + ": " + (row.from() == null ? "(không có)" : row.from()) + " → "
                        + (row.to() == null ? "(bỏ)" : row.to()) + "; lý do: " + reason);
    }

    // -------------------------------------------------------------------------------------------------- moving

    private void moveAlong(RuleChanges.Change change, String by) {
        String after = change.after();
        List<Proceedings.Proceeding> chunk = dates.next(after, CHUNK);
        while (!chunk.isEmpty()) {
            after = chunk.get(chunk.size() - 1).key();
            moveChunk(change, chunk, after, by);
            chunk = dates.next(after, CHUNK);
        }
        transaction.executeWithoutResult(status -> changes.done(change.id()));
    }

    /** What somebody else holds is left out first and waited for singly, so that nobody waits in a circle (ADR 0003). */
    private void moveChunk(RuleChanges.Change change, List<Proceedings.Proceeding> chunk, String after, String by) {
        List<String> keys = chunk.stream().map(Proceedings.Proceeding::key).toList();
        int[] moved = new int[2];
        List<String> busy = transaction.execute(status -> {
            List<Proceedings.Proceeding> free = dates.lockFree(keys);
            Set<String> held = timers.holdFree(
                    free.stream().map(Proceedings.Proceeding::instance).toList());
            List<Proceedings.Proceeding> mine = free.stream()
                    .filter(each -> !held.contains(each.instance()))
                    .toList();
            move(mine, change.reason(), by, moved);
            List<String> left = new ArrayList<>(keys);
            left.removeAll(mine.stream().map(Proceedings.Proceeding::key).toList());
            return left;
        });
        for (String key : busy) {
            transaction.executeWithoutResult(status -> {
                Optional<Proceedings.Proceeding> one = dates.lockOpen(key);
                one.ifPresent(each -> {
                    timers.hold(each.instance());
                    move(List.of(each), change.reason(), by, moved);
                });
            });
        }
        transaction.executeWithoutResult(
                status -> changes.advance(change.id(), after, chunk.size(), moved[0], moved[1]));
    }

    private void move(List<Proceedings.Proceeding> held, String reason, String by, int[] moved) {
        if (!held.isEmpty()) {
            Reckoning.Found found = reckoning.find(held);
            reckoning.write(found, reason, by);
            moved[0] += found.dates().size();
            moved[1] += found.timers().size();
        }
    }
}
