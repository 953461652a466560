package vn.dondoc.config;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nodes start one after another: tables and indexes of the engine, models, rights and the office's data are each looked
 * for first and written if absent, which two at once would do twice. Nodes that work already are not held up. A node
 * that dies while starting loses its connection, and with it the lock.
 */
@Component
@DependsOnDatabaseInitialization
public class StartLock {

    private static final long STARTING = 7_300_701;

    private Connection held;

    StartLock(DataSource dataSource) throws SQLException {
        held = dataSource.getConnection();
        try (Statement statement = held.createStatement()) {
            held.setAutoCommit(true);
            statement.execute("set lock_timeout = '10min'");
            statement.execute("select pg_advisory_lock(" + STARTING + ")");
        } catch (SQLException e) {
            held.close();
            throw e;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    @PreDestroy
    synchronized void release() throws SQLException {
        if (held == null) {
            return;
        }
        try (Connection connection = held;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + STARTING + ")");
            statement.execute("reset lock_timeout");
        } finally {
            held = null;
        }
    }
}
