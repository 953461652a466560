package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What whoever reads with a screen reader or works without a mouse meets on a page. */
public final class Accessibility {

    private static final Set<String> BAD = Set.of("serious", "critical");

    private Accessibility() {}

    /** Fails where axe finds something serious or critical, and says where on the page. */
    public static void serious(Page page) {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> BAD.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                        .toList();
        assertThat(found).as("axe on " + page.url()).isEmpty();
    }
}
