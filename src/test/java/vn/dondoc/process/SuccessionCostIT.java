package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.work.Succeeding;

@OfficeTest
@DisplayName("Kế thừa tốn bao nhiêu câu lệnh")
class SuccessionCostIT {

    /** Taking over a proceeding with one open task and its timer, register and engine together. */
    private static final long MOST_EACH = 45;

    /** Plan, rights, chunks, whatever there is. */
    private static final long MOST_ONCE = 70;

    @Autowired
    SampleDirectives directives;

    @Autowired
    Succeeding succeeding;

    @Autowired
    DatabaseWork database;

    @Autowired
    Scene scene;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void end() {
        scene.end();
        jdbc.sql("delete from register.membership where person = 'c.admin'").update();
    }

    @Test
    @DisplayName("Mỗi việc như nhau dù bao nhiêu việc; quyền và danh mục chuyển một lần, không theo số việc")
    void linear() {
        scene.at("2025-02-03T08:00:00");
        scene.office("c.heir");
        jdbc.sql("insert into register.person (account, name) values ('c.admin', 'Quản trị') on conflict do nothing")
                .update();
        long few = cost("C-FEW", "c.few", 5);
        List<String> most = database.most();
        long many = cost("C-MANY", "c.many", 65);
        long each = (many - few) / 60;
        assertThat(each).as("statements a proceeding, most often %s", most).isBetween(1L, MOST_EACH);
        assertThat(few - 5 * each).as("statements once").isLessThanOrEqualTo(MOST_ONCE);
    }

    private long cost(String directive, String body, int size) {
        SampleDirectives.Sample sample = directives.of(directive);
        for (int i = 0; i < size; i++) {
            sample.clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), body);
        }
        sample.save();
        scene.issue(directive);
        scene.member("c.admin", "t.office", "ADMINISTRATOR");
        DatabaseWork.Cost cost = database.of(() -> {
            succeeding.plan(new Succeeding.Wish(body, "c.heir", LocalDate.of(2025, 2, 3), "QĐ 1", false), "c.admin");
            assertThat(succeeding.runDue()).isEqualTo(size);
        });
        assertThat(scene.count("register.step where owner = ? and done_at is null", body))
                .isZero();
        assertThat(scene.count("register.assignment where directive = ? and body = 'c.heir'", directive))
                .isEqualTo(size);
        return cost.statements();
    }
}
