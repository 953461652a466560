package vn.dondoc.work;

import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Reports;

/** Writing a periodic report, as often as one likes until it is handed in. */
@Component
public class WritingReports {

    static final int LONGEST = 20_000;

    private final Reports reports;
    private final Proceedings proceedings;
    private final People people;
    private final Bodies bodies;

    WritingReports(Reports reports, Proceedings proceedings, People people, Bodies bodies) {
        this.reports = reports;
        this.proceedings = proceedings;
        this.people = people;
        this.bodies = bodies;
    }

    /**
     * @param everywhere text for every clause, or null
     * @param rows text by clause
     * @throws AccessDeniedException for somebody of another body
     * @throws Refusal where no period is open or a clause is not in the report
     */
    @Transactional
    public void write(String key, String everywhere, Map<String, String> rows, String by) {
        Proceedings.Proceeding proceeding =
                proceedings.lock(key).orElseThrow(() -> new Refusal("Không có báo cáo nào mang mã " + key + "."));
        if (!people.groups(by).contains(proceeding.owner())) {
            throw new AccessDeniedException("Báo cáo này của " + bodies.name(proceeding.owner()) + "; tài khoản " + by
                    + " không viết thay được.");
        }
        Reports.Due open =
                reports.current(key).orElseThrow(() -> new Refusal("Chưa tới kỳ báo cáo, hoặc kỳ này đã đóng."));
        if (everywhere != null) {
            for (String clause : clauses(key, open.period())) {
                writeRow(key, clause, everywhere);
            }
        }
        rows.forEach((clause, text) -> writeRow(key, clause, text));
    }

    private List<String> clauses(String key, String period) {
        return reports.clauses(key, period);
    }

    private void writeRow(String key, String clause, String text) {
        if (text.length() > LONGEST) {
            throw new Refusal(
                    "Nội dung điểm " + clause + " dài " + text.length() + " ký tự, nhiều nhất " + LONGEST + ".");
        }
        if (!reports.write(key, clause, text)) {
            throw new Refusal("Kỳ này không có điểm " + clause + ", hoặc báo cáo đã nộp.");
        }
    }
}
