package vn.dondoc.operation;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Trail;
import vn.dondoc.work.RulesDesk;

/** After data files and the days of the law: a move of dates that a stop broke off goes on; rows that nobody confirmed are told. */
@Component
@Order(100)
class RulesAtStart implements ApplicationRunner {

    private final RulesDesk desk;

    RulesAtStart(RulesDesk desk) {
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments args) {
        desk.resume(Trail.SYSTEM);
        desk.settleAtStart();
    }
}
