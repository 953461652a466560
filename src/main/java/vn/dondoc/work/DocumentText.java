package vn.dondoc.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import vn.dondoc.intake.reading.DocumentReader;

/**
 * The text of a file that is to be read: .docx, .pdf, .txt. A file is what its bytes say; whatever can't be read, or should
 * not be, is refused with the reason. Everything stays in memory.
 */
final class DocumentText {

    /** Bytes of a file. */
    static final int LARGEST = 20 << 20;

    private static final int MOST_PAGES = 100;

    /** Bytes of all parts of a packed file. */
    private static final long MOST_UNPACKED = 60L << 20;

    /** A page of print has some 2,000 letters; a scanned one has none, or a stamp's. */
    private static final int FEWEST_LETTERS = 60;

    private static final String AS_DOCX = " Lưu lại thành .docx hoặc .pdf có chữ rồi tải lên, hoặc dán toàn văn.";

    private DocumentText() {}

    /**
     * @param name of the file; null where it was sent without one
     * @throws Refusal with the reason, where it can't be read or isn't taken
     */
    static String of(byte[] content, String name) {
        if (content.length == 0) {
            throw new Refusal(called(name) + " rỗng: không có gì để đọc.");
        }
        if (content.length > LARGEST) {
            throw new Refusal(called(name) + " lớn hơn 20 MB. Nén ảnh, tách phụ lục ra rồi tải lên.");
        }
        String text = bounded(read(content, name), name);
        if (text.isBlank()) {
            throw new Refusal(called(name) + " không có chữ nào. Dán toàn văn vào ô.");
        }
        return text;
    }

    /** @throws Refusal where there is more text than any document has */
    static String bounded(String text, String name) {
        if (text.length() > DocumentReader.LONGEST) {
            throw new Refusal(called(name) + " có " + text.length() + " ký tự, nhiều nhất " + DocumentReader.LONGEST
                    + ". Bỏ phụ lục, chỉ giữ phần văn bản.");
        }
        return text;
    }

    private static String read(byte[] content, String name) {
        if (starts(content, "%PDF-")) {
            extension(name, "pdf", "pdf");
            return pdf(content, name);
        }
        if (starts(content, "PK\u0003\u0004")) {
            return packed(content, name);
        }
        if (content.length > 8 && (content[0] & 0xFF) == 0xD0 && (content[1] & 0xFF) == 0xCF) {
            boolean encrypted = contains(content, "EncryptedPackage");
            throw new Refusal(
                    encrypted
                            ? called(name) + " đặt mật khẩu. Bỏ mật khẩu rồi tải lên."
                            : called(name) + " là Word đời cũ (.doc), hệ thống không đọc." + AS_DOCX);
        }
        if (starts(content, "{\\rtf")) {
            throw new Refusal(called(name) + " là RTF, hệ thống không đọc." + AS_DOCX);
        }
        extension(name, "txt", "văn bản thuần");
        return plain(content, name);
    }

    // ---------------------------------------------------------------------------------------------------- text

