package vn.dondoc.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.RungTimers;

/** Read in the engine's tables: its own queries ask neither for many root instances nor for the kind of timer. */
@Component
class CamundaRungTimers implements RungTimers {

    private static final String PENDING = """
            select j.id_, j.root_proc_inst_id_, j.duedate_ from act_ru_job j
            where j.root_proc_inst_id_ = any(?) and j.type_ = 'timer'
              and (j.handler_cfg_ like 'subProcess_urging%' or j.handler_cfg_ like 'event_nextRung%')
            """;

    private final JdbcClient jdbc;

    CamundaRungTimers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Pending> pending(Collection<String> instances) {
        Map<String, Pending> pending = new HashMap<>();
        jdbc.sql(PENDING).param(instances.toArray(String[]::new)).query(row -> {
            pending.put(
                    row.getString(2),
                    new Pending(row.getString(1), row.getTimestamp(3).toInstant()));
        });
        return pending;
    }

    @Override
    public Set<String> waiting(Collection<String> instances) {
        return new HashSet<>(jdbc.sql("""
                        select e.root_proc_inst_id_ from act_ru_execution e
                        join act_ru_event_subscr s on s.execution_id_ = e.id_
                        where e.root_proc_inst_id_ = any(?) and s.event_type_ = 'message'
                          and s.event_name_ = 'proceeding.changed'
                        """)
                .param(instances.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
