package vn.dondoc.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.SheetImports;
import vn.dondoc.register.SheetWork;
import vn.dondoc.sheets.SheetDesk;
import vn.dondoc.sheets.SheetField;
import vn.dondoc.sheets.SheetPlan;
import vn.dondoc.sheets.SheetValues;
import vn.dondoc.web.ListFile.Column;
import vn.dondoc.web.ListFile.Listed;
import vn.dondoc.work.Refusal;

/** Bảng theo dõi Excel: the Party office's clerk brings the office's own sheet in, and takes it out again. */
@Controller
@RequestMapping("/sheets")
@PreAuthorize("hasRole('CLERK')")
class SheetPages {

    private static final int LINES = 100;

    private static final List<Integer> WIDTHS =
            List.of(5, 8, 11, 12, 13, 12, 18, 12, 40, 12, 12, 14, 20, 14, 16, 12, 14);

    /** A row of the file and what it becomes. */
    public record Preview(
            int number, String content, String document, SheetPlan.Verdict verdict, String words, String directive) {}

    private final SheetDesk desk;
    private final Bodies bodies;
    private final Show show;

    SheetPages(SheetDesk desk, Bodies bodies, Show show) {
        this.desk = desk;
        this.bodies = bodies;
        this.show = show;
    }

    @GetMapping
    String list(Principal who, Model model) {
        desk.require(who.getName());
        model.addAttribute("nav", "directives");
        model.addAttribute("latest", desk.latest());
        return "sheets";
    }

