package vn.dondoc.bench.flowable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.db.DbSqlSession;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** One row a rung, over the connection of the engine's transaction. */
public class Ledger implements JavaDelegate {

    static final String TABLE = "create table if not exists ledger (id bigint generated always as identity primary key,"
            + " work text not null, rung text not null, at timestamptz not null, unique (work, rung))";

    @Override
    public void execute(DelegateExecution execution) {
        Connection connection = Context.getCommandContext()
                .getSession(DbSqlSession.class)
                .getSqlSession()
                .getConnection();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ledger (work, rung, at) values (?, ?, clock_timestamp())")) {
            insert.setString(1, execution.getProcessInstanceId() + ":" + execution.getVariable("item"));
            insert.setString(2, execution.getCurrentActivityId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
