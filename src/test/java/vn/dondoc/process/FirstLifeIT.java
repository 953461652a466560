package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

@OfficeTest
class FirstLifeIT {

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamundaJobs jobs;

    @Test
    void life() {
        office.directive("T-FIRST", "execute", LocalDate.now().plusDays(60), 3);
        work.issue("T-FIRST");
        assertThat(jdbc.sql("select count(*) from register.assignment where directive='T-FIRST'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        System.out.println("STEPS "
                + jdbc.sql("select proceeding, task,owner,due,done_by,outcome from register.step")
                        .query()
                        .listOfRows());
        System.out.println(
                "PROC " + jdbc.sql("select * from register.proceeding").query().listOfRows());
        System.out.println("TASKS "
                + jdbc.sql("select id_, name_, due_date_, proc_inst_id_, description_ from act_ru_task")
                        .query()
                        .listOfRows());
        System.out.println("JOBS "
                + jdbc.sql("select id_, handler_cfg_, duedate_, root_proc_inst_id_ from act_ru_job")
                        .query()
                        .listOfRows());
        for (int i = 1; i <= 3; i++) {
            work.complete("T-FIRST:1:t.b" + i, "userTask_execute", SampleWork.EVIDENCE);
            work.complete("T-FIRST:1:t.b" + i, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        }
        jobs.runDue();
        System.out.println(work.open("T-FIRST"));
        System.out.println(jdbc.sql("select task,owner,due,done_by,outcome from register.step")
                .query()
                .listOfRows());
        System.out.println(jdbc.sql("select name_, description_ from act_hi_taskinst")
                .query()
                .listOfRows());
    }
}
