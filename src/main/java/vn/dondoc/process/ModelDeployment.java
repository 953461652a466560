package vn.dondoc.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.register.UrgingTables;

/**
 * Deploys models, tables and forms under the names they have in the repository. The starter's own deployment names
 * resources by absolute path in an IDE and by bare file name in the jar, and leaves forms out.
 *
 * <p>A release whose models have been deployed before deploys nothing, also where a newer one has come since: a node of
 * the older release that starts again must not put its models in front (ADR 0018).
 */
@Component
@Order(0)
class ModelDeployment implements ApplicationRunner {

    static final String NAME = "don-doc";

    private static final String[] FOLDERS = {"bpmn/*.bpmn", "dmn/*.dmn", "forms/*.form"};

    private final RepositoryService repository;
    private final ManagementService management;
    private final OwnModels own;
    private final UrgingTables tables;
    private final JdbcClient jdbc;

    ModelDeployment(
            RepositoryService repository,
            ManagementService management,
            OwnModels own,
            UrgingTables tables,
            JdbcClient jdbc) {
        this.tables = tables;
        this.repository = repository;
        this.management = management;
        this.own = own;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments args) {
        Map<String, byte[]> models = new TreeMap<>();
        for (String folder : FOLDERS) {
            addAll(models, folder);
        }
        Trusted.run(() -> own(deploy(models)));
    }

    /**
     * All in one deployment, whether changed or not: a form bound to its deployment must be in it. Where the office has
     * tables of urging of its own they go in instead of the release's: not for a second does another one count.
     */
    Deployment deploy(Map<String, byte[]> models) {
        String source = NAME + " " + hash(models);
        return repository.createDeploymentQuery().deploymentName(NAME).deploymentSource(source).list().stream()
                .findFirst()
                .orElseGet(() -> {
                    DeploymentBuilder deployment =
                            repository.createDeployment().name(NAME).source(source);
                    Map<String, String> officesOwn = tables.officesOwn();
                    models.forEach((name, content) -> deployment.addInputStream(
                            name,
                            new ByteArrayInputStream(Optional.ofNullable(officesOwn.get(decision(name)))
                                    .map(own -> own.getBytes(StandardCharsets.UTF_8))
                                    .orElse(content))));
                    return deployment.deploy();
                });
    }

    /**
     * From now on this node starts work on these models, and runs the jobs of these and of all earlier ones. Those of a
     * later deployment are left to the nodes of its release: their models may name what this one does not have.
     */
    private void own(Deployment deployed) {
        own.are(deployed.getId());
        jdbc.sql("""
                        select other.deployment_id_, bool_or(other.version_ > mine.version_) from act_re_procdef other
                        join act_re_procdef mine on mine.key_ = other.key_ and mine.deployment_id_ = ?
                        group by other.deployment_id_
                        """).param(deployed.getId()).query(row -> {
            if (row.getBoolean(2)) {
                management.unregisterDeploymentForJobExecutor(row.getString(1));
            } else {
                management.registerDeploymentForJobExecutor(row.getString(1));
            }
        });
    }

    private static String decision(String name) {
        return name.substring(name.indexOf('/') + 1).replace(".dmn", "");
    }

    private static String hash(Map<String, byte[]> models) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(models).forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addAll(Map<String, byte[]> models, String pattern) {
        String folder = pattern.substring(0, pattern.indexOf('/') + 1);
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern)) {
                models.put(folder + resource.getFilename(), resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the models " + pattern, e);
        }
    }
}
