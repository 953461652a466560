package vn.dondoc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tệp là gì do nội dung nói, không do tên")
class FileContentTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("Nhận pdf, doc, docx, xls, xlsx, odt, jpg, png")
    void takesWhatTheOfficeWrites() throws IOException {
        assertThat(type("a.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("application/pdf");
        assertThat(type("a.JPG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
                .isEqualTo("image/jpeg");
        assertThat(type("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEqualTo("image/png");
        assertThat(type("a.docx", zip("[Content_Types].xml", "word/document.xml")))
                .endsWith("wordprocessingml.document");
        assertThat(type("a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml")))
                .endsWith("spreadsheetml.sheet");
        assertThat(type("a.odt", odt())).endsWith("opendocument.text");
        assertThat(type("a.doc", compound("WordDocument"))).isEqualTo("application/msword");
        assertThat(type("a.xls", compound("Workbook"))).isEqualTo("application/vnd.ms-excel");
    }

    @Test
    @DisplayName("Không nhận trang web, chương trình, tệp nén, tệp có macro, dù mang đuôi gì")
    void refusesWhatItDoesNotKnow() throws IOException {
        refused("a.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        refused("a.doc", new byte[] {'M', 'Z', 0, 0});
        refused("a.docx", zip("readme.txt"));
        refused("a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        refused("a.doc", compound("Root Entry"));
        refused("a.docx", new byte[] {'P', 'K', 3, 4, 0});
        refused("a", new byte[] {'x'});
    }

    @Test
    @DisplayName("Tên nói khác nội dung thì không nhận, và nói cách sửa")
    void refusesAMisleadingName() throws IOException {
        Path file = Files.write(folder.resolve("x"), "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> FileContent.mediaType(file, "ảnh.png"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("pdf")
                .hasMessageContaining("Đổi tên");
    }

    @Test
    @DisplayName("Tên tệp bỏ thư mục, ký tự điều khiển, dài vừa phải và giữ đuôi")
    void namesAreMadePlain() {
        assertThat(EvidenceFiles.name("C:\\Users\\a\\báo cáo.pdf")).isEqualTo("báo cáo.pdf");
        assertThat(EvidenceFiles.name("../../etc/passwd")).isEqualTo("passwd");
        assertThat(EvidenceFiles.name("a\u0000\n\u202Efdp.exe")).isEqualTo("afdp.exe");
        assertThat(EvidenceFiles.name("x".repeat(400) + ".docx")).hasSize(150).endsWith(".docx");
        assertThat(EvidenceFiles.name(null)).isEqualTo("tep");
    }

    private void refused(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("x"), content);
        assertThatThrownBy(() -> FileContent.mediaType(file, name)).as(name).isInstanceOf(Refusal.class);
    }

    private String type(String name, byte[] content) throws IOException {
        return FileContent.mediaType(Files.write(folder.resolve("x"), content), name);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] odt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        return bytes.toByteArray();
    }

    /** A header and one sector of directory. */
    private static byte[] compound(String stream) {
        ByteBuffer file = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.putShort(30, (short) 9);
        file.putInt(48, 0);
        byte[] name = (stream + "\0").getBytes(StandardCharsets.UTF_16LE);
        file.position(512 + 128);
        file.put(name);
        return file.array();
    }
}
