package vn.dondoc.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReportRows;
import vn.dondoc.register.UnknownThing;

/** Writing a periodic report, as often as one likes until it is handed in; all rows are saved together. */
@Component
public class WritingReports {

    /** Characters of one row. */
    public static final int LONGEST = 20_000;

    private final ReportRows rows;
    private final Proceedings proceedings;
    private final People people;
    private final Bodies bodies;

    WritingReports(ReportRows rows, Proceedings proceedings, People people, Bodies bodies) {
        this.rows = rows;
        this.proceedings = proceedings;
        this.people = people;
        this.bodies = bodies;
    }

    /** Tells whether somebody has written in the meantime. */
    public static String version(List<ReportRows.Row> rows) {
        return Integer.toHexString(rows.stream()
                .map(row -> row.assignment() + '\n' + row.content())
                .toList()
                .hashCode());
    }

    /**
     * Writes the open period for a program.
     *
     * @param everywhere text for every row, or null
     * @param contents text by clause
     * @throws NotYours for somebody of another body
     * @throws Refusal where no period is open or a clause is not in the report
     */
    @Transactional
    public void write(String key, String everywhere, Map<String, String> contents, String by) {
        require(key, by);
        ReportRows.Period open = rows.periods(key).stream()
                .filter(ReportRows.Period::writable)
                .findFirst()
                .orElseThrow(() -> new Refusal("Chưa tới kỳ báo cáo, hoặc kỳ này đã nộp hay đã đóng."));
        List<ReportRows.Row> all = rows.rows(key, open.period());
        Map<String, String> clean = new LinkedHashMap<>();
        if (everywhere != null) {
            all.forEach(row -> clean.put(row.assignment(), clean(row.clause(), everywhere)));
        }
        contents.forEach((clause, content) -> {
            List<ReportRows.Row> of =
                    all.stream().filter(row -> row.clause().equals(clause)).toList();
            if (of.isEmpty()) {
                throw new Refusal("Báo cáo kỳ " + open.period() + " không có điểm " + clause + ".");
            }
            of.forEach(row -> clean.put(row.assignment(), clean(clause, content)));
        });
        rows.save(key, open.period(), clean);
    }

    /**
     * Writes one period for somebody who has it before the eyes.
     *
     * @param contents text by assignment
     * @param seen the version that the writer had before
     * @throws NotYours for somebody of another body
     * @throws Refusal where another has saved in between, or the report is no longer with the body
     */
    @Transactional
    public void save(String key, String period, Map<String, String> contents, String seen, String by) {
        require(key, by);
        if (rows.periods(key).stream().noneMatch(each -> each.period().equals(period) && each.writable())) {
            throw new Refusal("Báo cáo kỳ " + period + " đã nộp hoặc đã đóng, không sửa được nữa.");
        }
        List<ReportRows.Row> all = rows.rows(key, period);
        if (!version(all).equals(seen)) {
            throw new Refusal("Người khác trong cơ quan vừa lưu báo cáo này. Nội dung đồng chí vừa gõ vẫn còn ở dưới:"
                    + " đối chiếu với bản đã lưu rồi bấm Lưu lần nữa.");
        }
        Map<String, String> clean = new LinkedHashMap<>();
        all.stream()
                .filter(row -> contents.containsKey(row.assignment()))
                .forEach(row -> clean.put(row.assignment(), clean(row.clause(), contents.get(row.assignment()))));
        rows.save(key, period, clean);
    }

    /** Holds the proceeding, so that nobody hands in what is just being written. */
    private void require(String key, String by) {
        Proceedings.Proceeding proceeding =
                proceedings.lock(key).orElseThrow(() -> new UnknownThing("Không có báo cáo nào mang mã " + key + "."));
        if (!people.groups(by).contains(proceeding.owner())) {
            throw new NotYours(
                    "Báo cáo này của " + bodies.name(proceeding.owner()) + "; tài khoản " + by + " chỉ được xem.");
        }
    }

    private static String clean(String clause, String content) {
        String text = TypedText.optional("Nội dung điểm " + clause, content, LONGEST);
        return text == null ? "" : text;
    }
}
