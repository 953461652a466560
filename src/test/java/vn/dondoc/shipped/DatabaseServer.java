package vn.dondoc.shipped;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server as an office has it, outside of the application: it asks for the password, and the application's
 * account owns one database and is no superuser.
 */
final class DatabaseServer implements AutoCloseable {

    static final String ACCOUNT = "dondoc";
    static final String PASSWORD = "mật khẩu của cơ sở dữ liệu";

    static final Path OLDER = Path.of("target/older-postgresql.jar").toAbsolutePath();

    private final EmbeddedPostgres server;

    private DatabaseServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static DatabaseServer start(Path directory) throws IOException, SQLException {
        return start(EmbeddedPostgres.builder(), directory);
    }

    /** Of the release that Debian's pg_dump can read; Maven has laid it into target. */
    static DatabaseServer startOlder(Path directory) throws IOException, SQLException {
        return start(
                EmbeddedPostgres.builder()
                        .setPgBinaryResolver(
                                (system, machine) -> URI.create("jar:" + OLDER.toUri() + "!/postgres-linux-x86_64.txz")
                                        .toURL()
                                        .openStream()),
                directory);
    }

    private static DatabaseServer start(EmbeddedPostgres.Builder builder, Path directory)
            throws IOException, SQLException {
        EmbeddedPostgres server = builder.setDataDirectory(directory)
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "off")
                .start();
        DatabaseServer started = new DatabaseServer(server);
        started.asSuperuser("create role " + ACCOUNT + " login password '" + PASSWORD + "'");
        started.database("dondoc");
        Files.writeString(directory.resolve("pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        started.asSuperuser("select pg_reload_conf()");
        return started;
    }

    /** A new and empty database of the application's account. */
    void database(String name) throws SQLException {
        asSuperuser("create database " + name + " owner " + ACCOUNT);
    }

    int port() {
        return server.getPort();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** What an administrator sets. */
    Map<String, String> settings() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                url("dondoc"),
                "SPRING_DATASOURCE_USERNAME",
                ACCOUNT,
                "SPRING_DATASOURCE_PASSWORD",
                PASSWORD);
    }

    /** What every table of the application holds, by table: how many rows, and a digest of them. */
    Map<String, String> content(String database) {
        JdbcClient jdbc = look(database);
        Map<String, String> content = new TreeMap<>();
        for (String table : jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname in ('public', 'register')
                        """).query(String.class).list()) {
            content.put(
                    table,
                    jdbc.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return content;
    }

    JdbcClient look(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), ACCOUNT, PASSWORD));
    }

    void asSuperuser(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", "")) {
            connection.createStatement().execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
