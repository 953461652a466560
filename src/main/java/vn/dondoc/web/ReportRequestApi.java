package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.AskingReports;

/** Yêu cầu báo cáo đột xuất for programs. */
@RestController
@RequestMapping("/api/report-requests")
@Tag(name = "report requests")
class ReportRequestApi {

    /** @param bodies codes of the bodies that are asked */
    record Asked(
            String directive,
            String number,
            LocalDate datedOn,
            String subject,
            String question,
            LocalDate due,
            List<String> bodies) {}

    record Key(String key) {}

    record Answer(
            String key,
            String body,
            String state,
            String number,
            LocalDate datedOn,
            String content,
            Instant submittedAt,
            Instant receivedAt,
            String note) {}

    record Item(
            String key,
            String directive,
            String asker,
            String number,
            LocalDate datedOn,
            String subject,
            String question,
            LocalDate due,
            int asked,
            int answered,
            int received,
            List<Answer> answers) {}

    private final ReportRequests requests;
    private final AskingReports asking;

    ReportRequestApi(ReportRequests requests, AskingReports asking) {
        this.requests = requests;
        this.asking = asking;
    }

    @GetMapping
    @Operation(summary = "Questions put to bodies outside any period, the latest first")
    Paging.Of<Item> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<ReportRequests.Request> found = requests.page(paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream().map(each -> item(each, List.of())).toList(), found.total());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One question and what each body answered")
    Item one(@PathVariable String key) {
        return requests.find(key)
                .map(request -> item(request, requests.answers(key)))
                .orElseThrow(() -> new UnknownThing("Không có yêu cầu báo cáo nào mang mã " + key + "."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks any set of bodies to report by a day")
    Key ask(@RequestBody Asked asked, Authentication who) {
        return new Key(asking.ask(
                new AskingReports.Wish(
                        asked.directive(),
                        asked.number(),
                        asked.datedOn(),
                        asked.subject(),
                        asked.question(),
                        asked.due(),
                        asked.bodies()),
                who.getName()));
    }

    private static Item item(ReportRequests.Request request, List<ReportRequests.Answer> answers) {
        return new Item(
                request.key(),
                request.directive(),
                request.asker(),
                request.number(),
                request.datedOn(),
                request.subject(),
                request.question(),
                request.due(),
                request.asked(),
                request.answered(),
                request.received(),
                answers.stream()
                        .map(answer -> new Answer(
                                answer.proceeding(),
                                answer.body(),
                                answer.state(),
                                answer.number(),
                                answer.datedOn(),
                                answer.content(),
                                answer.submittedAt(),
                                answer.receivedAt(),
                                answer.note()))
                        .toList());
    }
}
