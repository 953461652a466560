package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.work.Issuing;

/** A signed directive goes out in chunks, each there as a whole or not at all, every assignment exactly once. */
@OfficeTest
class IssuingIT {

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    Issuing issuing;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void backToRealTime() {
        jdbc.sql("drop trigger if exists t_poison on register.trail").update();
        identity.clearAuthentication();
        control.real();
    }

    @Test
    @DisplayName("Phát hành từng đợt 100 việc, mỗi đợt một lần ghi, thấy được đang tới đâu")
    void chunksOfAHundredEachOneCommit() {
        sign("T-CHUNK", 250);
        List<Integer> seen = new ArrayList<>();
        for (Job chunk = chunkOf("T-CHUNK"); chunk != null; chunk = chunkOf("T-CHUNK")) {
            assertThat(stateOf("T-CHUNK")).isEqualTo("ISSUING");
            management.executeJob(chunk.getId());
            seen.add(issued("T-CHUNK"));
        }
        assertThat(seen).containsExactly(100, 200, 250);
        assertThat(stateOf("T-CHUNK")).isEqualTo("IN_EXECUTION");
        everyoneOnce("T-CHUNK", 250);
        assertThat(jdbc.sql("""
                                select count(*) from register.assignment a
                                join register.proceeding p on p.key = a.proceeding
                                join register.step s on s.proceeding = p.key
                                join act_ru_task t on t.id_ = s.task_id
                                join act_ru_job j on j.process_instance_id_ = p.process_instance_id
                                where a.directive = 'T-CHUNK'
                                group by a.xmin::text, p.xmin::text, s.xmin::text, t.xmin::text, j.xmin::text
                                order by min(a.xmin::text::bigint)
                                """).query(Integer.class).list())
                .as("assignments by the transactions that wrote register and engine")
                .containsExactly(100, 100, 50);
    }

    @Test
    @DisplayName("Hỏng giữa đợt hai: còn đúng đợt một; hết nguyên nhân thì phần còn lại tự ra, mỗi việc một lần")
    void aFailureInTheSecondChunkLeavesExactlyTheFirst() {
        sign("T-POISON", 250);
        poison("T-POISON", 150);

        jobs.runDue();

        assertThat(issued("T-POISON")).isEqualTo(100);
        assertThat(stateOf("T-POISON")).isEqualTo("ISSUING");
        everyoneOnce("T-POISON", 100);
        assertThat(chunkOf("T-POISON").getRetries()).isEqualTo(2);

        jdbc.sql("drop trigger t_poison on register.trail").update();
        control.tickFrom(clock.instant().plus(Duration.ofMinutes(6)));
        jobs.runDue();

        assertThat(issued("T-POISON")).isEqualTo(250);
        assertThat(stateOf("T-POISON")).isEqualTo("IN_EXECUTION");
        everyoneOnce("T-POISON", 250);
    }

