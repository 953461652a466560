package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.register.People;
import vn.dondoc.work.DirectiveEntry;
import vn.dondoc.work.WorkEngine;

/**
 * Officials at work on one directive while the clock is moved. Each task is done by somebody who belongs to its group;
 * only the jobs of the one directive run, so that scenarios share a database without waking each other.
 */
@Component
class Scene {

    static final Map<String, Object> PAPER = Map.of(
            "number", "12-BC/HU", "datedOn", "2025-02-20", "abstract", "Báo cáo kết quả", "receiver", "Ban theo dõi");

    private final List<String> played = new ArrayList<>();
    private final DirectiveEntry entry;
    private final WorkEngine engine;
    private final TransactionOperations transaction;
    private final FormService forms;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final People people;
    private final ClockControl control;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final SampleOffice office;

    Scene(
            DirectiveEntry entry,
            WorkEngine engine,
            TransactionOperations transaction,
            FormService forms,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            People people,
            ClockControl control,
            Clock clock,
            JdbcClient jdbc,
            SampleOffice office) {
        this.entry = entry;
        this.engine = engine;
        this.transaction = transaction;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.people = people;
        this.control = control;
        this.clock = clock;
        this.jdbc = jdbc;
        this.office = office;
    }

    // ------------------------------------------------------------------------------------------------ the clock

    /** Shows this time; nothing runs by itself. */
    void at(String localDateTime) {
        control.standAt(instant(localDateTime));
    }

