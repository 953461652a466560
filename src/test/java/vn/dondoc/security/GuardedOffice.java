package vn.dondoc.security;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.SampleOffice;
import vn.dondoc.trial.EngineJobs;
import vn.dondoc.work.DirectiveEntry;

/**
 * A directive that was signed over HTTP and is in execution: r.lead and r.other lead the same measure, r.helper
 * coordinates, r.stranger has nothing to do with it; and an account of every kind.
 */
@Component
class GuardedOffice {

    static final String DIRECTIVE = "T-RIGHTS";
    static final String WORK = DIRECTIVE + ":1:r.lead";
    static final String OTHER_WORK = DIRECTIVE + ":1:r.other";

    static final String CHANGE = DIRECTIVE + ":change:1";
    static final String QUESTION = "YC-T-RIGHTS";

    /** Column of the table in docs/security.md to account. */
    static final Map<String, String> ACCOUNTS = new LinkedHashMap<>();

    static {
        ACCOUNTS.put("admin", "r.admin");
        ACCOUNTS.put("supervisor", "r.supervisor");
        ACCOUNTS.put("leader", SampleOffice.STANDING + ".signer");
        ACCOUNTS.put("office", SampleOffice.OFFICE + ".clerk");
        ACCOUNTS.put("monitor", SampleOffice.MONITOR);
        ACCOUNTS.put("lead", "r.lead");
        ACCOUNTS.put("other", "r.other");
        ACCOUNTS.put("helper", "r.helper");
        ACCOUNTS.put("stranger", "r.stranger");
        ACCOUNTS.put("inspector", "r.inspector");
        ACCOUNTS.put("idle", "r.idle");
    }

    private final SampleOffice office;
    private final DirectiveEntry entry;
    private final EngineJobs jobs;
    private final JdbcClient jdbc;
    private final ProcessEngine engine;
    private final TransactionTemplate transaction;

    GuardedOffice(
            SampleOffice office,
            DirectiveEntry entry,
            EngineJobs jobs,
            JdbcClient jdbc,
            ProcessEngine engine,
            TransactionTemplate transaction) {
        this.office = office;
        this.entry = entry;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.engine = engine;
        this.transaction = transaction;
    }

    /** Idempotent: the classes of one running application share the directive. */
    void open(int port) {
        // The webapps find their engine by name in the whole JVM.
        ProcessEngines.registerProcessEngine(engine);
        jdbc.sql("select 1 where to_regclass('register.login_failure') is not null")
                .query(Integer.class)
                .optional()
                .ifPresent(
                        there -> jdbc.sql("delete from register.login_failure").update());
        office.open();
        for (String body : new String[] {"r.lead", "r.other", "r.helper", "r.stranger"}) {
            office.body(body, "Đơn vị " + body, "DISTRICT_COMMITTEE");
        }
        account("r.admin", SampleOffice.OFFICE, "ADMINISTRATOR");
        account("r.supervisor", SampleOffice.OFFICE, "SUPERVISOR");
        account("r.inspector", SampleOffice.OFFICE, "INSPECTOR");
        account("r.idle", SampleOffice.OFFICE, "INSPECTOR");
        ACCOUNTS.values()
                .forEach(account -> jdbc.sql("update register.person set password_hash = ? where account = ?")
                        .params("{noop}" + Visitor.PASSWORD, account)
                        .update());
        if (jdbc.sql("select count(*) from register.directive where key = ?")
                        .param(DIRECTIVE)
                        .query(Integer.class)
                        .single()
                == 0) {
            signed(port, DIRECTIVE, "r.lead", "r.other");
            jdbc.sql("""
                            insert into register.inspection (inspector, directive, body, number, dated_on, valid_from,
                              valid_to, opened_by, opened_at)
                            values ('r.inspector', ?, 'r.lead', '1-QĐ/UBKT', '2019-10-17', '2019-10-17', '2999-12-31',
                              'r.admin', now())
                            """).param(DIRECTIVE).update();
            jdbc.sql("""
                            with paper as (
                              insert into register.evidence (assignment, number, dated_on, abstract, receiver, recorded_by,
                                recorded_at)
                              values (?, '5-BC/HU', '2019-10-30', 'Báo cáo', 'Ban theo dõi', 'r.lead', now()) returning id)
                            insert into register.evidence_file (assignment, evidence, name, media_type, size, sha256,
                              content, uploaded_by, uploaded_at)
                            select ?, id, 'bao-cao.pdf', 'application/pdf', 3, 'x', '\\x010203', 'r.lead', now() from paper
                            """).params(WORK, WORK).update();
            jdbc.sql("""
                            insert into register.request (key, kind, assignment, ordinal, asked_for, asked_by, asked_at,
                              content, ruler, closed_at)
                            values (? || ':extension:1', 'EXTENSION', ?, 1, 'r.lead', 'r.lead', now(), 'Xin lùi', ?, now())
                            """).params(WORK, WORK, SampleOffice.STANDING).update();
            jdbc.sql("""
                            insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                              channel, nominal_at, send_at, state, created_at)
                            select ? || b, ?, ? || ':1:' || b, 'due', '2030-12-31', 'NHAC', b, 'DIGEST', now(), now(),
                              'WITHDRAWN', now() from unnest(array['r.lead', 'r.other']) b
                            """).params(DIRECTIVE, DIRECTIVE, DIRECTIVE).update();
            beside();
            frozen();
        }
    }

