package vn.dondoc.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import vn.dondoc.directive.Split;
import vn.dondoc.register.MonitoringReports;

/** A report of the monitoring body with its figures: as they are now, or as they were frozen on signing. */
record MonitoringSheet(MonitoringReports.Written report, Split split, LocalDate cutOff, List<Late> late) {

    /** One line of the list of what is overdue. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Late(String key, String body, String product, LocalDate due, int daysLate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Figures(
            LocalDate cutOff,
            int doneInTime,
            int doneLate,
            int openInTime,
            int openLate,
            int noDue,
            int cancelled,
            List<Late> late) {}

    static MonitoringSheet of(MonitoringReports.Written report, String figures, ObjectMapper json) {
        try {
            Figures read = json.readValue(figures, Figures.class);
            return new MonitoringSheet(
                    report,
                    new Split(
                            read.doneInTime(),
                            read.doneLate(),
                            read.openInTime(),
                            read.openLate(),
                            read.noDue(),
                            read.cancelled()),
                    read.cutOff(),
                    read.late() == null ? List.of() : read.late());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures of " + report.period() + " can't be read", e);
        }
    }
}
