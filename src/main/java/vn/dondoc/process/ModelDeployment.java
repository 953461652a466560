package vn.dondoc.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;

/**
 * Deploys models, tables and forms under the names they have in the repository. The starter's own deployment names
 * resources by absolute path in an IDE and by bare file name in the jar, and leaves forms out.
 */
@Component
@Order(0)
class ModelDeployment implements ApplicationRunner {

    private static final String[] FOLDERS = {"bpmn/*.bpmn", "dmn/*.dmn", "forms/*.form"};

    private final RepositoryService repository;

    ModelDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments args) {
        // All in one deployment, whether changed or not: a form bound to its deployment must be in it.
        DeploymentBuilder deployment =
                repository.createDeployment().name("don-doc").source("don-doc").enableDuplicateFiltering(false);
        for (String folder : FOLDERS) {
            addAll(deployment, folder);
        }
        if (!deployment.getResourceNames().isEmpty()) {
            Trusted.run(deployment::deploy);
        }
    }

    private static void addAll(DeploymentBuilder deployment, String pattern) {
        String folder = pattern.substring(0, pattern.indexOf('/') + 1);
        try {
            Resource[] resources = new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern);
            Arrays.sort(resources, Comparator.comparing(Resource::getFilename));
            for (Resource resource : resources) {
                try (InputStream content = resource.getInputStream()) {
                    deployment.addInputStream(folder + resource.getFilename(), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the models " + pattern, e);
        }
    }
}
