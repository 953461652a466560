package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Máy hỏi việc đến hạn: đếm, không bấm giờ")
class IdlePollIT {

    @Autowired
    ProcessEngine engine;

    @Autowired
    PendingTimers timers;

    @Autowired
    DatabaseWork database;

    @Autowired
    ClockControl control;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clean() {
        timers.remove();
        control.real();
    }

    @Test
    @DisplayName("100.000 đồng hồ chờ, chưa cái nào đến hạn: một câu lệnh, tra chỉ mục, không đọc bảng")
    void anIdlePollIsOneIndexLookup() {
        // Before anything that other tests have left.
        Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
        timers.add(100_000, Instant.parse("2050-01-01T00:00:00Z"));
        control.standAt(longAgo);
        poll();
        Map<String, long[]> before = reads();
        DatabaseWork.Cost cost =
                database.of(() -> assertThat(poll()).as("jobs taken").isZero());
        Map<String, long[]> after = reads();
        assertThat(cost.statements())
                .as(() -> String.join("\n", database.most()))
                .isEqualTo(1);
        assertThat(cost.written()).isZero();
        assertThat(difference(before, after, "table"))
                .as("reads of the whole table, rows read")
                .containsExactly(0, 0);
        long[] index = difference(before, after, "dondoc_ru_job_duedate");
        // While a statement is not yet prepared on the server its planner looks at the end of the index, too.
        assertThat(index[0]).as("lookups in the index").isBetween(1L, 2L);
        assertThat(index[1]).as("entries read").isLessThanOrEqualTo(1);
        System.out.printf(
                "idle poll with 100,000 pending timers: %d statement, %d index lookups, %d entries read%n",
                cost.statements(), index[0], index[1]);
    }

    @Test
    @DisplayName("Có việc đến hạn trong 100.000 đồng hồ: chỉ đọc những dòng đến hạn")
    void aBusyPollReadsOnlyWhatIsDue() {
        timers.add(100_000, Instant.parse("1990-01-01T00:00:00Z"));
        control.standAt(Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofMinutes(4)));
        Map<String, long[]> before = reads();
        database.of(() -> assertThat(poll()).as("jobs found").isPositive());
        assertThat(difference(before, reads(), "dondoc_ru_job_duedate")[1])
                .as("index entries read")
                .isLessThan(20);
    }

    /** What the executor's thread asks each time; nothing is run. */
    private int poll() {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setMaxJobsPerAcquisition(8);
        executor.setLockOwner("idle-poll");
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(executor))
                .size();
    }

    private static long[] difference(Map<String, long[]> before, Map<String, long[]> after, String name) {
        return new long[] {
            after.get(name)[0] - before.get(name)[0], after.get(name)[1] - before.get(name)[1],
        };
    }

    private Map<String, long[]> reads() {
        database.of(() -> {});
        Map<String, long[]> reads = new HashMap<>();
        jdbc.sql("""
                        select 'table', seq_scan, seq_tup_read from pg_stat_user_tables where relname = 'act_ru_job'
                        union all select indexrelname, idx_scan, idx_tup_read from pg_stat_user_indexes
                        where relname = 'act_ru_job'
                        """).query(row -> {
            reads.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)});
        });
        return reads;
    }
}
