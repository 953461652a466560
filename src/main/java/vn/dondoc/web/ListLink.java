package vn.dondoc.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import vn.dondoc.directive.Standing;

/** The address of the list behind a number. */
record ListLink(String path, Map<String, String> parameters) {

    static final ListLink ASSIGNMENTS = new ListLink("/assignments", Map.of());

    /** With one more filter; null or empty adds none. */
    public ListLink with(String name, Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new ListLink(path, more);
    }

    /** One class of the official split. */
    public String standing(String code) {
        return with("standing", Standing.valueOf(code)).toString();
    }

    /** The denominator. */
    public String total() {
        return with("counted", true).toString();
    }

    /** As the query of an address, ready for one more parameter. */
    String asQuery() {
        String text = query();
        return text.isEmpty() ? "?" : text + "&";
    }

    private String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        parameters.forEach((name, value) -> query.queryParam(name, "{" + name + "}"));
        return query.encode().buildAndExpand(parameters).toUriString();
    }

    @Override
    public String toString() {
        return path + query();
    }
}
