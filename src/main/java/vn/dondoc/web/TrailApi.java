package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** The file's columns are the fields that programs read. */
    private static final List<RecordComponent> COLUMNS = List.of(TrailExport.Entry.class.getRecordComponents());

    private final TrailExport trail;
    private final Directives directives;

    TrailApi(TrailExport trail, Directives directives) {
        this.trail = trail;
        this.directives = directives;
    }

    @GetMapping("/api/trail")
    @Operation(summary = "Who did what, when, for whom, from what to what, in the order in which it was written")
    Paging.Of<TrailExport.Entry> list(
            @RequestParam(required = false) String directive,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<TrailExport.Entry> found = trail.page(known(directive), paging.page(), paging.size());
        return new Paging.Of<>(found.items(), found.total());
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
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(
                                COLUMNS.stream().map(RecordComponent::getName).toArray(String[]::new))
                        .get())) {
            trail.each(of, entry -> print(csv, entry));
        }
    }

    /** Nothing at all where whoever asks may not read the directive. */
    private String known(String directive) {
        String key = Keys.filter(directive);
        return key == null ? null : directives.get(Keys.directive(key)).key().value();
    }

    private static void print(CSVPrinter csv, TrailExport.Entry entry) {
        try {
            csv.printRecord(COLUMNS.stream().map(column -> harmless(value(column, entry))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(RecordComponent column, TrailExport.Entry entry) {
        try {
            return column.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Spreadsheets run what begins like a formula. */
    private static Object harmless(Object value) {
        return value instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value;
    }
}
