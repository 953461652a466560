package vn.dondoc.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.dondoc.register.Board;
import vn.dondoc.register.Figures;
import vn.dondoc.register.OpenSteps;

/** Bảng theo dõi. */
@Controller
class BoardPage {

    /** What is alike for several bodies: one line for whoever reads. */
    record Group<T>(List<T> all) {

        public T first() {
            return all.get(0);
        }
    }

    private static final Comparator<Object> ALPHABET = Collator.getInstance(Locale.forLanguageTag("vi"));

    private final Board board;
    private final Figures figures;

    BoardPage(Board board, Figures figures) {
        this.board = board;
        this.figures = figures;
    }

    @GetMapping("/")
    String show(Model model) {
        Board.Sheet sheet = board.read();
        model.addAttribute("nav", "board");
        model.addAttribute("board", sheet);
        model.addAttribute("late", grouped(sheet.late().items(), BoardPage::same, Board.Late::bodyName));
        model.addAttribute("soon", grouped(sheet.soon().items(), BoardPage::same, Board.Soon::bodyName));
        model.addAttribute("stuck", grouped(sheet.stuck().items(), BoardPage::same, OpenSteps.Line::ownerName));
        model.addAttribute("ahead", Board.AHEAD);
        model.addAttribute("view", "exceptions");
        model.addAttribute("followed", ListLink.ASSIGNMENTS.with("followed", true));
        model.addAttribute("whole", figures.ofTheWholeOffice());
        return "board";
    }

    /** Groups in the order of their first member, by name within. */
    private static <T> List<Group<T>> grouped(List<T> items, Function<T, Object> same, Function<T, String> name) {
        Map<Object, List<T>> groups = new LinkedHashMap<>();
        items.forEach(each -> groups.computeIfAbsent(same.apply(each), key -> new ArrayList<>())
                .add(each));
        groups.values().forEach(all -> all.sort(Comparator.comparing(name, ALPHABET)));
        return groups.values().stream().map(Group::new).toList();
    }

    private static Object same(Board.Late late) {
        return Arrays.asList(
                late.directive(),
                late.clause(),
                late.title(),
                late.period(),
                late.due(),
                late.daysLate(),
                late.colour(),
                late.level());
    }

    private static Object same(Board.Soon soon) {
        return Arrays.asList(soon.number(), soon.clause(), soon.title(), soon.period(), soon.due(), soon.colour());
    }

    private static Object same(OpenSteps.Line stuck) {
        return Arrays.asList(stuck.number(), stuck.clauseLabel(), stuck.step(), stuck.due());
    }
}
