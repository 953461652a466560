package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbIdGenerator;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.work.Words;

/** Settings that can't be changed once an office has data, and the traps of 7.24 that were met. */
@OfficeTest
class EngineSettingsIT {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    HikariDataSource pool;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Test
    @DisplayName("Mức lịch sử, cách cấp mã, chỉ mục và lô câu lệnh đúng từ lần chạy đầu")
    void whatCannotBeChangedLater() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getHistoryLevel().getName()).isEqualTo("register");
        assertThat(jdbc.sql("select value_ from act_ge_property where name_ = 'historyLevel'")
                        .query(String.class)
                        .single())
                .isEqualTo("7240");
        assertThat(settings.getIdGenerator()).isInstanceOf(DbIdGenerator.class);
        assertThat(jdbc.sql("select indexname from pg_indexes where indexname like 'dondoc%'")
                        .query(String.class)
                        .list())
                .contains("dondoc_ru_task_parent", "dondoc_ru_job_duedate");
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'dondoc_ru_job_duedate'")
                        .query(String.class)
                        .single())
                .endsWith("(duedate_)");
        assertThat(pool.getDataSourceProperties()).containsEntry("reWriteBatchedInserts", "true");
        assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(settings.isJobExecutorDeploymentAware()).isTrue();
        assertThat(settings.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(settings.isEnableExpressionsInStoredQueries()).as("ADR 0036").isTrue();
        assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(TimeZone.getDefault().getID()).isEqualTo("Asia/Ho_Chi_Minh");
    }

    @Test
    @DisplayName("Mô hình, bảng và biểu mẫu nằm trong cơ sở dữ liệu đúng tên thư mục của chúng")
    void resourcesKeepTheirNames() {
        String deployment = repository
                .createDeploymentQuery()
                .deploymentName("don-doc")
                .list()
                .get(0)
                .getId();
        List<String> names = repository.getDeploymentResourceNames(deployment);
        assertThat(names)
                .contains("bpmn/directive-lifecycle.bpmn", "dmn/escalation-rungs.dmn", "forms/submit-result.form")
                .allMatch(name -> name.matches("(bpmn|dmn|forms)/[a-z-]+\\.(bpmn|dmn|form)"));
    }

    @Test
    @DisplayName("Điểm dài hơn 4.000 ký tự vẫn phát hành được; việc nói rõ nội dung, hạn và việc cần làm")
    void aClauseLongerThanTheEngineCanHold() {
        LocalDate due = LocalDate.now().plusDays(60);
        office.directive("T-LONG", "execute", due, 1);
        String wording = "Rất dài. ".repeat(600).strip();
        jdbc.sql("update register.clause set wording = ? where directive = 'T-LONG'")
                .param(wording)
                .update();
        jdbc.sql("update register.directive set full_text = ? where key = 'T-LONG'")
                .param("1. " + wording)
                .update();
        work.issue("T-LONG");
        Task task = work.open("T-LONG:1:t.b1").get(0);
        assertThat(task.getDescription())
                .hasSizeLessThanOrEqualTo(4000)
                .contains(
                        "Nội dung giao (điểm 1): Rất dài. Rất dài.",
                        "xem nguyên văn",
                        "Hạn: " + Words.day(due) + " (văn bản ấn định)",
                        "Hạn của bước này: " + Words.day(due),
                        "Thuộc: Đơn vị t.b1",
                        "Việc cần làm:");
        assertThat(task.getDueDate()).isEqualTo(OfficeTask.endOf(due, clock));
        assertThat(jdbc.sql("select wording from register.clause where directive = 'T-LONG'")
                        .query(String.class)
                        .single())
                .as("the whole wording, for the page")
                .isEqualTo(wording);
    }
}
