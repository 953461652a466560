package vn.dondoc.trial;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.register.Directives;
import vn.dondoc.work.DirectiveEntry;

/** Loads the sample data at the first start and lays its directives before the signer. */
@Component
@Order(10)
@ConditionalOnProperty("dondoc.trial.enabled")
class TrialData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TrialData.class);

    private final DataFiles files;
    private final Directives directives;
    private final DirectiveEntry entry;
    private final TrialSettings settings;

    TrialData(DataFiles files, Directives directives, DirectiveEntry entry, TrialSettings settings) {
        this.files = files;
        this.directives = directives;
        this.entry = entry;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        if (!directives.list().isEmpty()) {
            return;
        }
        Resource[] data = new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml");
        DataFiles.Loaded loaded = files.load(List.of(data), settings.password());
        for (DirectiveKey directive : loaded.directives().keySet()) {
            if (directives.state(directive).orElseThrow() == DirectiveState.DRAFT) {
                entry.beginFromFile(directive.value());
                LOG.info("{} is laid before the signer", directive);
            }
        }
    }
}
