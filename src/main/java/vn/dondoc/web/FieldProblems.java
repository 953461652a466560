package vn.dondoc.web;

import java.util.List;
import vn.dondoc.intake.Problem;

/** Problems as a template asks for them: those of one field. */
public record FieldProblems(List<Problem> all) {

    public boolean any() {
        return !all.isEmpty();
    }

    /** The problems of the field at a location or of anything in it. */
    public List<String> at(String location) {
        return all.stream()
                .filter(problem -> problem.location().equals(location)
                        || problem.location().startsWith(location + "/"))
                .map(Problem::message)
                .toList();
    }

    public boolean has(String location) {
        return !at(location).isEmpty();
    }

    /** The id of the field that shows a problem: its location without the position within a list. */
    public String id(Problem problem) {
        return problem.location()
                .replaceFirst("^/", "")
                .replaceFirst("^header/report/", "report-")
                .replaceFirst("^header/", "")
                .replaceFirst("^(addressees)/\\d+$", "$1")
                .replaceFirst("(leads|coordinating)/\\d+$", "$1")
                .replace("/deadline/", "/")
                .replace('/', '-');
    }
}
