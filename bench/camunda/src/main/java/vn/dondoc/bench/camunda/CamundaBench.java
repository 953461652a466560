package vn.dondoc.bench.camunda;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import vn.dondoc.bench.protocol.Console;

import javax.sql.DataSource;

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
    ApplicationListener<ApplicationReadyEvent> bench(ProcessEngine engine, DataSource pool, Ledger ledger, Items items) {
        return new Listener(new Camunda(engine, pool, ledger, items));
    }

    @Order
    private record Listener(Camunda camunda) implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            new Console(camunda).start();
        }
    }
}
