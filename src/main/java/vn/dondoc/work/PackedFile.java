package vn.dondoc.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A packed office file before any parser sees it: no macro, no bomb, and the part that makes it what it says it is. */
public final class PackedFile {

    private static final int MOST_PARTS = 2_000;

    /** Unpacked bytes per packed byte. */
    private static final int MOST_TIMES = 200;

    private PackedFile() {}

    /**
     * Unpacks every part once and counts, so that nothing larger ever reaches a parser.
     *
     * @param called how the refusal names the file
     * @param wanted the part in question
     * @param most bytes of all parts together
     * @param extension of a file without macros
     * @param remedy the refusal's last sentence, with a blank before it
     * @return whether that part is there
     * @throws Refusal with the reason, where it has a macro, is packed beyond measure or can't be opened
     */
    public static boolean weigh(
            byte[] content, String called, String wanted, long most, String extension, String remedy) {
        boolean document = false;
        long unpacked = 0;
        int parts = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String part = entry.getName().toLowerCase(Locale.ROOT);
                if (part.endsWith("vbaproject.bin") || part.contains("/vbadata") || part.contains("/activex/")) {
                    throw new Refusal(called + " có macro, hệ thống không nhận. Lưu lại thành ." + extension
                            + " không macro" + (extension.equals("docx") ? " hoặc .pdf" : "") + " rồi tải lên.");
                }
                document |= part.equals(wanted);
                boolean types = part.equals("[content_types].xml");
                StringBuilder declared = new StringBuilder();
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (types && declared.length() < 100_000) {
                        declared.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                    }
                    if (unpacked > most || unpacked > (long) MOST_TIMES * content.length + (1 << 20)) {
                        throw new Refusal(called + " nén bất thường (bung ra quá lớn), hệ thống không nhận." + remedy);
                    }
                }
                if (types && declared.indexOf("macroEnabled") >= 0) {
                    throw new Refusal(called + " là tệp có macro (." + extension.replaceAll("x$", "m")
                            + "), hệ thống không nhận. Lưu lại thành ." + extension + " rồi tải lên.");
                }
                if (++parts > MOST_PARTS) {
                    throw new Refusal(called + " có quá nhiều phần bên trong, hệ thống không nhận." + remedy);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(called + " hỏng hoặc đặt mật khẩu, không mở được." + remedy);
        }
        return document;
    }
}
