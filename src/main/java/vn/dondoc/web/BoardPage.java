package vn.dondoc.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.dondoc.register.Board;

/** Bảng theo dõi. */
@Controller
class BoardPage {

    private final Board board;

    BoardPage(Board board) {
        this.board = board;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("nav", "board");
        model.addAttribute("board", board.read());
        model.addAttribute("ahead", Board.AHEAD);
        return "board";
    }
}