    /** Figures of a report that the lead signed. */
    private void frozen() {
        jdbc.sql("""
                        insert into register.figure_set (code, version, kind, directive, proceeding, body, period, number,
                          dated_on, cut_off, cause, frozen_by, frozen_at)
                        values (? || ':2031', 1, 'PERIOD_REPORT', ?, ?, 'r.lead', '2031', '9-BC/HU', '2019-10-30', now(),
                          'SIGNED', 'r.lead', now())
                        """).params(WORK, DIRECTIVE, WORK).update();
        jdbc.sql("""
                        insert into register.figure_row (code, version, ordinal, work, title, body, body_name, state,
                          standing, days_late, content)
                        values (? || ':2031', 1, 1, ?, 'Làm việc này', 'r.lead', 'Đơn vị r.lead', 'IN_PROGRESS',
                          'OPEN_IN_TIME', 0, 'Đang làm')
                        """).params(WORK, WORK).update();
    }

    /** An amendment that is not signed, a question to both leads, a substitution that is over. */
    private void beside() {
        jdbc.sql("insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at) "
                        + "values (?, ?, 'directive-change', 'pi-rights-change', ?, now())")
                .params(CHANGE, DIRECTIVE, SampleOffice.OFFICE)
                .update();
        jdbc.sql(
                        "insert into register.directive_change (key, directive, ordinal, kind, number, dated_on, reason, state, "
                                + "prepared_by, prepared_at) values (?, ?, 1, 'AMENDED', '3-CV', '2019-10-20', 'thử', 'PREPARING', "
                                + "'t.office.clerk', now())")
                .params(CHANGE, DIRECTIVE)
                .update();
        jdbc.sql("insert into register.change_item (change, ordinal, action, measure) values (?, 1, 'CANCEL', '1')")
                .param(CHANGE)
                .update();
        jdbc.sql("insert into register.report_request (key, asker, asked_by, asked_at, subject, question, due, set_by, "
                        + "superior) values (?, ?, ?, now(), 'Hỏi thử', 'Đến đâu?', '2030-12-31', 'MONITOR', ?)")
                .params(QUESTION, SampleOffice.MONITOR, SampleOffice.MONITOR, SampleOffice.STANDING)
                .update();
        for (String body : new String[] {"r.lead", "r.other"}) {
            jdbc.sql("insert into register.report_answer (proceeding, request, body, state) values (?, ?, ?, 'OPEN')")
                    .params(QUESTION + ":" + body, QUESTION, body)
                    .update();
        }
        jdbc.sql(
                        "insert into register.substitution (person, deputy, valid_from, valid_to, document, given_by, given_at) "
                                + "values ('r.lead', 'r.stranger', '2019-01-01', '2019-01-02', 'UQ thử quyền', 'r.lead', now())")
                .update();
    }

