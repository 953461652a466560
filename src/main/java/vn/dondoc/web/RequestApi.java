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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.Requests;
import vn.dondoc.work.AskingRequests;
import vn.dondoc.work.Refusal;

/** What a body asks about an assignment of its own, and what it was answered. */
@RestController
@RequestMapping("/api/assignments/{key}")
@Tag(name = "requests")
class RequestApi {

    /** @param key of the request, under which its own process runs */
    record Item(
            String key,
            String kind,
            String body,
            Instant askedAt,
            String number,
            LocalDate datedOn,
            String content,
            boolean afterDue,
            String wanted,
            LocalDate wantedDue,
            String ruler,
            String decision,
            LocalDate ruledDue,
            String answer,
            Instant closedAt) {}

    /** @param kind ADJUSTMENT, EXTENSION or OBSTACLE */
    record Asked(
            String kind,
            String content,
            String number,
            LocalDate datedOn,
            String signedBy,
            String wanted,
            String wantedBody,
            String wantedInto,
            LocalDate wantedDue) {}

    record Key(String key) {}

    record OwnDate(LocalDate due, String reason) {}

    private final Requests requests;
    private final AskingRequests asking;

    RequestApi(Requests requests, AskingRequests asking) {
        this.requests = requests;
        this.asking = asking;
    }

    @GetMapping("/requests")
    @Operation(summary = "Requests about one assignment, the latest first")
    List<Item> about(@PathVariable String key) {
        return requests.about(key).stream()
                .map(request -> new Item(
                        request.key(),
                        request.kind().name(),
                        request.askedFor(),
                        request.askedAt(),
                        request.number(),
                        request.datedOn(),
                        request.content(),
                        request.afterDue(),
                        request.wanted(),
                        request.wantedDue(),
                        request.ruler(),
                        request.decision(),
                        request.ruledDue(),
                        request.answer(),
                        request.closedAt()))
                .toList();
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a later date, an adjustment, or help; the work goes on meanwhile")
    Key ask(@PathVariable String key, @RequestBody Asked asked, Authentication who) {
        return new Key(asking.ask(
                key,
                new AskingRequests.Wish(
                        kind(asked.kind()),
                        asked.content(),
                        asked.number(),
                        asked.datedOn(),
                        asked.signedBy(),
                        asked.wanted(),
                        asked.wantedBody(),
                        asked.wantedInto(),
                        asked.wantedDue()),
                who.getName()));
    }

    @PostMapping("/own-date")
    @Operation(summary = "Moves a date that the body set for itself")
    void moveOwnDate(@PathVariable String key, @RequestBody OwnDate date, Authentication who) {
        asking.moveOwnDate(key, date.due(), date.reason(), who.getName());
    }

    private static RequestKind kind(String code) {
        try {
            return RequestKind.valueOf(String.valueOf(code));
        } catch (IllegalArgumentException e) {
            throw new Refusal("kind: không nhận \"" + code + "\"; ghi một trong ADJUSTMENT, EXTENSION, OBSTACLE.");
        }
    }
}
