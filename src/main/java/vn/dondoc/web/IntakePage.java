package vn.dondoc.web;

import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.Urgency;
import vn.dondoc.intake.reading.NameKey;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.register.Bodies;
import vn.dondoc.work.DirectiveEntry;
import vn.dondoc.work.OfficeClerk;
import vn.dondoc.work.ReadingDocuments;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.TypedText;
import vn.dondoc.work.Values;

/**
 * Đọc văn bản: a clerk pastes or uploads, sees what was read beside the words that it was read from, corrects it and enters
 * it. Between the two steps the text travels with the page; nothing is kept before the clerk confirms.
 */
@Controller
@RequestMapping("/intake")
@PreAuthorize("hasRole('CLERK')")
public class IntakePage {

    private static final int LONGEST_TEXT = 500_000;

    private static final String ENTERS = "nhập văn bản vào sổ";

    private final ReadingDocuments reading;
    private final DirectiveEntry entry;
    private final Bodies bodies;
    private final OfficeClerk clerk;

    IntakePage(ReadingDocuments reading, DirectiveEntry entry, Bodies bodies, OfficeClerk clerk) {
        this.clerk = clerk;
        this.reading = reading;
        this.entry = entry;
        this.bodies = bodies;
    }

    /** What stands in the fields of the form, by name; empty where nothing does. */
    public record Typed(Map<String, String> values) {

        public String get(String field) {
            return values.getOrDefault(field, "");
        }
    }

    @GetMapping
    String show(Principal who, Model model) {
        clerk.require(who.getName(), ENTERS);
        return form(model);
    }

    private static String form(Model model) {
        model.addAttribute("nav", "directives");
        return "intake";
    }

    @PostMapping("/read")
    String read(
            @RequestParam(required = false) String text,
            @RequestParam(required = false) MultipartFile file,
            Principal who,
            Model model)
            throws IOException {
        clerk.require(who.getName(), ENTERS);
        boolean uploaded = file != null
                && file.getOriginalFilename() != null
                && !file.getOriginalFilename().isEmpty();
        try {
            ReadingDocuments.Read read =
                    uploaded ? reading.file(file.getBytes(), file.getOriginalFilename()) : reading.text(text);
            String whole = read.text() == null ? TypedText.visible(text) : TypedText.visible(read.text());
            return proposal(read.proposal(), fields(read.proposal(), whole), model);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("pasted", uploaded ? "" : text);
            return form(model);
        }
    }

    @PostMapping
    String enter(@RequestParam Map<String, String> typed, Principal who, Model model, RedirectAttributes after) {
        clerk.require(who.getName(), ENTERS);
        try {
            String key = entry.enterAndBegin(values(typed), who.getName());
            after.addFlashAttribute(
                    "done", "Đã nhập văn bản. Xem lại nơi nhận việc và nhiệm vụ đề xuất dưới đây rồi lưu.");
            return "redirect:/directives/" + key + "/breakdown?reading";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            return proposal(again(typed.get("fullText")), new HashMap<>(typed), model);
        }
    }

    /** What was read stays beside what was typed; a text that is refused now has no readings. */
    private Proposal again(String text) {
        try {
            return reading.text(text).proposal();
        } catch (Refusal refused) {
            return null;
        }
    }