    /** UTF-8, or UTF-16 that says so in its first bytes. */
    static String plain(byte[] content, String name) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (content.length > 1 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (content.length > 1 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        } else if (content.length > 2 && (content[0] & 0xFF) == 0xEF && (content[1] & 0xFF) == 0xBB) {
            skip = 3;
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, skip, content.length - skip))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Refusal(called(name) + " không phải văn bản." + AS_DOCX);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Refusal(called(name) + " không phải UTF-8 (có thể là bảng mã TCVN3, VNI). Mở bằng Word, lưu lại"
                    + " dạng Unicode (UTF-8) rồi tải lên.");
        }
    }

    // ----------------------------------------------------------------------------------------------------- pdf

    private static String pdf(byte[] content, String name) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted() && !document.getCurrentAccessPermission().canExtractContent()) {
                throw new Refusal(called(name) + " cấm sao chép chữ. Dán toàn văn vào ô.");
            }
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new Refusal(called(name) + " có " + pages + " trang, nhiều nhất " + MOST_PAGES
                        + ". Chỉ tải phần văn bản, bỏ phụ lục.");
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String text = stripper.getText(document);
            long letters = text.chars()
                    .filter(Character::isLetter)
                    .limit(FEWEST_LETTERS)
                    .count();
            if (letters < FEWEST_LETTERS) {
                throw new Refusal(
                        called(name) + " là ảnh quét, không có chữ để đọc. Nhận dạng chữ (OCR) trước, hoặc dán"
                                + " toàn văn vào ô.");
            }
            return text;
        } catch (InvalidPasswordException e) {
            throw new Refusal(called(name) + " đặt mật khẩu. Bỏ mật khẩu rồi tải lên.");
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(called(name) + " hỏng, không mở được. Xuất lại PDF rồi tải lên.");
        }
    }

    // ---------------------------------------------------------------------------------------------------- docx

    private static String packed(byte[] content, String name) {
        boolean document = PackedFile.weigh(content, called(name), "word/document.xml", MOST_UNPACKED, "docx", AS_DOCX);
        if (!document) {
            throw new Refusal(called(name) + " không phải .docx, .pdf hay .txt." + AS_DOCX);
        }
        extension(name, "docx", "docx");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(content))) {
            StringBuilder text = new StringBuilder();
            for (IBodyElement element : word.getBodyElements()) {
                if (element instanceof XWPFParagraph paragraph) {
                    text.append(paragraph(paragraph)).append('\n');
                } else if (element instanceof XWPFTable table) {
                    table(table, text, 0);
                }
                if (text.length() > DocumentReader.LONGEST) {
                    break;
                }
            }
            return text.toString();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Refusal(called(name) + " hỏng, không mở được. Mở bằng Word, lưu lại rồi tải lên.");
        }
    }

    private static String paragraph(XWPFParagraph paragraph) {
        String text = paragraph.getText();
        String number =
                paragraph.getNumFmt() == null || paragraph.getNumLevelText() == null ? null : paragraph.getNumFmt();
        // Word keeps the dash of a list apart from its words.
        boolean listed =
                number != null && !text.isBlank() && !text.stripLeading().startsWith("-");
        return listed && number.equals("bullet") ? "- " + text : text;
    }

    /** A cell a line, so that the columns of the header stay apart. */
    private static void table(XWPFTable table, StringBuilder text, int depth) {
        if (depth > 3) {
            return;
        }
        for (XWPFTableRow row : table.getRows()) {
            for (XWPFTableCell cell : row.getTableCells()) {
                List<String> lines = new ArrayList<>();
                cell.getParagraphs().forEach(paragraph -> lines.add(paragraph(paragraph)));
                text.append(String.join("\n", lines)).append('\n');
                cell.getTables().forEach(inner -> table(inner, text, depth + 1));
            }
        }
        text.append('\n');
    }

    // --------------------------------------------------------------------------------------------------- bytes

    private static void extension(String name, String expected, String kind) {
        if (name == null || name.lastIndexOf('.') < 0) {
            return;
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean text = expected.equals("txt") && (extension.equals("text") || extension.equals("xml"));
        if (!extension.equals(expected) && !text) {
            throw new Refusal(called(name) + " mang đuôi ." + extension + " nhưng nội dung là " + kind
                    + ". Đổi tên cho đúng loại rồi tải lên.");
        }
    }

    static String called(String name) {
        return name == null || name.isBlank() ? "Văn bản gửi lên" : "Tệp \"" + EvidenceFiles.name(name) + "\"";
    }

    private static boolean starts(byte[] content, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (content[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** A name in the directory of a compound file, in UTF-16. */
    private static boolean contains(byte[] content, String name) {
        return new String(content, 0, Math.min(content.length, 1 << 20), StandardCharsets.UTF_16LE).contains(name)
                || new String(content, StandardCharsets.ISO_8859_1)
                        .contains(new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    static boolean xml(byte[] content) {
        try (InputStream in = new ByteArrayInputStream(content)) {
            String head = new String(in.readNBytes(200), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .stripLeading();
            return head.startsWith("<?xml")
                    || head.startsWith("<!")
                    || head.startsWith("<edXML")
                    || head.matches("(?s)<[A-Za-z:]*(edXML|MessageHeader).*");
        } catch (IOException e) {
            return false;
        }
    }
}
