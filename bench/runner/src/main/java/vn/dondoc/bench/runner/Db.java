package vn.dondoc.bench.runner;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The runner's own look at one database. */
final class Db implements AutoCloseable {

    private final String url;
    private Connection connection;

    Db(String url) {
        this.url = url;
    }

    Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            connection = DriverManager.getConnection(url, "postgres", "");
        }
        return connection;
    }

    void exec(String sql) throws SQLException {
        try (var statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    long number(String sql, Object... values) throws SQLException {
        return Long.parseLong(texts(sql, values).get(0));
    }

    List<String> texts(String sql, Object... values) throws SQLException {
        return rows(sql, values).stream().map(row -> row[0]).toList();
    }

    List<String[]> rows(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            int width = row.getMetaData().getColumnCount();
            List<String[]> rows = new ArrayList<>();
            while (row.next()) {
                String[] each = new String[width];
                for (int i = 0; i < width; i++) {
                    each[i] = row.getString(i + 1);
                }
                rows.add(each);
            }
            return rows;
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection().prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
