package vn.dondoc.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Search;

/** Words, with or without tone marks, in documents, clauses, products and bodies. */
@Controller
class SearchPage {

    private static final int LONGEST = 200;

    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        String words = q.replace("\0", "").strip();
        String asked = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        model.addAttribute("nav", "board");
        model.addAttribute("view", "search");
        model.addAttribute("q", asked);
        if (asked.codePoints().filter(Character::isLetterOrDigit).count() > 1) {
            model.addAttribute("found", search.find(asked));
        }
        return "search";
    }
}
