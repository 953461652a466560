package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.register.People;
import vn.dondoc.register.Steps;
import vn.dondoc.work.DirectiveEntry;
import vn.dondoc.work.EvidenceFiles;

/**
 * Another office, another directive: state numbering, two schemes, no monitoring body, a clause over 4,000 characters,
 * one addressee. Nothing in code or models may notice.
 */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=second")
class SecondDirectiveIT {

    private static final String KEY = "15-CT-UBND";

    /** A week at a time, three years at the most. */
    private static final int WEEKS = 160;

    @Autowired
    DataFiles files;

    @Autowired
    DirectiveEntry entry;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    People people;

    @Autowired
    EvidenceFiles evidence;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void backToRealTime() {
        identity.clearAuthentication();
        control.real();
    }

    @Test
    @DisplayName(
            "Chỉ thị 15/CT-UBND của một tỉnh khác chạy từ lúc ký tới lúc đóng, không đổi mã nguồn, không đổi mô hình")
    void itRunsFromSigningToClosing() throws Exception {
        control.standAt(
                LocalDate.of(2022, 6, 15).atTime(8, 0).atZone(clock.getZone()).toInstant());
        files.load(Path.of("src/test/resources/data/second"), "demo");
        entry.beginFromFile(KEY);

        for (int week = 0; week < WEEKS && !state().equals("CLOSED"); week++) {
            jobs.runDue();
            for (List<Steps.Step> open = open(); !open.isEmpty(); open = open()) {
                open.forEach(this::act);
                jobs.runDue();
            }
            control.standAt(clock.instant().plusSeconds(7 * 24 * 3600));
        }

        assertThat(state()).isEqualTo("CLOSED");
        assertThat(jdbc.sql("select count(*) from register.assignment where directive = ? and period is null")
                        .param(KEY)
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertThat(jdbc.sql("select decision from register.scheme order by assignment")
                        .query(String.class)
                        .list())
                .containsExactly("ADOPTED", "NOT_ADOPTED");
        assertThat(jdbc.sql("select count(*) from register.assignment where directive = ? and closed_at is null")
                        .param(KEY)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from act_ru_execution where root_proc_inst_id_ in"
                                + " (select process_instance_id from register.proceeding where directive = ?)")
                        .param(KEY)
                        .query(Integer.class)
                        .single())
                .as("nothing of it runs any more")
                .isZero();
    }

    private String state() {
        return jdbc.sql("select state from register.directive where key = ?")
                .param(KEY)
                .query(String.class)
                .single();
    }

    private List<Steps.Step> open() {
        return jdbc.sql(
                        "select task_id, proceeding, task, owner from register.step where done_at is null order by task_id")
                .query((row, n) -> new Steps.Step(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        null,
                        row.getString(4),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .list();
    }

    private void act(Steps.Step step) {
        String role = step.task().equals("userTask_sign") ? "SIGNER" : "OFFICER";
        String account = people.holders(step.owner(), role).get(0);
        if (step.task().equals("userTask_execute") || step.task().equals("userTask_adopt")) {
            file(step);
        }
        identity.setAuthentication(account, List.copyOf(people.groups(account)));
        try {
            tasks.complete(step.taskId(), values(step));
        } finally {
            identity.clearAuthentication();
        }
    }

    private void file(Steps.Step step) {
        try {
            Path file = Files.writeString(Files.createTempFile("minh-chung", ".pdf"), "%PDF-1.4 " + step.taskId());
            evidence.add(
                    step.proceeding(),
                    "minh-chung.pdf",
                    file,
                    people.holders(ownerOf(step.proceeding()), "OFFICER").get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ownerOf(String proceeding) {
        return jdbc.sql("select owner from register.proceeding where key = ?")
                .param(proceeding)
                .query(String.class)
                .single();
    }

    private Map<String, Object> values(Steps.Step step) {
        String today = LocalDate.now(clock).toString();
        Map<String, Object> paper = new HashMap<>(Map.of("number", "01/BC", "datedOn", today));
        switch (step.task()) {
            case "userTask_sign":
                return Map.of("decision", "SIGNED");
            case "userTask_register":
                return Map.of("arrivalNo", "7", "arrivalOn", today);
            case "userTask_assign":
                return Map.of("leadPerson", "Phó Giám đốc");
            case "userTask_disseminate":
                return Map.of("manner", "OWN_PAPER");
            case "userTask_report", "userTask_execute":
                paper.putAll(Map.of("abstract", "Kết quả", "receiver", "Văn phòng"));
                return paper;
            case "userTask_confirm":
                return Map.of("decision", "CONFIRMED");
            case "userTask_proposeDate":
                return Map.of("due", LocalDate.now(clock).plusDays(60).toString());
            case "userTask_assignDrafter":
                return Map.of("drafter", "lg.so.gddt", "appraiser", "lg.so.tp");
            case "userTask_planConsultation":
                paper.put("until", LocalDate.now(clock).plusDays(10).toString());
                paper.put(
                        "consulted",
                        SpinValues.jsonValue("[\"lg.so.tc\", \"lg.so.nv\"]").create());
                return Variables.fromMap(paper);
            case "userTask_consult":
                return Map.of("answer", "AGREED");
            case "userTask_checkDossier":
                return Map.of("decision", "COMPLETE");
            case "userTask_decide":
                return Map.of(
                        "decision",
                        step.proceeding().contains(":4:") ? "ADOPTED" : "NOT_ADOPTED",
                        "conclusionNumber",
                        "9/TB",
                        "conclusionOn",
                        today);
            case "userTask_adopt":
                return paper;
            case "userTask_promulgate":
                paper.putAll(Map.of("promulgatedAs", "QUYET_DINH", "promulgatedBy", "lg.ubnd"));
                return paper;
            case "userTask_rule":
                return Map.of("decision", "NOTE");
            case "userTask_endTracking":
                return Map.of("decision", "ENDED", "endOutcome", "COMPLETED", "reason", "Thông báo 12");
            case "userTask_closingReport":
                paper.put("abstract", "Báo cáo kết thúc");
                return paper;
            default:
                return Map.of("remark", "Đã làm");
        }
    }
}
