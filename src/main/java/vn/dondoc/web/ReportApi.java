package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.work.WritingReports;

/** Writes the rows of a periodic report, a clause each, for the body itself. */
@RestController
@Tag(name = "reports")
class ReportApi {

    private final WritingReports writing;

    ReportApi(WritingReports writing) {
        this.writing = writing;
    }

    /**
     * @param content the same text for every clause; null where {@code rows} says each
     * @param rows text by clause path
     */
    record Rows(String content, Map<String, String> rows) {}

    @PutMapping("/api/reports/{proceeding}")
    @Operation(summary = "Writes what a body reports on each clause of the open period")
    void write(@PathVariable String proceeding, @RequestBody Rows report, Authentication who) {
        writing.write(proceeding, report.content(), report.rows() == null ? Map.of() : report.rows(), who.getName());
    }
}
