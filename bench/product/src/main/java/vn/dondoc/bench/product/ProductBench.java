package vn.dondoc.bench.product;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import vn.dondoc.bench.protocol.Console;

/** Listens to the runner once the product is ready; changes nothing else of it. */
@AutoConfiguration
public class ProductBench {

    @Bean
    ApplicationListener<AvailabilityChangeEvent<ReadinessState>> bench(ApplicationContext context) {
        return new Listener(context);
    }

    /** After everybody who waits for the application to be ready; the job executor is one of them. */
    private static final class Listener implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

        private final ApplicationContext context;
        private boolean listening;

        private Listener(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
            if (!listening && event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
                listening = true;
                new Console(new Product(context)).start();
            }
        }
    }
}
