package vn.dondoc.process;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dondoc.SampleOffice;

/** Issued samples for tests of other packages. */
@Component
public class Samples {

    private final SampleOffice office;
    private final SampleWork work;

    Samples(SampleOffice office, SampleWork work) {
        this.office = office;
        this.work = work;
    }

    /** @return the key of the one assignment */
    public String issueOne(String directive) {
        office.directive(directive, "execute", LocalDate.now().plusDays(60), 1);
        work.issue(directive);
        return directive + ":1:t.b1";
    }
}
