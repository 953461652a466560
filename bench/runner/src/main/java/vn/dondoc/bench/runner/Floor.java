package vn.dondoc.bench.runner;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The same rows, written by plain JDBC in as many transactions, and nothing read or reckoned. */
final class Floor implements AutoCloseable {

    static final String NAME = "floor";

    private final Db db;
    private final String url;
    private final List<Connection> idle = new ArrayList<>();

    Floor(Db db, String url) {
        this.db = db;
        this.url = url + "?reWriteBatchedInserts=true&stringtype=unspecified";
    }

    Db db() {
        return db;
    }

    private synchronized Connection take() throws SQLException {
        if (!idle.isEmpty()) {
            return idle.remove(idle.size() - 1);
        }
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        connection.setAutoCommit(false);
        return connection;
    }

    private synchronized void giveBack(Connection connection) {
        idle.add(connection);
    }

    /** One transaction after another; rows of one table that follow each other go as a batch. */
    void batched(Capture.Log log, UnaryOperator<String> renamed) throws SQLException {
        write(log, renamed, true);
    }

    /** As {@code pgbench} would: each row a statement, in the order in which the product wrote them. */
    void single(Capture.Log log, UnaryOperator<String> renamed) throws SQLException {
        write(log, renamed, false);
    }

    private void write(Capture.Log log, UnaryOperator<String> renamed, boolean batched) throws SQLException {
        Connection connection = take();
        try {
            for (List<Capture.Write> transaction : log.transactions()) {
                PreparedStatement open = null;
                String of = null;
                for (Capture.Write write : transaction) {
                    String sql = sql(write);
                    if (!sql.equals(of) || !batched) {
                        if (open != null) {
                            open.executeBatch();
                            open.close();
                        }
                        open = connection.prepareStatement(sql);
                        of = sql;
                    }
                    int i = 1;
                    for (Map.Entry<String, String> value : write.values().entrySet()) {
                        boolean named = value.getValue() != null && write.texts().contains(value.getKey());
                        open.setString(i++, named ? renamed.apply(value.getValue()) : value.getValue());
                    }
                    for (String value : write.key().values()) {
                        open.setString(i++, renamed.apply(value));
                    }
                    open.addBatch();
                }
                if (open != null) {
                    open.executeBatch();
                    open.close();
                }
                connection.commit();
            }
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            giveBack(connection);
        }
    }

    private static String sql(Capture.Write write) {
        String where = " where " + String.join(" and ", write.key().keySet().stream().map(c -> c + " = ?").toList());
        return switch (write.kind()) {
            case 'I' -> "insert into " + write.table() + " (" + String.join(", ", write.values().keySet()) + ") values ("
                    + String.join(", ", write.values().keySet().stream().map(c -> "?").toList()) + ")";
            case 'U' -> "update " + write.table() + " set "
                    + String.join(", ", write.values().keySet().stream().map(c -> c + " = ?").toList()) + where;
            default -> "delete from " + write.table() + where;
        };
    }

    interface Piece {
        void write(int number) throws Exception;
    }

    /** @return microseconds for all together */
    static long together(int threads, int count, Piece piece) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> one = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                piece.write(i);
            }
            return null;
        };
        ExecutorService all = Executors.newFixedThreadPool(threads);
        try {
            long begun = System.nanoTime();
            List<Future<Void>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(all.submit(one));
            }
            for (Future<Void> each : futures) {
                each.get();
            }
            return (System.nanoTime() - begun) / 1000;
        } finally {
            all.shutdownNow();
        }
    }

    synchronized void flush() throws SQLException {
        for (Connection connection : idle) {
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_stat_force_next_flush()");
            }
            connection.commit();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
        db.close();
    }
}
