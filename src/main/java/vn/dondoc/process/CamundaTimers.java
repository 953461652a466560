package vn.dondoc.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.urging.Urging;
import vn.dondoc.work.MonitoringWork;
import vn.dondoc.work.OfficeTimers;
import vn.dondoc.work.ReportingWork;
import vn.dondoc.work.Series;
import vn.dondoc.work.WorkEngine;

/** The engine's timers of many proceedings: read by their table, written in one command, so that the engine batches them. */
@Component
class CamundaTimers implements OfficeTimers {

    private static final String RUNG = "RUNG";
    private static final String OPENING = "OPENING";

    private final ManagementService management;
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<Urging> urging;
    private final ObjectProvider<ReportingWork> reporting;
    private final ObjectProvider<MonitoringWork> monitoring;
    private final ObjectProvider<Series> series;
    private final WorkEngine work;
    private final AlertLedger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    CamundaTimers(
            @Lazy ManagementService management,
            ObjectProvider<ProcessEngine> engine,
            ObjectProvider<Urging> urging,
            ObjectProvider<ReportingWork> reporting,
            ObjectProvider<MonitoringWork> monitoring,
            ObjectProvider<Series> series,
            WorkEngine work,
            AlertLedger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.management = management;
        this.engine = engine;
        this.urging = urging;
        this.reporting = reporting;
        this.monitoring = monitoring;
        this.series = series;
        this.work = work;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Pending(String id, String instance, Instant due, String place) {}

    @Override
    public List<Move> outOfPlace(List<Standing> standings) {
        Map<String, Set<AlertLedger.Raised>> raised = ledger.raised(
                standings.stream().map(each -> each.proceeding().key()).toList());
        Map<String, List<Pending>> pending = pending(
                standings.stream().map(each -> each.proceeding().instance()).toList());
        List<Move> moves = new ArrayList<>();
        Instant now = clock.instant();
        for (Standing standing : standings) {
            for (Pending timer : pending.getOrDefault(standing.proceeding().instance(), List.of())) {
                Instant next = next(standing, timer, raised);
                if (next == null || !timer.due().isAfter(now)) {
                    continue;
                }
                Instant to = next.isBefore(now) ? now : next;
                if (!sameDay(to, timer.due())) {
                    moves.add(new Move(standing.proceeding().key(), what(timer), timer.id(), timer.due(), to));
                }
            }
        }
        return moves;
    }

    private Map<String, List<Pending>> pending(Collection<String> instances) {
        return jdbc
                .sql("""
                        select j.id_, j.root_proc_inst_id_, j.duedate_, split_part(j.handler_cfg_, '$', 1) as place
                        from act_ru_job j where j.root_proc_inst_id_ = any(?) and j.type_ = 'timer'
                          and (j.handler_cfg_ like 'subProcess_urging%' or j.handler_cfg_ like 'event_nextRung%'
                            or j.handler_cfg_ like 'event_periodOpens%' or j.handler_cfg_ like 'event_occurrenceDue%')
                        order by j.id_
                        """)
                .param(instances.toArray(String[]::new))
                .query((row, n) -> new Pending(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Pending::instance));
    }

    /** Within one night a rung lies anywhere; which seconds a timer was first given says nothing about the calendar. */
    private boolean sameDay(Instant a, Instant b) {
        return LocalDate.ofInstant(a, clock.getZone()).equals(LocalDate.ofInstant(b, clock.getZone()));
    }

    private static String what(Pending timer) {
        return timer.place().startsWith("event_periodOpens") || timer.place().startsWith("event_occurrenceDue")
                ? OPENING
                : RUNG;
    }

    private Instant next(Standing standing, Pending timer, Map<String, Set<AlertLedger.Raised>> raised) {
        if (timer.place().startsWith("event_occurrenceDue")) {
            return series.getObject().nextBirth(standing.facts().key());
        }
        if (timer.place().startsWith("event_periodOpens")) {
            return standing.proceeding().process().equals("monitoring")
                    ? monitoring.getObject().opens(standing.facts())
                    : reporting.getObject().opens(standing.facts());
        }
        return urging.getObject()
                .next(
                        standing.facts(),
                        standing.open(),
                        raised.getOrDefault(standing.proceeding().key(), Set.of()));
    }

    @Override
    public Set<String> holdFree(Collection<String> instances) {
        return jdbc.sql("""
                        with held as (select id_ from act_ru_job where root_proc_inst_id_ = any(:instances)
                                      order by id_ for update skip locked)
                        select root_proc_inst_id_ from act_ru_job where root_proc_inst_id_ = any(:instances)
                          and id_ not in (select id_ from held)
                        """)
                .param("instances", instances.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    @Override
    public void hold(String instance) {
        jdbc.sql("select id_ from act_ru_job where root_proc_inst_id_ = ? order by id_ for update")
                .param(instance)
                .query(String.class)
                .list();
    }

    @Override
    public void move(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        Map<String, Date> to = new HashMap<>();
        moves.forEach(move -> to.put(move.timer(), Date.from(move.to())));
        inOneCommand(() -> management
                .createJobQuery()
                .jobIds(new HashSet<>(to.keySet()))
                .list()
                .forEach(job -> ((JobEntity) job).setDuedate(to.get(job.getId()))));
    }

    @Override
    public void moveTasks(Map<String, LocalDate> dues) {
        if (!dues.isEmpty()) {
            inOneCommand(() -> dues.forEach(work::moveTask));
        }
    }

    private void inOneCommand(Runnable act) {
        Command<Void> command = context -> {
            act.run();
            return null;
        };
        Trusted.run(() -> ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command));
    }
}
