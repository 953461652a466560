package vn.dondoc.papers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rules of layout over time, from {@code papers/layouts.yaml}, and the templates that come with a release. */
@Component
class Layouts {

    /**
     * @param from the first day of papers that it holds for
     * @param folder of its templates
     * @param name of the rule, as people cite it
     */
    record Layout(LocalDate from, String folder, String name) {}

    private final List<Layout> layouts;

    Layouts() {
        try (InputStream in = new ClassPathResource("papers/layouts.yaml").getInputStream()) {
            List<Layout> read = new ArrayList<>();
            for (JsonNode line : new YAMLMapper().readTree(in)) {
                read.add(new Layout(
                        LocalDate.parse(line.required("from").asText()),
                        line.required("folder").asText(),
                        line.required("name").asText()));
            }
            read.sort(Comparator.comparing(Layout::from));
            layouts = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Layout> all() {
        return layouts;
    }

    /** The one that holds on a day; before the first day of all, the first. */
    Layout on(LocalDate day) {
        return layouts.stream()
                .filter(layout -> !layout.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(layouts.get(0));
    }

    byte[] template(Layout layout, Paper paper) {
        try (InputStream in =
                new ClassPathResource("papers/" + layout.folder() + "/" + paper.code() + ".docx").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