    @PostMapping
    String upload(@RequestParam(required = false) MultipartFile file, Principal who, Model model) throws IOException {
        desk.require(who.getName());
        try {
            if (file == null
                    || file.getOriginalFilename() == null
                    || file.getOriginalFilename().isEmpty()) {
                throw new Refusal("Chưa chọn tệp. Chọn tệp .xlsx rồi tải lên.");
            }
            return "redirect:/sheets/" + desk.upload(file.getBytes(), file.getOriginalFilename(), who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            return list(who, model);
        }
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(required = false) String columns,
            @RequestParam(required = false) SheetPlan.Verdict only,
            @RequestParam(defaultValue = "0") int page,
            Principal who,
            Model model) {
        desk.require(who.getName());
        SheetImports.Import file = desk.find(id);
        model.addAttribute("nav", "directives");
        model.addAttribute("file", file);
        return switch (file.state()) {
            case "UPLOADED" ->
                file.fields() == null || columns != null
                        ? columns(file, desk.layout(file), model)
                        : preview(file, only, Math.max(0, page), who, model);
            case "RUNNING" -> {
                model.addAttribute("counts", desk.counts(id));
                yield "sheet-running";
            }
            default -> result(file, Math.max(0, page), who, model);
        };
    }

    private String columns(SheetImports.Import file, SheetImports.Layout layout, Model model) {
        model.addAttribute("layout", layout);
        model.addAttribute("known", SheetField.values());
        model.addAttribute("bodies", bodies.current());
        return "sheet-columns";
    }

    private String preview(SheetImports.Import file, SheetPlan.Verdict only, int page, Principal who, Model model) {
        SheetPlan plan = desk.preview(file.id(), who.getName());
        List<SheetPlan.Line> lines = plan.of(only);
        model.addAttribute("plan", plan);
        model.addAttribute("verdicts", SheetPlan.Verdict.values());
        model.addAttribute("only", only);
        model.addAttribute(
                "lines",
                part(lines, page).stream()
                        .map(line -> new Preview(
                                line.row().number(),
                                cell(file, line, SheetField.CONTENT),
                                cell(file, line, SheetField.NUMBER),
                                line.verdict(),
                                line.words(),
                                line.directive()))
                        .toList());
        model.addAttribute("pager", new Pager(page, LINES, lines.size()));
        model.addAttribute("filters", only == null ? "?" : "?only=" + only + "&");
        return "sheet-preview";
    }

    private static String cell(SheetImports.Import file, SheetPlan.Line line, SheetField field) {
        int at = file.fields().indexOf(field.name());
        return at < 0 ? "" : line.row().cells().get(at);
    }

    private String result(SheetImports.Import file, int page, Principal who, Model model) {
        List<SheetImports.Done> rows = desk.results(file.id());
        model.addAttribute("counts", desk.counts(file.id()));
        model.addAttribute("rows", part(rows, page));
        model.addAttribute("pager", new Pager(page, LINES, rows.size()));
        model.addAttribute("until", desk.until(file));
        model.addAttribute("inTime", desk.inTime(file));
        if (file.state().equals("DONE") && desk.inTime(file)) {
            model.addAttribute("undo", desk.undoPreview(file.id(), who.getName()));
        }
        return "sheet-result";
    }

    private static <T> List<T> part(List<T> all, int page) {
        int from = (int) Math.min(all.size(), (long) page * LINES);
        return all.subList(from, Math.min(all.size(), from + LINES));
    }

    @PostMapping("/{id}/columns")
    String columns(
            @PathVariable long id,
            @RequestParam(required = false) List<String> fields,
            @RequestParam(required = false) String issuer,
            @RequestParam(required = false) String product,
            @RequestParam(required = false) String name,
            Principal who,
            Model model) {
        desk.require(who.getName());
        List<String> chosen = fields == null ? List.of() : fields;
        try {
            desk.columns(id, chosen, issuer, product, name, who.getName());
            return "redirect:/sheets/{id}";
        } catch (Refusal refusal) {
            SheetImports.Import file = desk.find(id);
            List<String> padded = new ArrayList<>(chosen);
            while (padded.size() < file.heads().size()) {
                padded.add("");
            }
            model.addAttribute("nav", "directives");
            model.addAttribute("file", file);
            model.addAttribute("refusal", refusal.getMessage());
            return columns(file, new SheetImports.Layout(name, padded, issuer, product), model);
        }
    }

    @PostMapping("/{id}/import")
    String run(@PathVariable long id, Principal who, RedirectAttributes after) {
        try {
            desk.run(id, who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/sheets/{id}";
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable long id, Principal who, RedirectAttributes after) {
        try {
            int undone = desk.undo(id, who.getName());
            after.addFlashAttribute("done", "Đã hoàn tác " + undone + " mục của lần nhập này.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/sheets/{id}";
    }

    @PostMapping("/{id}/drop")
    String drop(@PathVariable long id, Principal who) {
        desk.drop(id, who.getName());
        return "redirect:/sheets";
    }

    // --------------------------------------------------------------------------------------------------- as files

    /** The whole register in the office's own columns, each row with its key: it may come back changed. */
    @GetMapping("/tracking")
    void tracking(Principal who, HttpServletResponse response) throws IOException {
        desk.require(who.getName());
        List<SheetField> fields =
                new ArrayList<>(Arrays.asList(SheetField.values()).subList(0, SheetField.PRODUCT.ordinal() + 1));
        List<Column<SheetWork.Tracked>> columns = new ArrayList<>();
        int[] at = {0};
        for (SheetField field : fields) {
            columns.add(new Column<>(field.head(), WIDTHS.get(field.ordinal()), row -> switch (field) {
                case ORDINAL -> ++at[0];
                case UPDATED -> show.office(row.updated());
                default -> SheetValues.of(row, field);
            }));
        }
        columns.add(new Column<>(SheetField.VERSION.head(), 0, row -> SheetValues.of(row, SheetField.VERSION)));
        List<SheetWork.Tracked> rows = desk.tracked();
        send(
                "bang-theo-doi-van-phong.xlsx",
                new Listed<>(
                        "Bảng theo dõi",
                        "Bảng theo dõi thực hiện kết luận, chỉ đạo",
                        "Mọi nhiệm vụ trong sổ: " + rows.size()
                                + " dòng. Sửa ở tệp này chỉ đổi được số hội nghị, chủ trì"
                                + " theo dõi, lĩnh vực, văn bản triển khai; giữ nguyên cột Mã.",
                        columns,
                        rows::forEach),
                response);
    }

    /** The rows that are refused, as they were, with the reason beside each. */
    @GetMapping("/{id}/refused")
    void refused(@PathVariable long id, Principal who, HttpServletResponse response) throws IOException {
        desk.require(who.getName());
        SheetImports.Import file = desk.find(id);
        List<List<String>> rows = new ArrayList<>();
        if (file.state().equals("UPLOADED")) {
            desk.preview(id, who.getName())
                    .of(SheetPlan.Verdict.REFUSED)
                    .forEach(line -> rows.add(row(line.row().cells(), line.words())));
        } else {
            desk.results(id).stream()
                    .filter(row -> row.outcome().equals("REFUSED"))
                    .forEach(row -> rows.add(row(row.cells(), row.reason())));
        }
        List<Column<List<String>>> columns = new ArrayList<>();
        for (int i = 0; i < file.heads().size(); i++) {
            int at = i;
            columns.add(new Column<>(file.heads().get(i), 22, row -> value(row.get(at))));
        }
        columns.add(new Column<>("Lý do", 60, row -> row.get(row.size() - 1)));
        send(
                "dong-khong-nhan-" + id + ".xlsx",
                new Listed<>(
                        "Dòng không nhận",
                        "Dòng không nhận của lần nhập " + id,
                        "Tệp " + file.fileName() + ". Sửa theo cột \"Lý do\" rồi tải tệp này lên.",
                        columns,
                        rows::forEach),
                response);
    }

    private static List<String> row(List<String> cells, String reason) {
        List<String> row = new ArrayList<>(cells);
        row.add(reason);
        return row;
    }

    private static Object value(String cell) {
        return cell.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(cell) : cell;
    }

    private void send(String name, Listed<?> list, HttpServletResponse response) throws IOException {
        try (ListFile file = new ListFile("Số liệu đến " + show.now() + ".")) {
            file.add(list).send(name, response);
        }
    }
}
