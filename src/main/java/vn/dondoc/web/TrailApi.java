package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Directives;
import vn.dondoc.register.TrailExport;

/** The trail as CSV and JSON: all of it for administrators, what a mandate of today opens for inspectors. */
@RestController
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'INSPECTOR')")
@Tag(name = "trail")
class TrailApi {

    private static final String[] HEADER = {
        "id",
        "at",
        "actor",
        "onBehalfOf",
        "directive",
        "work",
        "clause",
        "body",
        "process",
        "event",
        "rung",
        "recipient",
        "detail",
        "changes"
    };

    record Entry(
            long id,
            OffsetDateTime at,
            String actor,
            String onBehalfOf,
            String directive,
            String work,
            String clause,
            String body,
            String process,
            String event,
            String rung,
            String recipient,
            String detail,
            String changes) {}

    private final TrailExport trail;
    private final Directives directives;
    private final ZoneId zone;

    TrailApi(TrailExport trail, Directives directives, Clock clock) {
        this.trail = trail;
        this.directives = directives;
        this.zone = clock.getZone();
    }

    @GetMapping("/api/trail")
    @Operation(summary = "Who did what, when, for whom, from what to what, in the order in which it was written")
    Paging.Of<Entry> list(
            @RequestParam(required = false) String directive,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<TrailExport.Entry> found = trail.page(known(directive), paging.page(), paging.size());
        return new Paging.Of<>(found.items().stream().map(this::entry).toList(), found.total());
    }

    @GetMapping("/api/trail.csv")
    @Operation(summary = "The same as a file, RFC 4180, UTF-8; a text that a spreadsheet would run begins with '")
    void file(@RequestParam(required = false) String directive, HttpServletResponse response) throws IOException {
        String of = known(directive);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"trail.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (CSVPrinter csv = new CSVPrinter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                CSVFormat.RFC4180.builder().setHeader(HEADER).get())) {
            trail.each(of, entry -> print(csv, entry(entry)));
        }
    }

    /** Nothing at all where whoever asks may not read the directive. */
    private String known(String directive) {
        String key = Keys.filter(directive);
        return key == null ? null : directives.get(Keys.directive(key)).key().value();
    }

    private Entry entry(TrailExport.Entry entry) {
        return new Entry(
                entry.id(),
                entry.at().atZone(zone).toOffsetDateTime(),
                entry.actor(),
                entry.onBehalfOf(),
                entry.directive(),
                entry.work(),
                entry.clause(),
                entry.body(),
                entry.process(),
                entry.event(),
                entry.rung(),
                entry.recipient(),
                entry.detail(),
                entry.changes());
    }

    private static void print(CSVPrinter csv, Entry entry) {
        try {
            csv.printRecord(Stream.of(
                            entry.id(),
                            entry.at(),
                            entry.actor(),
                            entry.onBehalfOf(),
                            entry.directive(),
                            entry.work(),
                            entry.clause(),
                            entry.body(),
                            entry.process(),
                            entry.event(),
                            entry.rung(),
                            entry.recipient(),
                            entry.detail(),
                            entry.changes())
                    .map(TrailApi::harmless));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spreadsheets run what begins like a formula. */
    private static Object harmless(Object value) {
        return value instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value;
    }
}
