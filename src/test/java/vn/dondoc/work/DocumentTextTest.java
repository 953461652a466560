package vn.dondoc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tệp để đọc: tệp hỏng, tệp lạ bị từ chối kèm lý do")
class DocumentTextTest {

    @Test
    @DisplayName("Đọc chữ trong .docx, cả trong ô bảng")
    void word() throws IOException {
        XWPFDocument word = new XWPFDocument();
        word.createTable(1, 2).getRow(0).getCell(1).setText("Số: 12/UBND-VX");
        word.createParagraph().createRun().setText("Kính gửi: Sở Một");
        assertThat(DocumentText.of(bytes(word), "a.docx"))
                .contains("Số: 12/UBND-VX\n")
                .contains("Kính gửi: Sở Một");
    }

    @Test
    @DisplayName("Đọc chữ trong PDF; PDF ảnh quét không có chữ bị từ chối")
    void pdf() throws IOException {
        assertThat(DocumentText.of(
                        pdf(
                                1,
                                "So 12/UBND-VX Kinh gui cac so, ban, nganh va cac huyen trong tinh ve cong tac kiem tra dinh ky nam nay",
                                null),
                        "a.pdf"))
                .contains("12/UBND-VX");
        refused(pdf(1, null, null), "a.pdf", "ảnh quét");
    }

    @Test
    @DisplayName("PDF 500 trang, PDF đặt mật khẩu")
    void longAndLocked() throws IOException {
        refused(pdf(500, null, null), "a.pdf", "500 trang");
        refused(pdf(1, "x", "bi-mat"), "a.pdf", "mật khẩu");
    }

    @Test
    @DisplayName("Macro: phần vbaProject hoặc loại .docm dù mang đuôi .docx")
    void macros() throws IOException {
        refused(zip("word/document.xml", "<a/>", "word/vbaProject.bin", "x"), "a.docx", "macro");
        refused(
                zip(
                        "[Content_Types].xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                        "word/document.xml",
                        "<a/>"),
                "a.docx",
                "macro");
    }

    @Test
    @DisplayName("Bom nén không bao giờ bung ra hết")
    void bomb() throws IOException {
        refused(zip("word/document.xml", "0".repeat(70 << 20)), "a.docx", "nén bất thường");
    }

    @Test
    @DisplayName("Word đặt mật khẩu, Word đời cũ, đuôi không đúng nội dung, tệp rỗng")
    void others() throws Exception {
        POIFSFileSystem locked = new POIFSFileSystem();
        var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("bi-mat");
        try (var out = encryptor.getDataStream(locked)) {
            out.write(zip("word/document.xml", "<a/>"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        locked.writeFilesystem(out);
        refused(out.toByteArray(), "a.docx", "mật khẩu");
        POIFSFileSystem old = new POIFSFileSystem();
        old.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
        out.reset();
        old.writeFilesystem(out);
        refused(out.toByteArray(), "a.doc", "đời cũ");
        refused(pdf(1, "x", null), "a.docx", "đuôi .docx nhưng nội dung là pdf");
        refused(new byte[0], "a.pdf", "rỗng");
        refused(new byte[DocumentText.LARGEST + 1], "a.pdf", "lớn hơn 20 MB");
        refused("%PDF-1.7 hỏng".getBytes(StandardCharsets.UTF_8), "a.pdf", "hỏng");
    }

    @Test
    @DisplayName("Văn bản thuần: UTF-8, UTF-16 có dấu đầu tệp; bảng mã cũ bị từ chối")
    void encodings() {
        assertThat(DocumentText.of("Kính gửi".getBytes(StandardCharsets.UTF_8), "a.txt"))
                .isEqualTo("Kính gửi");
        assertThat(DocumentText.of("\uFEFFKính gửi".getBytes(StandardCharsets.UTF_16LE), "a.txt"))
                .isEqualTo("Kính gửi");
        refused("Kính gửi".getBytes(Charset.forName("windows-1258")), "a.txt", "không phải UTF-8");
        assertThatThrownBy(() -> DocumentText.bounded("a".repeat(1_200_000), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nhiều nhất");
    }

    private static void refused(byte[] content, String name, String reason) {
        assertThatThrownBy(() -> DocumentText.of(content, name))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    private static byte[] bytes(XWPFDocument word) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        word.write(out);
        return out.toByteArray();
    }

    private static byte[] zip(String... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] pdf(int pages, String text, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                if (text != null) {
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.beginText();
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                        content.newLineAtOffset(30, 700);
                        content.showText(text);
                        content.endText();
                    }
                }
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
