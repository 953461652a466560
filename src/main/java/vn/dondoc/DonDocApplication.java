package vn.dondoc;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.dondoc.operation.PasswordCommand;

/** Starts the application; the zone of the office is fixed here, before any class can cache another one. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DonDocApplication {

    /** The only zone in which this system counts days; engine columns hold local time without a zone. */
    public static final String OFFICE_ZONE = "Asia/Ho_Chi_Minh";

    public static void main(String[] args) {
        System.setProperty("user.timezone", OFFICE_ZONE);
        TimeZone.setDefault(TimeZone.getTimeZone(OFFICE_ZONE));
        if (PasswordCommand.asked(args)) {
            System.exit(PasswordCommand.run(args));
        }
        SpringApplication.run(DonDocApplication.class, args);
    }
}
