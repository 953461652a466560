package vn.dondoc.work;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReportRows;
import vn.dondoc.register.UnknownThing;

/** The rows of a periodic report while the body writes them; all are saved together. */
@Component
public class ReportWriting {

    /** Characters of one row. */
    public static final int LONGEST = 20_000;

    private final ReportRows rows;
    private final Proceedings proceedings;
    private final People people;

    ReportWriting(ReportRows rows, Proceedings proceedings, People people) {
        this.rows = rows;
        this.proceedings = proceedings;
        this.people = people;
    }

    /** Tells whether somebody has written in the meantime. */
    public static String version(List<ReportRows.Row> rows) {
        return Integer.toHexString(rows.stream()
                .map(row -> row.assignment() + '\n' + row.content())
                .toList()
                .hashCode());
    }

    /**
     * Saves the period that is being written.
     *
     * @param contents text by assignment
     * @param seen the version that the writer had before
     * @throws Refusal where another has saved in between, or the report is no longer with the body
     */
    @Transactional
    public void save(String proceeding, String period, String account, Map<String, String> contents, String seen) {
        Proceedings.Proceeding own = proceedings
                .lock(proceeding)
                .orElseThrow(() -> new UnknownThing("Không có báo cáo nào mang mã " + proceeding + "."));
        Set<String> groups = people.groups(account);
        if (!groups.contains(own.owner())) {
            throw new NotYours("Báo cáo này của cơ quan khác; tài khoản này chỉ được xem.");
        }
        if (rows.periods(proceeding).stream().noneMatch(each -> each.period().equals(period) && each.writable())) {
            throw new Refusal("Báo cáo kỳ " + period + " đã nộp hoặc đã đóng, không sửa được nữa.");
        }
        if (!version(rows.rows(proceeding, period)).equals(seen)) {
            throw new Refusal("Người khác trong cơ quan vừa lưu báo cáo này. Nội dung đồng chí vừa gõ vẫn còn ở dưới:"
                    + " đối chiếu với bản đã lưu rồi bấm Lưu lần nữa.");
        }
        Map<String, String> clean = new LinkedHashMap<>();
        contents.forEach((assignment, content) -> clean.put(assignment, clean(content)));
        rows.save(proceeding, period, clean);
    }

    private static String clean(String content) {
        String text = Normalizer.normalize(content, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace("\0", "")
                .strip();
        if (text.length() > LONGEST) {
            throw new Refusal("Một mục dài quá " + LONGEST + " ký tự. Viết gọn lại, chi tiết để trong tệp đính kèm.");
        }
        return text;
    }
}
