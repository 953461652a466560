package vn.dondoc.bench.product;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import vn.dondoc.bench.protocol.Console;

/** Listens to the runner once the product is ready; changes nothing else of it. */
@AutoConfiguration
public class ProductBench {

    @Bean
    ApplicationListener<ApplicationReadyEvent> bench() {
        return new Listener();
    }

    @Order
    private static final class Listener implements ApplicationListener<ApplicationReadyEvent> {

        private boolean listening;

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            if (!listening) {
                listening = true;
                new Console(new Product(event.getApplicationContext())).start();
            }
        }
    }
}