    private String proposal(Proposal read, Map<String, String> values, Model model) {
        model.addAttribute("read", read);
        model.addAttribute("typed", new Typed(values));
        model.addAttribute("types", DocumentType.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("bodies", bodies.current());
        if (read != null) {
            reading.same(read).ifPresent(key -> model.addAttribute("duplicate", key.value()));
        }
        return form(model);
    }

    private Map<String, String> fields(Proposal read, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", read.code());
        fields.put("type", type(read.type()));
        fields.put("issuedOn", read.date() == null ? null : read.date().toString());
        fields.put("issuer", issuer(read));
        fields.put("place", read.place());
        fields.put("subject", read.subject());
        fields.put("urgency", urgency(read.urgency()));
        fields.put("authority", read.signer().authority());
        fields.put("signerTitle", read.signer().title());
        fields.put("signerName", read.signer().name());
        fields.put("basis", String.join("\n", read.basis()));
        fields.put("copies", String.join("\n", read.copies()));
        fields.put("fullText", text);
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    /** In the words of the office's list, where it knows the body. */
    private String issuer(Proposal read) {
        if (read.issuer() == null) {
            return null;
        }
        String alone = NameKey.of(read.issuer());
        String below = NameKey.of(read.issuer() + " " + read.superior());
        return bodies.current().stream()
                .filter(body -> NameKey.of(body.name()).equals(alone)
                        || read.superior() != null && NameKey.of(body.name()).equals(below))
                .map(body -> body.name())
                .findFirst()
                .orElse(read.issuer());
    }

    private static String type(String printed) {
        if (printed == null) {
            return null;
        }
        String name = NameKey.of(printed);
        return Map.of(
                        "CONGVAN", DocumentType.CONG_VAN,
                        "NGHIQUYET", DocumentType.NGHI_QUYET,
                        "CHITHI", DocumentType.CHI_THI,
                        "KETLUAN", DocumentType.KET_LUAN,
                        "QUYETDINH", DocumentType.QUYET_DINH,
                        "KEHOACH", DocumentType.KE_HOACH,
                        "CHUONGTRINH", DocumentType.CHUONG_TRINH,
                        "THONGBAO", DocumentType.THONG_BAO,
                        "THONGBAOKETLUAN", DocumentType.THONG_BAO)
                .entrySet()
                .stream()
                .filter(each -> each.getKey().equals(name))
                .map(each -> each.getValue().name())
                .findFirst()
                .orElse(null);
    }

    private static String urgency(String printed) {
        if (printed == null) {
            return "THUONG";
        }
        String name = NameKey.of(printed);
        return Arrays.stream(Urgency.values())
                .map(Enum::name)
                .filter(each -> each.replace("_", "").equals(name))
                .findFirst()
                .orElse("THUONG");
    }

    private static Values values(Map<String, String> typed) {
        Map<String, Object> values = new HashMap<>();
        put(values, "number", TypedText.required("Số, ký hiệu", typed.get("number"), 60));
        put(values, "type", TypedText.required("Loại văn bản", typed.get("type"), 30));
        put(values, "issuedOn", day(TypedText.required("Ngày ban hành", typed.get("issuedOn"), 20)));
        put(values, "issuer", TypedText.required("Cơ quan ban hành", typed.get("issuer"), 200));
        put(values, "place", TypedText.optional("Nơi ban hành", typed.get("place"), 100));
        put(values, "subject", TypedText.required("Trích yếu", typed.get("subject"), 500));
        put(values, "urgency", TypedText.required("Độ khẩn", typed.get("urgency"), 30));
        put(values, "authority", TypedText.optional("Thẩm quyền ký", typed.get("authority"), 200));
        put(values, "signerTitle", TypedText.optional("Chức vụ người ký", typed.get("signerTitle"), 200));
        put(values, "signerName", TypedText.required("Người ký", typed.get("signerName"), 200));
        put(values, "basis", lines(TypedText.optional("Căn cứ", typed.get("basis"), 10_000)));
        put(values, "copies", lines(TypedText.optional("Nơi nhận", typed.get("copies"), 10_000)));
        put(values, "fullText", TypedText.required("Toàn văn", typed.get("fullText"), LONGEST_TEXT));
        code("type", values, DocumentType.values());
        code("urgency", values, Urgency.values());
        return new Values(values);
    }

    private static void code(String field, Map<String, Object> values, Enum<?>... known) {
        if (Arrays.stream(known).noneMatch(each -> each.name().equals(values.get(field)))) {
            throw new Refusal("Chọn lại " + (field.equals("type") ? "loại văn bản" : "độ khẩn") + " trong danh sách.");
        }
    }

    private static void put(Map<String, Object> values, String key, Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Refusal("Ngày ban hành \"" + typed + "\" không đọc được. Ghi như 2019-10-17.");
        }
    }

    private static List<String> lines(String typed) {
        List<String> lines = new ArrayList<>();
        if (typed != null) {
            typed.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        return lines;
    }
}
