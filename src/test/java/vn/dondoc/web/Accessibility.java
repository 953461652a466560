package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe finds on a page as it stands before a reader. */
public final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /**
     * What Camunda's own bundle does and cannot be mended from outside: a rule and the one place where it is broken, as
     * docs/webapps.md lists them.
     */
    private record Vendors(String rule, String selector) {}

    private static final List<Vendors> VENDORS = List.of();

    private Accessibility() {}

    /** Fails, and names each place, where axe finds something serious or critical. */
    public static void serious(Page page) {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .filter(node -> !vendors(page, rule, node))
                                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                        .toList();
        assertThat(found).as("axe on " + page.url()).isEmpty();
    }

    private static boolean vendors(Page page, Rule rule, CheckedNode node) {
        return VENDORS.stream()
                .filter(each -> each.rule().equals(rule.getId()))
                .anyMatch(each -> (Boolean) page.evaluate(
                        "([at, selector]) => document.querySelector(at)?.matches(selector) ?? false",
                        List.of(node.getTarget().toString(), each.selector())));
    }
}