    long substitution() {
        return jdbc.sql("select min(id) from register.substitution where document = 'UQ thử quyền'")
                .query(Long.class)
                .single();
    }

    String definition() {
        return jdbc.sql("select proc_def_id_ from act_hi_procinst where proc_inst_id_ = ?")
                .param(instance())
                .query(String.class)
                .single();
    }

    void account(String account, String body, String role) {
        jdbc.sql("insert into register.person (account, name, password_hash) values (?, ?, ?) on conflict do nothing")
                .params(account, account, "{noop}" + Visitor.PASSWORD)
                .update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?) on conflict do nothing")
                .params(account, body, role)
                .update();
    }

    /** The open task of a piece of work. */
    String task(String work) {
        return jdbc.sql(
                        "select task_id from register.step where proceeding = ? and done_at is null order by opened_at limit 1")
                .param(work)
                .query(String.class)
                .single();
    }

    String instance() {
        return jdbc.sql("select process_instance_id from register.proceeding where key = ?")
                .param(WORK)
                .query(String.class)
                .single();
    }

    String job() {
        return jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ? limit 1")
                .param(instance())
                .query(String.class)
                .single();
    }

    long file() {
        return jdbc.sql("select id from register.evidence_file where assignment = ?")
                .param(WORK)
                .query(Long.class)
                .single();
    }

    /** One more directive in execution, signed over HTTP; its bodies, with an official each, are made where they are new. */
    void signed(int port, String key, String... leads) {
        for (String body : leads) {
            office.body(body, "Đơn vị " + body, "DISTRICT_COMMITTEE");
        }
        transaction.executeWithoutResult(status -> directive(key, leads));
        entry.beginFromFile(key);
        jobs.runDue();
        var signed = Visitor.signedIn(port, ACCOUNTS.get("leader"))
                .rest(
                        "POST",
                        "/task/" + task(key) + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"SIGNED\"}}}");
        if (signed.statusCode() >= 300) {
            throw new IllegalStateException(signed.body());
        }
        jobs.runDue();
    }

    /** An official of a body of their own. */
    void official(String account) {
        office.body(account, "Đơn vị " + account, "DISTRICT_COMMITTEE");
        mayLogIn(account);
    }

    void mayLogIn(String account) {
        jdbc.sql("update register.person set password_hash = ? where account = ?")
                .params("{noop}" + Visitor.PASSWORD, account)
                .update();
    }

    private void directive(String key, String... leads) {
        LocalDate due = LocalDate.parse("2030-12-31");
        jdbc.sql("""
                        insert into register.directive (key, number, type, issued_on, issuer, subject, full_text,
                          monitoring_body, superior_body, signing_body)
                        values (?, ?, 'CONG_VAN', '2019-10-17', ?, 'Thử quyền', '1. Làm việc này.', ?, ?, ?)
                        """)
                .params(
                        key,
                        key + "-CV/THU",
                        SampleOffice.STANDING,
                        SampleOffice.MONITOR,
                        SampleOffice.STANDING,
                        SampleOffice.STANDING)
                .update();
        jdbc.sql("insert into register.clause values (?, '1', 1, null, 'điểm 1', 'Làm việc này.', null)")
                .param(key)
                .update();
        jdbc.sql("""
                        insert into register.measure (directive, code, clause, ordinal, kind, title, confirmer,
                          deadline_rule, deadline_due, deadline_set_by, coordinating)
                        values (?, '1', '1', 1, 'execute', 'Làm việc này', ?, 'date', ?, 'DOCUMENT', '{r.helper}')
                        """).params(key, SampleOffice.MONITOR, due).update();
        for (String body : leads) {
            jdbc.sql("insert into register.directive_addressee values (?, ?, null, 1)")
                    .params(key, body)
                    .update();
            jdbc.sql("insert into register.measure_lead values (?, '1', ?)")
                    .params(key, body)
                    .update();
        }
    }
}