    /** What the scene has left running is taken off the stage: other tests run jobs, too. */
    void end() {
        identity.clearAuthentication();
        jdbc.sql("""
                        update register.proceeding set ended_at = now()
                        where (directive = any(:played) or split_part(key, ':', 1) = any(:played)) and ended_at is null
                        returning process_instance_id
                        """)
                .param("played", played.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(instance -> transaction.executeWithoutResult(status -> engine.cancel(instance, "hết cảnh")));
        played.clear();
        control.real();
    }

    /** Visits every instant up to this time at which something of the directive falls due. */
    void to(String directive, String localDateTime) {
        Instant target = instant(localDateTime);
        for (Instant due = nextDue(directive); due != null && !due.isAfter(target); due = nextDue(directive)) {
            if (due.isAfter(clock.instant())) {
                control.standAt(due);
            }
            runDue(directive);
        }
        control.standAt(target);
    }

    /** What belongs to no directive is taken off the stage, too. */
    void plays(String request) {
        played.add(request);
    }

    /** The same for one proceeding that no directive ordered. */
    void toProceeding(String key, String localDateTime) {
        Instant target = instant(localDateTime);
        String mine = """
                        from act_ru_job j join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.retries_ > 0 and j.duedate_ <= ? order by j.duedate_ limit 1
                        """;
        for (int ran = 0; ran < 5000; ran++) {
            List<java.sql.Timestamp> due = jdbc.sql("select j.duedate_ " + mine)
                    .params(key, java.sql.Timestamp.from(target))
                    .query((row, n) -> row.getTimestamp(1))
                    .list();
            if (due.isEmpty()) {
                break;
            }
            if (due.get(0).toInstant().isAfter(clock.instant())) {
                control.standAt(due.get(0).toInstant());
            }
            identity.clearAuthentication();
            management.executeJob(text("select j.id_ " + mine, key, java.sql.Timestamp.from(target)));
        }
        control.standAt(target);
    }

    /** A job that fails fails the test. */
    int runDue(String directive) {
        identity.clearAuthentication();
        int ran = 0;
        for (String job = due(directive); job != null; job = due(directive)) {
            management.executeJob(job);
            assertThat(++ran).as("jobs of %s come to an end", directive).isLessThan(5000);
        }
        return ran;
    }

    private Instant nextDue(String directive) {
        return jdbc.sql("""
                        select min(j.duedate_) from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.directive = ? and j.retries_ > 0
                        """)
                .param(directive)
                .query((row, n) -> row.getTimestamp(1))
                .optional()
                .map(java.sql.Timestamp::toInstant)
                .orElse(null);
    }

    private String due(String directive) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.directive = ? and j.retries_ > 0 and j.duedate_ <= ?
                        order by j.duedate_, length(j.id_), j.id_ limit 1
                        """)
                .params(directive, java.sql.Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Instant instant(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(clock.getZone()).toInstant();
    }

    // ------------------------------------------------------------------------------------------------- officials

    /** A clerk enters a document with the start form. */
    void enter(Map<String, Object> values) {
        String account = holder(officePost("PARTY_OFFICE") + ":CLERK");
        String definition = text(
                "select id_ from act_re_procdef where key_ = 'directive-lifecycle' order by version_ desc limit 1");
        identity.setAuthentication(account, List.copyOf(people.groups(account)));
        try {
            played.add(forms.submitStartForm(definition, values).getBusinessKey());
        } finally {
            identity.clearAuthentication();
        }
    }

    String officePost(String post) {
        return text("select body from register.office_post where post = ?", post);
    }

    /** To the signer's desk. */
    void lay(String directive) {
        played.add(directive);
        entry.beginFromFile(directive);
    }

    /** From a file to every desk that it concerns. */
    void issue(String directive) {
        lay(directive);
        complete(directive, "userTask_sign", Map.of("decision", "SIGNED"));
        runDue(directive);
    }

    /** By somebody of the body whose turn it is. */
    void complete(String key, String task, Map<String, Object> values) {
        hand(only(key, task), values);
    }

    /** By one account in particular. */
    void completeAs(String account, String key, String task, Map<String, Object> values) {
        completeWith(List.copyOf(people.groups(account)), account, key, task, values);
    }

    /** By one account whose session has these groups. */
    void completeWith(List<String> groups, String account, String key, String task, Map<String, Object> values) {
        String id = only(key, task);
        identity.setAuthentication(account, groups);
        try {
            tasks.complete(id, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** A body that nobody has given anything yet, with its officer. */
    void office(String body) {
        office.body(body, "Đơn vị " + body, "DISTRICT_COMMITTEE");
    }

    void helps(String body, String assignment) {
        jdbc.sql("insert into register.assignment_helper values (?, ?, now())")
                .params(assignment, body)
                .update();
    }

    void member(String account, String body, String role) {
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?) on conflict do nothing")
                .params(account, body, role)
                .update();
    }

    void noMember(String account, String body, String role) {
        jdbc.sql("delete from register.membership where person = ? and body = ? and role = ?")
                .params(account, body, role)
                .update();
    }

    /** Where several bodies have the same task at once. */
    void completeFor(String body, String key, String task, Map<String, Object> values) {
        String id = jdbc.sql("select task_id from register.step where proceeding = ? and task = ? and owner = ?"
                        + " and done_at is null")
                .params(key, task, body)
                .query(String.class)
                .single();
        hand(id, values);
    }

    /** Where a task runs once per item: the one of this item. */
    void completeItem(String item, String key, String task, String variable, Map<String, Object> values) {
        hand(ofItem(item, key, task, variable), values);
    }

    String ofItem(String item, String key, String task, String variable) {
        identity.clearAuthentication();
        return tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(task).list().stream()
                .map(Task::getId)
                .filter(id -> item.equals(tasks.getVariable(id, variable)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + task + " of " + item));
    }

    /** What the official is told who hands in something that can't be taken. */
    String refused(String key, String task, Map<String, Object> values) {
        return refused(() -> complete(key, task, values));
    }

    String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Throwable refusal = catchThrowable(act);
        assertThat(refusal).as("a refusal").isInstanceOf(BadUserRequestException.class);
        return refusal.getMessage();
    }

    private void hand(String task, Map<String, Object> values) {
        String account = holder(group(task));
        identity.setAuthentication(account, List.copyOf(people.groups(account)));
        try {
            tasks.complete(task, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String only(String key, String task) {
        identity.clearAuthentication();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(task)
                .list();
        assertThat(open).as("%s of %s, while open are %s", task, key, open(key)).hasSize(1);
        return open.get(0).getId();
    }

    String group(String task) {
        return jdbc.sql("select group_id_ from act_ru_identitylink where task_id_ = ? and type_ = 'candidate'")
                .param(task)
                .query(String.class)
                .single();
    }

    /** Somebody who is in this group today; a step that nobody can do fails here. */
    String holder(String group) {
        String body = group.contains(":") ? group.substring(0, group.indexOf(':')) : group;
        String role = group.contains(":") ? group.substring(group.indexOf(':') + 1) : "OFFICER";
        List<String> holders = people.holders(body, role);
        assertThat(holders).as("somebody of %s", group).isNotEmpty();
        return holders.get(0);
    }

    // ------------------------------------------------------------------------------------------------- register

    /** The open steps, {@code userTask_execute of t.b1}. */
    List<String> open(String key) {
        return texts(
                "select task || ' of ' || owner from register.step where proceeding = ? and done_at is null"
                        + " order by opened_at, length(task_id), task_id",
                key);
    }

    /** What was done, with its outcome where it had one. */
    List<String> done(String key) {
        return texts(
                "select task || coalesce(' ' || outcome, '') from register.step where proceeding = ? and done_by"
                        + " is not null order by done_at, length(task_id), task_id",
                key);
    }

    List<String> events(String key) {
        return texts("select event from register.trail where proceeding = ? order by id", key);
    }

    String state(String assignment) {
        return text("select state from register.assignment where key = ?", assignment);
    }

    String due(String assignment, String column) {
        return text("select cast(" + column + " as text) from register.assignment where key = ?", assignment);
    }

    int update(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    Map<String, Object> row(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().singleRow();
    }

    String text(String sql, Object... parameters) {
        List<String> found = jdbc.sql(sql)
                .params(parameters)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(found).as(sql).hasSize(1);
        return found.get(0);
    }

    List<String> texts(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(String.class).list();
    }

    int count(String sql, Object... parameters) {
        return jdbc.sql("select count(*) from " + sql)
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    // --------------------------------------------------------------------------------------------------- engine

    /** Process instances that serve this key, those of urging included. */
    int running(String key) {
        return count(
                "act_ru_execution e where e.parent_id_ is null and (e.business_key_ = ?"
                        + " or e.root_proc_inst_id_ = (select process_instance_id from register.proceeding where key = ?))",
                key,
                key);
    }

    /** Where the instances of this key stand or have stood, by element id. */
    List<String> waitsAt(String key) {
        return texts("""
                        select a.act_id_ from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where p.business_key_ = ? and a.end_time_ is null order by a.act_id_
                        """, key);
    }

    OffsetDateTime endedAt(String key) {
        return jdbc.sql("select ended_at from register.proceeding where key = ?")
                .param(key)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .single();
    }
}
