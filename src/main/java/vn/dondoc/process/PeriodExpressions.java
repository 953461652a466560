package vn.dondoc.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Schemes;
import vn.dondoc.work.MonitoringWork;
import vn.dondoc.work.ReportingWork;
import vn.dondoc.work.Series;

/**
 * Public where JUEL must reach them. The small beans that models ask for dates and lists: {@code reporting}, {@code monitoring}, {@code series}, …
 */
@Configuration(proxyBeanMethods = false)
class PeriodExpressions {

    /** {@code ${reporting.opens(execution)}} and {@code ${monitoring.opens(execution)}}. */
    public record Opening(Function<Facts, Instant> rule, FactsReader facts) {

        public Date opens(DelegateExecution execution) {
            return Date.from(rule.apply(facts.of(execution.getProcessBusinessKey())));
        }
    }

    @Bean("reporting")
    Opening reporting(ReportingWork work, FactsReader facts) {
        return new Opening(work::opens, facts);
    }

    @Bean("monitoring")
    Opening monitoring(MonitoringWork work, FactsReader facts) {
        return new Opening(work::opens, facts);
    }

    /** {@code ${series.nextBirth(execution)}}. */
    public record Births(Series series) {

        public Date nextBirth(DelegateExecution execution) {
            return Date.from(series.nextBirth(execution.getProcessBusinessKey()));
        }
    }

    @Bean("series")
    Births series(Series work) {
        return new Births(work);
    }

    /** {@code ${seriesQuestions.open(execution)}}. */
    public record Questions(Series series) {

        public List<String> open(DelegateExecution execution) {
            return series.questions(execution.getProcessBusinessKey());
        }
    }

    @Bean("seriesQuestions")
    Questions seriesQuestions(Series work) {
        return new Questions(work);
    }

    /** {@code ${consultation.bodies(execution)}} and {@code ${consultation.until(execution)}}. */
    public record Consultation(Schemes schemes, ZoneId zone) {

        public List<String> bodies(DelegateExecution execution) {
            return schemes.consulted(execution.getProcessBusinessKey());
        }

        /** The letter's day counts whole; silence is recorded when it is over. */
        public Date until(DelegateExecution execution) {
            return Date.from(schemes.find(execution.getProcessBusinessKey())
                    .consultUntil()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant());
        }
    }

    @Bean("consultation")
    Consultation consultation(Schemes schemes, Clock clock) {
        return new Consultation(schemes, clock.getZone());
    }
}
