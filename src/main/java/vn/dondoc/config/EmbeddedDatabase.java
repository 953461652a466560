package vn.dondoc.config;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A PostgreSQL inside the application for offices that try it out; absent as soon as a server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
@EnableConfigurationProperties(EmbeddedDatabase.Settings.class)
class EmbeddedDatabase {

    /**
     * @param directory where the data is kept between starts
     * @param clean whether to begin with an empty database
     * @param server settings of postgresql.conf
     */
    @ConfigurationProperties("dondoc.database")
    record Settings(
            Path directory,
            @DefaultValue("false") boolean clean,
            @DefaultValue Map<String, String> server) {}

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(Settings settings) throws IOException {
        Path directory = settings.directory().toAbsolutePath();
        directory.toFile().getParentFile().mkdirs();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // Its own hook would stop the server while the pool is still open.
                .setRegisterShutdownHook(false)
                .setDataDirectory(directory)
                .setCleanDataDirectory(settings.clean())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100");
        settings.server().forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Takes the server as a parameter so that the pool closes before it. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(EmbeddedPostgres server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        pool.setPoolName("don-doc");
        return pool;
    }
}
