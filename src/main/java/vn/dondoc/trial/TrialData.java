package vn.dondoc.trial;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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
import vn.dondoc.register.Inspections;
import vn.dondoc.register.Trail;
import vn.dondoc.work.DirectiveEntry;

/** Loads the sample data at the first start and lays its directives before the signer. */
@Component
@Order(10)
@ConditionalOnProperty("dondoc.trial.enabled")
class TrialData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TrialData.class);

    private static final int YEARS_OPEN = 3;

    private final DataFiles files;
    private final Directives directives;
    private final DirectiveEntry entry;
    private final TrialSettings settings;
    private final Inspections inspections;
    private final Clock clock;

    TrialData(
            DataFiles files,
            Directives directives,
            DirectiveEntry entry,
            TrialSettings settings,
            Inspections inspections,
            Clock clock) {
        this.inspections = inspections;
        this.clock = clock;
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
            openTo(inspections.inspectors(), directive);
        }
    }

    /** Inspectors read nothing without a paper; the sample's is made up and says so. */
    private void openTo(List<String> inspectors, DirectiveKey directive) {
        LocalDate today = LocalDate.now(clock);
        for (String inspector : inspectors) {
            inspections.open(
                    new Inspections.Wish(
                            inspector,
                            directive.value(),
                            null,
                            "Quyết định kiểm tra (dữ liệu mẫu)",
                            today,
                            today,
                            today.plusYears(YEARS_OPEN)),
                    Trail.SYSTEM);
        }
    }
}
