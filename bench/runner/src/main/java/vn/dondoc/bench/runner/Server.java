package vn.dondoc.bench.runner;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The PostgreSQL that the product brings, one server for all, a database each. Its own settings, but that commits reach
 * the disk, statements are counted, and no checkpoint falls into a measurement by chance.
 */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Db admin;

    Server(Path directory) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track", "top")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "6GB")
                .setServerConfig("min_wal_size", "1GB")
                .start();
        admin = new Db(url("postgres"));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    Db database(String name) throws SQLException {
        admin.exec("create database " + name);
        Db db = new Db(url(name));
        db.exec("create extension pg_stat_statements");
        db.exec("create schema bench");
        return db;
    }

    /** Whoever is connected to the original is sent away for the moment. */
    Db copy(String from, String to) throws SQLException {
        admin.exec("alter database " + from + " allow_connections false");
        try {
            admin.texts("select pg_terminate_backend(pid)::text from pg_stat_activity where datname = ?", from);
            for (int tries = 0; admin.number("select count(*) from pg_stat_activity where datname = ?", from) > 0 && tries < 50; tries++) {
                Thread.sleep(100);
            }
            admin.exec("create database " + to + " template " + from + " strategy file_copy");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            admin.exec("alter database " + from + " allow_connections true");
        }
        admin.exec("alter database " + to + " allow_connections true");
        return new Db(url(to));
    }

    void drop(String name) throws SQLException {
        admin.exec("drop database " + name + " with (force)");
    }

    String version() throws SQLException {
        return admin.texts("show server_version").get(0);
    }

    @Override
    public void close() throws IOException, SQLException {
        admin.close();
        server.close();
    }
}
