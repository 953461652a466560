package vn.dondoc.papers;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.WordFile;

/** Whether a template can be taken: a plain Word file that names what its paper has, all that it must, and nothing else. */
final class TemplateCheck {

    /** Bytes of a template. */
    static final int LARGEST = 1 << 20;

    private static final Pattern TAG = Pattern.compile("\\{\\{([^\\[\\]{}]*)}}");
    private static final Pattern COLUMN = Pattern.compile("\\[([^\\[\\]{}]*)]");

    /** Fields that fetch something when the paper is opened. */
    private static final Pattern FETCHING = Pattern.compile(
            "\\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\\b",
            Pattern.CASE_INSENSITIVE);

    private TemplateCheck() {}

    /** @throws Refusal naming everything that is wrong, with the remedy */
    static void require(Paper paper, byte[] content, String name) {
        if (content.length > LARGEST) {
            throw new Refusal("Mẫu lớn hơn 1 MB. Bỏ ảnh trong mẫu rồi tải lên.");
        }
        WordFile.require(content, name);
        refuseWhatFetches(content);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(content))) {
            List<String> wrong = wrong(paper, word, resolved(paper, content));
            if (!wrong.isEmpty()) {
                throw new Refusal("Mẫu chưa dùng được, chưa đổi gì: " + String.join("; ", wrong) + ".");
            }
        } catch (IOException e) {
            throw new Refusal("Mẫu hỏng, không mở được. Mở bằng Word, lưu lại rồi tải lên.");
        }
    }

    private static List<String> wrong(Paper paper, XWPFDocument word, Set<String> found) {
        List<String> wrong = new ArrayList<>();
        for (String tag : found) {
            if (paper.name(tag).isEmpty()) {
                wrong.add("không có chỗ điền nào tên {{" + tag + "}}" + meant(paper, tag));
            }
        }
        for (Paper.Name name : paper.names()) {
            if (name.required() && !found.contains(name.name())) {
                wrong.add("thiếu {{" + name.name() + "}}");
            }
        }
        Set<String> inTables = new LinkedHashSet<>();
        for (XWPFTable table : word.getTables()) {
            for (XWPFTableRow row : table.getRows()) {
                row(paper, row, inTables, wrong);
            }
        }
        for (Paper.Name name : paper.names()) {
            if (!name.columns().isEmpty() && found.contains(name.name()) && !inTables.contains(name.name())) {
                wrong.add("{{" + name.name() + "}} phải đứng ở ô đầu của một dòng bảng, dòng có các cột ["
                        + String.join("], [", name.columns()) + "]");
            }
        }
        String text = text(word);
        if (TAG.matcher(text).replaceAll("").matches("(?s).*(\\{\\{|}}).*")) {
            wrong.add("có dấu {{ hoặc }} không thành cặp");
        }
        return wrong;
    }

    private static void row(Paper paper, XWPFTableRow row, Set<String> inTables, List<String> wrong) {
        StringBuilder cells = new StringBuilder();
        row.getTableCells().forEach(cell -> cells.append(cell.getText()).append('\n'));
        String text = Normalizer.normalize(cells, Normalizer.Form.NFC);
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String name = tag.group(1).strip();
            Paper.Name table =
                    paper.name(name).filter(each -> !each.columns().isEmpty()).orElse(null);
            if (table == null) {
                continue;
            }
            inTables.add(name);
            Matcher column = COLUMN.matcher(text);
            int columns = 0;
            while (column.find()) {
                columns++;
                if (!table.columns().contains(column.group(1))) {
                    wrong.add("bảng " + name + " không có cột [" + column.group(1) + "], chỉ có ["
                            + String.join("], [", table.columns()) + "]");
                }
            }
            if (columns == 0) {
                wrong.add("dòng của bảng " + name + " chưa có cột nào, ví dụ ["
                        + table.columns().get(0) + "]");
            }
        }
    }

    /** The names that the library finds, composed. */
    private static Set<String> resolved(Paper paper, byte[] content) {
        Set<String> found = new LinkedHashSet<>();
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(content), Filling.words(paper))) {
            for (MetaTemplate each : template.getElementTemplates()) {
                found.add(
                        each instanceof RunTemplate run
                                ? (run.getSign() == null || run.getSign() == '\0' ? "" : run.getSign())
                                        + run.getTagName()
                                : each.variable().replaceAll("[{}]", ""));
            }
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    "Mẫu chưa dùng được, chưa đổi gì: chỗ điền chỉ viết dạng {{tên}}, không dùng dấu ? / # @ + *"
                            + " trước tên. Sửa lại rồi tải lên.");
        }
        return found;
    }

    private static String text(XWPFDocument word) {
        StringBuilder text = new StringBuilder();
        word.getParagraphs().forEach(each -> text.append(each.getText()).append('\n'));
        word.getTables().forEach(each -> text.append(each.getText()).append('\n'));
        word.getHeaderList().forEach(each -> text.append(each.getText()).append('\n'));
        word.getFooterList().forEach(each -> text.append(each.getText()).append('\n'));
        return text.toString();
    }

    /** The name that was probably meant: the same without marks and blanks. */
    private static String meant(Paper paper, String tag) {
        return paper.names().stream()
                .map(Paper.Name::name)
                .filter(name -> plain(name).equals(plain(tag)))
                .findFirst()
                .map(name -> " (có phải {{" + name + "}}?)")
                .orElse("");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'd')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** A paper that leaves the office must not fetch anything when it is opened elsewhere. */
    private static void refuseWhatFetches(byte[] content) {
        try (OPCPackage word = OPCPackage.open(new ByteArrayInputStream(content))) {
            for (PackagePart part : word.getParts()) {
                String where = part.getPartName().getName().toLowerCase(Locale.ROOT);
                if (where.contains("/embeddings/") || where.contains("/afchunk")) {
                    throw new Refusal("Mẫu có tệp nhúng bên trong. Bỏ phần nhúng rồi tải lên.");
                }
                if (part.isRelationshipPart()) {
                    continue;
                }
                for (PackageRelationship each : part.getRelationships()) {
                    if (each.getTargetMode() == TargetMode.EXTERNAL
                            && !each.getRelationshipType().endsWith("/hyperlink")) {
                        throw new Refusal("Mẫu dẫn tới tệp bên ngoài ("
                                + shortened(each.getTargetURI().toString()) + "). Bỏ liên kết đó rồi tải lên.");
                    }
                }
            }
        } catch (OpenXML4JException | IOException e) {
            throw new Refusal("Mẫu hỏng, không mở được. Mở bằng Word, lưu lại rồi tải lên.");
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith("word/") || !entry.getName().endsWith(".xml")) {
                    continue;
                }
                String xml = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                Matcher field = Pattern.compile("<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")
                        .matcher(xml);
                while (field.find()) {
                    String command = field.group(1) != null ? field.group(1) : field.group(2);
                    if (FETCHING.matcher(command).find()) {
                        throw new Refusal("Mẫu có trường lấy dữ liệu từ nơi khác (" + shortened(command.strip())
                                + "). Bỏ trường đó rồi tải lên.");
                    }
                }
            }
        } catch (IOException e) {
            throw new Refusal("Mẫu hỏng, không mở được. Mở bằng Word, lưu lại rồi tải lên.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
