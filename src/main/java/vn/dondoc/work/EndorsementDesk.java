package vn.dondoc.work;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Endorsements;
import vn.dondoc.register.People;
import vn.dondoc.register.Steps;
import vn.dondoc.register.UnknownThing;

/** Takes in what a leader wrote on paper about an open task, with the scan. */
@Component
public class EndorsementDesk {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST = 4000;

    private final Endorsements endorsements;
    private final Steps steps;
    private final People people;
    private final Bodies bodies;
    private final Clock clock;

    EndorsementDesk(Endorsements endorsements, Steps steps, People people, Bodies bodies, Clock clock) {
        this.endorsements = endorsements;
        this.steps = steps;
        this.people = people;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * The open task, for a clerk who may record a leader's writing on it.
     *
     * @throws NotYours for anybody else
     */
    public Steps.Step open(String taskId, String by) {
        Steps.Step step =
                steps.find(taskId).orElseThrow(() -> new UnknownThing("Không có việc nào mang mã " + taskId + "."));
        if (people.acting(by, step.owner()) != People.Acting.BY_ENDORSEMENT) {
            throw new NotYours("Việc này của " + bodies.name(step.owner())
                    + "; chỉ văn thư Văn phòng ghi theo bút phê việc của lãnh đạo.");
        }
        return step;
    }

    /**
     * @param scan the picture or PDF of the paper
     * @throws Refusal naming what is missing; nothing is kept then
     */
    @Transactional
    public void record(
            String taskId, String leader, LocalDate writtenOn, String content, String scanName, Path scan, String by) {
        Steps.Step step = open(taskId, by);
        if (step.doneAt() != null) {
            throw new Refusal("Việc \"" + step.name() + "\" đã xong, không ghi thêm bút phê.");
        }
        String whose = TypedText.required("Đồng chí bút phê", leader, LONGEST_NAME);
        if (writtenOn == null || writtenOn.isAfter(LocalDate.now(clock))) {
            throw new Refusal("Ngày bút phê còn trống hoặc chưa tới.");
        }
        String written = TypedText.required("Nội dung bút phê", content, LONGEST);
        EvidenceFiles.Checked checked = EvidenceFiles.check(scanName, scan);
        endorsements.add(
                taskId,
                step.proceeding(),
                whose,
                writtenOn,
                written,
                checked.name(),
                checked.mediaType(),
                checked.sha256(),
                scan,
                by);
    }
}
