package vn.dondoc.bench.camunda;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import vn.dondoc.bench.protocol.Console;

/** The starter's own application: webapps, health, one process. */
@SpringBootApplication
public class CamundaBench {

    public static void main(String[] args) {
        SpringApplication.run(CamundaBench.class, args);
    }

    @Bean
    Items items() {
        return new Items();
    }

    @Bean
    Ledger ledger(DataSource pool) {
        return new Ledger(pool);
    }

    @Bean
    ApplicationListener<AvailabilityChangeEvent<ReadinessState>> bench(
            ProcessEngine engine, DataSource pool, Ledger ledger, Items items) {
        return new Listener(new Camunda(engine, pool, ledger, items));
    }

    /** After everybody who waits for the application to be ready; the job executor is one of them. */
    private record Listener(Camunda camunda) implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

        @Override
        public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
            if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
                new Console(camunda).start();
            }
        }
    }
}
