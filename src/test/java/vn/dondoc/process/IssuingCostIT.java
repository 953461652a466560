package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** Counted, not timed: what issuing and completing cost the database, at small and large directives. */
@OfficeTest
class IssuingCostIT {

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    DatabaseWork database;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("Phát hành 1.000 việc tốn mỗi việc không hơn phát hành 10 việc")
    void issuingAThousandCostsEachNoMoreThanIssuingTen() {
        LocalDate due = LocalDate.now().plusDays(90);
        Map<Integer, DatabaseWork.Cost> costs = new TreeMap<>();
        // The first issue of a JVM reads models and tables once.
        issue("T-COST-WARM", due, 2);
        for (int size : new int[] {1, 10, 100, 1000}) {
            costs.put(size, issue("T-COST-" + size, due, size));
        }
        DatabaseWork.Cost own = costs.get(1);
        costs.forEach((size, cost) -> System.out.printf(
                "issue N=%d: %.2f statements, %.2f rows an assignment%n",
                size, cost.statements() / (double) size, (cost.rows() - own.rows()) / (double) Math.max(1, size - 1)));

        double rowsAtTen = (costs.get(10).rows() - own.rows()) / 9.0;
        double rowsAtThousand = (costs.get(1000).rows() - own.rows()) / 999.0;
        // Nine more chunks update the directive's own rows nine more times.
        assertThat(rowsAtThousand).isBetween(rowsAtTen - 0.5, rowsAtTen + 0.5);
        assertThat(costs.get(1000).statements() / 1000.0)
                .as(() -> String.join("\n", database.most()))
                .isLessThanOrEqualTo(costs.get(10).statements() / 10.0)
                .isLessThanOrEqualTo(2.0);
        assertThat(jdbc.sql("select count(*) from register.assignment where directive = 'T-COST-1000'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("Hoàn thành một việc tốn như nhau trong văn bản 10 việc và 1.000 việc")
    void completingCostsTheSameWhateverTheSizeOfTheDirective() {
        LocalDate due = LocalDate.now().plusDays(90);
        issue("T-DONE-10", due, 10);
        issue("T-DONE-1000", due, 1000);
        complete("T-DONE-10:1:t.b3");
        DatabaseWork.Cost small = database.of(() -> complete("T-DONE-10:1:t.b4"));
        DatabaseWork.Cost large = database.of(() -> complete("T-DONE-1000:1:t.b4"));
        System.out.println("complete in 10: " + small + ", in 1,000: " + large);
        assertThat(large.statements()).isLessThanOrEqualTo(small.statements());
        assertThat(large.rows()).isEqualTo(small.rows());
    }

    private DatabaseWork.Cost issue(String directive, LocalDate due, int size) {
        office.directive(directive, "execute", due, size);
        work.lay(directive);
        work.sign(directive);
        return database.of(jobs::runDue);
    }

    private void complete(String key) {
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        work.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        jobs.runDue();
    }
}
