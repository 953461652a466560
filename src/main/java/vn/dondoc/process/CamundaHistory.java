package vn.dondoc.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.operation.InstanceHistory;
import vn.dondoc.process.guard.Trusted;

/**
 * The engine's history tables, as far as the level {@code register} fills them (ADR 0010), beside the register's steps,
 * which know owners and outcomes. Each question goes by an index of the engine's own.
 */
@Component
class CamundaHistory implements InstanceHistory {

    private static final String LINE = """
            select h.id_, h.proc_def_id_, h.proc_def_key_, d.name_, d.version_, h.business_key_, h.start_time_, h.end_time_,
              h.state_, h.delete_reason_, h.super_process_instance_id_
            from act_hi_procinst h join act_re_procdef d on d.id_ = h.proc_def_id_
            """;

    private static final int CANCELED = 2;

    private static final List<String> INCIDENT = List.of("OPEN", "RESOLVED", "DELETED");

    private final JdbcClient jdbc;
    private final RepositoryService repository;

    CamundaHistory(JdbcClient jdbc, @Lazy RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    @Override
    public List<Process> processes() {
        return jdbc.sql("""
                        select d.key_, d.name_, coalesce(h.running, 0) running, coalesce(h.finished, 0) finished
                        from (select distinct on (key_) key_, name_ from act_re_procdef order by key_, version_ desc) d
                          left join (
                            select proc_def_key_, count(*) filter (where end_time_ is null) running, count(end_time_) finished
                            from act_hi_procinst group by proc_def_key_) h on h.proc_def_key_ = d.key_
                        order by d.name_, d.key_
                        """)
                .query((row, n) -> new Process(
                        row.getString("key_"), row.getString("name_"), row.getLong("running"), row.getLong("finished")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Page page(Filter filter, int page, int size) {
        StringBuilder where =
                new StringBuilder(filter.finished() ? " where h.end_time_ is not null" : " where h.end_time_ is null");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.process() != null) {
            where.append(" and h.proc_def_key_ = :process");
            parameters.put("process", filter.process());
        }
        if (filter.text() != null) {
            where.append(" and h.business_key_ ilike :text");
            parameters.put("text", "%" + filter.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        long total = jdbc.sql("select count(*) from act_hi_procinst h" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.put("size", size);
        parameters.put("skip", (long) page * size);
        List<Line> items = jdbc.sql(LINE + where + " order by " + (filter.finished() ? "h.end_time_" : "h.start_time_")
                        + " desc, h.id_ desc limit :size offset :skip")
                .params(parameters)
                .query((row, n) -> line(row))
                .list();
        return new Page(items, total);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Whole> find(String id) {
        return jdbc.sql(LINE + " where h.id_ = ?")
                .param(id)
                .query((row, n) -> line(row))
                .optional()
                .map(line -> {
                    List<WalkedPath.Visit> visits = visits(id);
                    return new Whole(
                            line,
                            WalkedPath.activities(visits),
                            WalkedPath.flows(visits, drawn(line.definition())),
                            called(id),
                            tasks(id),
                            incidents(id),
                            operations(id));
                });
    }

    @Override
    public Optional<String> diagram(String definition) {
        return Trusted.call(() -> {
            ProcessDefinition found = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(definition)
                    .singleResult();
            return found == null ? Optional.empty() : Optional.of(drawing(definition));
        });
    }

    private String drawing(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<WalkedPath.Visit> visits(String id) {
        return jdbc.sql("""
                        select act_id_, start_time_, end_time_, act_inst_state_ from act_hi_actinst where proc_inst_id_ = ?
                        order by start_time_, sequence_counter_, id_
                        """)
                .param(id)
                .query((row, n) -> new WalkedPath.Visit(
                        row.getString("act_id_"),
                        at(row, "start_time_"),
                        at(row, "end_time_"),
                        row.getInt("act_inst_state_") == CANCELED))
                .list();
    }

    private List<WalkedPath.Flow> drawn(String definition) {
        return Trusted.call(() ->
                repository.getBpmnModelInstance(definition).getModelElementsByType(SequenceFlow.class).stream()
                        .map(flow -> new WalkedPath.Flow(
                                flow.getId(),
                                flow.getSource().getId(),
                                flow.getTarget().getId(),
                                flow.getSource() instanceof ExclusiveGateway
                                        || flow.getSource() instanceof EventBasedGateway))
                        .toList());
    }

    private List<Line> called(String id) {
        return jdbc.sql(LINE + " where h.super_process_instance_id_ = ? order by h.start_time_, h.id_ limit " + MOST)
                .param(id)
                .query((row, n) -> line(row))
                .list();
    }

    private List<Task> tasks(String id) {
        return jdbc.sql("""
                        select t.id_, t.task_def_key_, t.name_, t.start_time_, t.end_time_, t.due_date_, s.outcome,
                          b.name owner_name, coalesce(p.name, s.done_by) done_by
                        from act_hi_taskinst t
                          left join register.step s on s.task_id = t.id_
                          left join register.body b on b.code = s.owner
                          left join register.person p on p.account = s.done_by
                        where t.proc_inst_id_ = ? order by t.start_time_ desc, t.id_ desc limit %d
                        """.formatted(MOST))
                .param(id)
                .query((row, n) -> new Task(
                        row.getString("id_"),
                        row.getString("task_def_key_"),
                        row.getString("name_"),
                        row.getString("owner_name"),
                        at(row, "start_time_"),
                        at(row, "end_time_"),
                        at(row, "due_date_"),
                        row.getString("done_by"),
                        row.getString("outcome")))
                .list();
    }

    private List<Incident> incidents(String id) {
        return jdbc.sql("""
                        select incident_type_, activity_id_, incident_msg_, create_time_, end_time_, incident_state_
                        from act_hi_incident where proc_inst_id_ = ? order by create_time_ desc, id_ desc limit %d
                        """.formatted(MOST))
                .param(id)
                .query((row, n) -> new Incident(
                        row.getString("incident_type_"),
                        row.getString("activity_id_"),
                        row.getString("incident_msg_"),
                        at(row, "create_time_"),
                        at(row, "end_time_"),
                        INCIDENT.get(row.getInt("incident_state_"))))
                .list();
    }

    private List<Operation> operations(String id) {
        return jdbc.sql("""
                        select o.timestamp_, coalesce(p.name, o.user_id_) by_name, o.operation_type_, o.entity_type_,
                          o.property_, o.org_value_, o.new_value_
                        from act_hi_op_log o left join register.person p on p.account = o.user_id_
                        where o.proc_inst_id_ = ? order by o.timestamp_ desc, o.id_ desc limit %d
                        """.formatted(MOST))
                .param(id)
                .query((row, n) -> new Operation(
                        at(row, "timestamp_"),
                        row.getString("by_name"),
                        row.getString("operation_type_"),
                        row.getString("entity_type_"),
                        row.getString("property_"),
                        row.getString("org_value_"),
                        row.getString("new_value_")))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("id_"),
                row.getString("proc_def_id_"),
                row.getString("proc_def_key_"),
                row.getString("name_"),
                row.getInt("version_"),
                row.getString("business_key_"),
                at(row, "start_time_"),
                at(row, "end_time_"),
                row.getString("state_"),
                row.getString("delete_reason_"),
                row.getString("super_process_instance_id_"));
    }

    /** The engine writes times without a zone, in that of the JVM. */
    private static Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
