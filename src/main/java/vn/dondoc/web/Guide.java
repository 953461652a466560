package vn.dondoc.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The user's guide: the Markdown of docs/guide, packaged as it is and turned into pages once, at the start. Markup in it is
 * text, so that a page can hold nothing but what Markdown says.
 */
@Component
class Guide {

    /** The page that lists the others. */
    static final String INDEX = "index";

    private static final String SUFFIX = ".md";

    /** @param html body of the page, its heading included */
    record Page(String name, String title, String html) {}

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final Map<String, Page> pages = new TreeMap<>();

    Guide(ResourcePatternResolver resources) throws IOException {
        for (Resource file : resources.getResources("classpath:/guide/*" + SUFFIX)) {
            String name = nameOf(file.getFilename());
            pages.put(name, page(name, file.getContentAsString(StandardCharsets.UTF_8)));
        }
    }

    /** @param name of the file without its ending; {@link #INDEX} for README.md */
    Optional<Page> page(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    private static String nameOf(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length());
        return name.equals("README") ? INDEX : name;
    }

    private static Page page(String name, String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new PageLinks());
        Title title = new Title();
        if (document.getFirstChild() instanceof Heading heading) {
            heading.accept(title);
        }
        return new Page(name, title.text.toString(), RENDERER.render(document));
    }

    private static final class Title extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text said) {
            text.append(said.getLiteral());
        }
    }

    /** A file beside this one is a page beside this one; what lies elsewhere in docs is not served. */
    private static final class PageLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (!to.endsWith(SUFFIX)) {
                visitChildren(link);
            } else if (to.contains("/")) {
                for (Node said = link.getFirstChild(); said != null; said = link.getFirstChild()) {
                    link.insertBefore(said);
                }
                link.unlink();
            } else {
                link.setDestination("/guide/" + nameOf(to));
            }
        }
    }
}
