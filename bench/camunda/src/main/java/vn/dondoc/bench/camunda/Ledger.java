package vn.dondoc.bench.camunda;

import javax.sql.DataSource;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row a rung, in the engine's transaction. */
class Ledger implements JavaDelegate {

    private final JdbcTemplate jdbc;

    Ledger(DataSource pool) {
        this.jdbc = new JdbcTemplate(pool);
    }

    void open() {
        jdbc.execute("create table if not exists ledger (id bigint generated always as identity primary key,"
                + " work text not null, rung text not null, at timestamptz not null, unique (work, rung))");
    }

    @Override
    public void execute(DelegateExecution execution) {
        jdbc.update(
                "insert into ledger (work, rung, at) values (?, ?, clock_timestamp())",
                execution.getProcessBusinessKey() + ":" + execution.getVariable("item"),
                execution.getCurrentActivityId());
    }
}
