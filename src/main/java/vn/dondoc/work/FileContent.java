package vn.dondoc.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Which files the office takes: a file is what its first bytes and its parts say, never what its name claims. */
public final class FileContent {

    private enum Kind {
        PDF("application/pdf", "pdf"),
        DOC("application/msword", "doc"),
        XLS("application/vnd.ms-excel", "xls"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ODT("application/vnd.oasis.opendocument.text", "odt"),
        JPEG("image/jpeg", "jpg", "jpeg"),
        PNG("image/png", "png");

        private final String mediaType;
        private final Set<String> extensions;

        Kind(String mediaType, String... extensions) {
            this.mediaType = mediaType;
            this.extensions = Set.of(extensions);
        }
    }

    /** As the file dialog of a browser takes them. */
    public static final String ACCEPTED = ".pdf,.doc,.docx,.xls,.xlsx,.odt,.jpg,.jpeg,.png";

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLE = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
    private static final byte[] ZIP = bytes('P', 'K', 3, 4);
    private static final byte[] JPEG = bytes(0xFF, 0xD8, 0xFF);
    private static final byte[] PNG = bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);

    private static final int SECTOR_NUMBER = 30;
    private static final int FIRST_DIRECTORY_SECTOR = 48;
    private static final int DIRECTORY_ENTRY = 128;

    private FileContent() {}

    /**
     * The media type of the file.
     *
     * @throws Refusal where the office does not take such files, or where the name says something else
     */
    public static String mediaType(Path file, String name) {
        Kind kind = read(file)
                .orElseThrow(() -> new Refusal("Tệp \"" + name + "\" không đúng loại: chỉ nhận " + accepted()
                        + ". Lưu lại thành PDF rồi tải lên."));
        String extension = extension(name);
        if (!kind.extensions.contains(extension)) {
            throw new Refusal("Tệp \"" + name + "\" mang đuôi ." + extension + " nhưng nội dung là "
                    + kind.name().toLowerCase(Locale.ROOT) + ". Đổi tên cho đúng loại rồi tải lên.");
        }
        return kind.mediaType;
    }

    /** For sentences: pdf, doc, docx, … */
    public static String accepted() {
        return Arrays.stream(ACCEPTED.split(",")).map(each -> each.substring(1)).collect(Collectors.joining(", "));
    }

    private static Optional<Kind> read(Path file) {
        try {
            return kind(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Kind> kind(Path file) throws IOException {
        byte[] head = head(file);
        if (starts(head, PDF)) {
            return Optional.of(Kind.PDF);
        }
        if (starts(head, JPEG)) {
            return Optional.of(Kind.JPEG);
        }
        if (starts(head, PNG)) {
            return Optional.of(Kind.PNG);
        }
        if (starts(head, ZIP)) {
            return zipped(file);
        }
        return starts(head, OLE) ? compound(file, head) : Optional.empty();
    }

    /** Only the table of contents is read, so that a packed bomb stays packed. */
    private static Optional<Kind> zipped(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream()
                    .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                throw new Refusal("Tệp có macro, hệ thống không nhận. Lưu lại thành PDF rồi tải lên.");
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                return zip.getEntry("word/document.xml") != null
                        ? Optional.of(Kind.DOCX)
                        : Optional.of(Kind.XLSX).filter(kind -> zip.getEntry("xl/workbook.xml") != null);
            }
            ZipEntry mimetype = zip.getEntry("mimetype");
            if (mimetype == null) {
                return Optional.empty();
            }
            try (InputStream content = zip.getInputStream(mimetype)) {
                String declared = new String(content.readNBytes(100), StandardCharsets.US_ASCII).strip();
                return Optional.of(Kind.ODT).filter(kind -> kind.mediaType.equals(declared));
            }
        } catch (ZipException e) {
            return Optional.empty();
        }
    }

    /** The old formats of Word and Excel are told apart by the streams in the first sector of their directory. */
    private static Optional<Kind> compound(Path file, byte[] head) throws IOException {
        if (head.length < 512) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int shift = header.getShort(SECTOR_NUMBER);
        if (shift != 9 && shift != 12) {
            return Optional.empty();
        }
        long directory = ((long) header.getInt(FIRST_DIRECTORY_SECTOR) + 1) << shift;
        try (var channel = Files.newByteChannel(file)) {
            if (directory <= 0 || directory >= channel.size()) {
                return Optional.empty();
            }
            ByteBuffer sector = ByteBuffer.allocate(1 << shift);
            channel.position(directory);
            while (sector.hasRemaining() && channel.read(sector) > 0) {}
            List<String> streams = names(sector.array());
            if (streams.contains("WordDocument")) {
                return Optional.of(Kind.DOC);
            }
            return Optional.of(Kind.XLS).filter(kind -> streams.contains("Workbook") || streams.contains("Book"));
        }
    }

    private static List<String> names(byte[] sector) {
        return java.util.stream.IntStream.iterate(
                        0, at -> at + DIRECTORY_ENTRY <= sector.length, at -> at + DIRECTORY_ENTRY)
                .mapToObj(at -> new String(sector, at, 64, StandardCharsets.UTF_16LE))
                .map(name -> name.contains("\0") ? name.substring(0, name.indexOf('\0')) : name)
                .toList();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }

    private static boolean starts(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