    @Test
    @DisplayName("Hỏng ba lần thì thành sự cố ở Cockpit; người vận hành cho chạy lại và không việc nào bị lặp")
    void whatGoesOnFailingBecomesAnIncidentThatTheSupervisorRetries() {
        sign("T-INCIDENT", 150);
        poison("T-INCIDENT", 101);
        for (int times = 1; times <= 3; times++) {
            jobs.runDue();
            control.tickFrom(clock.instant().plus(Duration.ofMinutes(6)));
        }
        Job chunk = chunkOf("T-INCIDENT");
        assertThat(chunk.getRetries()).isZero();
        assertThat(management.getJobExceptionStacktrace(chunk.getId())).contains("poisoned row");
        assertThat(jdbc.sql("select count(*) from act_ru_incident where proc_inst_id_ = ?")
                        .param(chunk.getProcessInstanceId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        everyoneOnce("T-INCIDENT", 100);

        jdbc.sql("drop trigger t_poison on register.trail").update();
        identity.setAuthentication("t.supervisor", List.of("supervisor"));
        management.setJobRetries(chunk.getId(), 1);
        identity.clearAuthentication();
        jobs.runDue();

        everyoneOnce("T-INCIDENT", 150);
        assertThat(jdbc.sql("select count(*) from act_ru_incident where proc_inst_id_ = ?")
                        .param(chunk.getProcessInstanceId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("Một văn bản không phát hành được lần thứ hai: từ tệp, từ biểu mẫu, ký lại, hay gọi thẳng")
    void noDocumentIsIssuedTwice() {
        office.directive("22-CV-TWICE", "execute", LocalDate.now(clock).plusDays(60), 3);
        work.lay("22-CV-TWICE");
        String signing = work.open("22-CV-TWICE").get(0).getId();
        work.sign("22-CV-TWICE");
        jobs.runDue();
        everyoneOnce("22-CV-TWICE", 3);
        int instances = running("22-CV-TWICE");

        assertThatThrownBy(() -> work.lay("22-CV-TWICE")).isInstanceOf(DuplicateKeyException.class);
        identity.setAuthentication(SampleOffice.STANDING + ".signer", List.of(SampleOffice.STANDING + ":SIGNER"));
        assertThatThrownBy(() -> tasks.complete(signing, Map.of("decision", "SIGNED")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("đã được t.standing.signer hoàn thành lúc");
        identity.clearAuthentication();
        assertThatThrownBy(() -> forms.submitStartForm(lifecycle(), theSameDocumentAs("22-CV-TWICE")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("đã có trong sổ");
        assertThat(issuing.issueNext("22-CV-TWICE"))
                .as("anything left to issue")
                .isFalse();

        jobs.runDue();
        everyoneOnce("22-CV-TWICE", 3);
        assertThat(running("22-CV-TWICE")).isEqualTo(instances);
    }

    @Test
    @DisplayName("Văn bản ký sau khi hạn đã qua vẫn phát hành được")
    void aDocumentThatComesAfterItsOwnDate() {
        office.directive("T-TOO-LATE", "execute", LocalDate.now(clock).minusDays(60), 2);
        work.issue("T-TOO-LATE");
        everyoneOnce("T-TOO-LATE", 2);
        jobs.runDue();
        work.complete("T-TOO-LATE:1:t.b1", "userTask_execute", SampleWork.EVIDENCE);
        assertThat(jdbc.sql("select state from register.assignment where key = 'T-TOO-LATE:1:t.b1'")
                        .query(String.class)
                        .single())
                .isEqualTo("SUBMITTED");
    }

    private void sign(String directive, int bodies) {
        office.directive(directive, "execute", LocalDate.now(clock).plusDays(90), bodies);
        work.lay(directive);
        work.sign(directive);
    }

    /** The last thing that a chunk writes fails at this one of the planned assignments, at every try. */
    private void poison(String directive, int ordinal) {
        String body = jdbc.sql("select body from register.measure_lead where directive = ? and ordinal = ?")
                .params(directive, ordinal)
                .query(String.class)
                .single();
        jdbc.sql("""
                        create or replace function register.t_poison() returns trigger language plpgsql as
                        $$ begin raise exception 'poisoned row %', new.body; end $$
                        """).update();
        jdbc.sql("create trigger t_poison before insert on register.trail for each row when (new.event = 'issued'"
                        + " and new.directive = '" + directive + "' and new.body = '" + body
                        + "') execute function register.t_poison()")
                .update();
    }

    /** Exactly so many are out, each once in the register, once in the engine and once in the trail. */
    private void everyoneOnce(String directive, int expected) {
        for (String counted : List.of(
                "from register.assignment where directive = ?",
                "from register.proceeding where key <> directive and directive = ?",
                "from register.trail where event = 'issued' and directive = ?",
                """
                from act_ru_execution e join register.measure_lead l on e.business_key_ = l.directive || ':1:' || l.body
                where e.root_proc_inst_id_ = e.id_ and l.directive = ?""",
                """
                from act_ru_task t join register.step s on s.task_id = t.id_ and s.task = 'userTask_execute'
                join register.assignment a on a.key = s.proceeding where a.directive = ?""")) {
            assertThat(jdbc.sql("select count(*) " + counted)
                            .param(directive)
                            .query(Integer.class)
                            .single())
                    .as(counted)
                    .isEqualTo(expected);
        }
    }

    private Job chunkOf(String directive) {
        return management
                .createJobQuery()
                .activityId("serviceTask_issueChunk")
                .processInstanceId(jdbc.sql("select process_instance_id from register.directive where key = ?")
                        .param(directive)
                        .query(String.class)
                        .single())
                .singleResult();
    }

    private int issued(String directive) {
        return jdbc.sql("select issued from register.directive where key = ?")
                .param(directive)
                .query(Integer.class)
                .single();
    }

    private String stateOf(String directive) {
        return jdbc.sql("select state from register.directive where key = ?")
                .param(directive)
                .query(String.class)
                .single();
    }

    private int running(String directive) {
        return jdbc.sql("select count(*) from act_ru_execution where parent_id_ is null and business_key_ like ?")
                .param(directive + "%")
                .query(Integer.class)
                .single();
    }

    private String lifecycle() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("directive-lifecycle")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static Map<String, Object> theSameDocumentAs(String number) {
        return Map.of(
                "number", number,
                "type", "CONG_VAN",
                "issuedOn", "2019-10-17",
                "issuer", "Thường trực thử",
                "urgency", "THUONG",
                "subject", "Thử",
                "signerName", "Người ký",
                "signerTitle", "Phó Bí thư",
                "fullText", "1. Làm việc này.");
    }
}
