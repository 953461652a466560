package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.work.Refusal;

/** What a printed phrase says about a deadline, for whoever reads documents outside the system. */
@RestController
@Tag(name = "deadlines")
class DeadlineApi {

    private final CalendarDays days;
    private final Clock clock;

    DeadlineApi(CalendarDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /** Null where it does not apply. */
    record Answer(String kind, LocalDate due, String operator, String every, String explanation, String question) {

        static Answer of(Reading reading, String before) {
            return new Answer(
                    reading.kind().code(),
                    reading.due(),
                    reading.operator() == null ? null : reading.operator().code(),
                    reading.every(),
                    before + reading.explanation(),
                    reading.question());
        }
    }

    @GetMapping("/api/deadlines/resolve")
    @Operation(summary = "The deadline that a printed phrase sets, with the reason; what is not clear is asked")
    Answer resolve(
            @Parameter(description = "The phrase or its whole sentence, as printed") @RequestParam String phrase,
            @Parameter(description = "Issue day of the document; today where it is missing")
                    @RequestParam(required = false)
                    String issued,
            @Parameter(description = "Day of receipt; until it is known the issue day stands in")
                    @RequestParam(required = false)
                    String received) {
        if (DeadlineReader.isBlank(phrase)) {
            throw new Refusal("phrase: để trống. Ghi câu chữ về hạn, chép như in.");
        }
        if (phrase.length() > DeadlineReader.LONGEST) {
            throw new Refusal("phrase: dài " + phrase.length() + " ký tự, nhiều nhất là " + DeadlineReader.LONGEST
                    + ". Chỉ chép câu có thời hạn.");
        }
        boolean dated = issued != null && !issued.isBlank();
        LocalDate issuedOn = dated ? ApiDay.read("issued", issued) : LocalDate.now(clock);
        LocalDate receivedOn = received == null || received.isBlank() ? null : ApiDay.read("received", received);
        if (dated && receivedOn != null && receivedOn.isBefore(issuedOn)) {
            throw new Refusal("received: ngày nhận " + receivedOn + " trước ngày ban hành " + issuedOn
                    + ". Sửa một trong hai ngày.");
        }
        Reading reading = new DeadlineReader(days.calendar()).read(phrase, issuedOn, receivedOn);
        return Answer.of(reading, dated ? "" : "Không cho ngày ban hành nên lấy ngày hôm nay. ");
    }
}
