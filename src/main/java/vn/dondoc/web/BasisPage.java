package vn.dondoc.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Căn cứ xếp màu: one page that explains one assignment's colour, to be read or printed. */
@Controller
class BasisPage {

    private final BasisReader basis;

    BasisPage(BasisReader basis) {
        this.basis = basis;
    }

    @GetMapping("/work/{key}/basis")
    String show(@PathVariable String key, Model model) {
        BasisReader.Read read = basis.read(key);
        model.addAttribute("nav", "directives");
        model.addAttribute("line", read.basis().work().line());
        model.addAttribute("order", read.basis().work().order());
        model.addAttribute("directive", read.basis().work().order().directive());
        model.addAttribute("mergedInto", read.basis().mergedInto());
        model.addAttribute("today", read.basis().today());
        model.addAttribute("sheet", read.sheet());
        return "basis";
    }
}
