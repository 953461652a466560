package vn.dondoc.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.dondoc.config.StartRefused;
import vn.dondoc.urging.OfficeTables;
import vn.dondoc.work.Refusal;

/**
 * Puts the tables of urging in force at each start: those of the release, or the office's own from {@code
 * dondoc.tables.folder}. A file that can't be put in force refuses the start.
 */
@Component
// After the models, before any data that could start work.
@Order(5)
class TablesAtStart implements ApplicationRunner {

    private final OfficeTables tables;
    private final String folder;

    TablesAtStart(OfficeTables tables, @Value("${dondoc.tables.folder:}") String folder) {
        this.tables = tables;
        this.folder = folder.strip();
    }

    @Override
    public void run(ApplicationArguments args) {
        try {
            if (!folder.isEmpty()) {
                refuseStrangers(Path.of(folder));
            }
            for (String decision : OfficeTables.DECISIONS) {
                Path own = Path.of(folder, decision + ".dmn");
                tables.start(
                        decision,
                        new ClassPathResource("dmn/" + decision + ".dmn").getContentAsByteArray(),
                        folder.isEmpty() || !Files.exists(own)
                                ? Optional.empty()
                                : Optional.of(Files.readAllBytes(own)),
                        own.toString());
            }
            tables.finishMoving();
        } catch (Refusal refusal) {
            throw new StartRefused(
                    List.of(refusal.getMessage()),
                    "Sửa tệp đó trong " + folder + ", hoặc chuyển nó ra ngoài, rồi khởi"
                            + " động lại. Bảng đang dùng không đổi.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table under another name would be left out without a word. */
    private static void refuseStrangers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StartRefused(
                    List.of("Không có thư mục bảng đôn đốc " + folder + "."),
                    "Tạo thư mục đó, sửa DONDOC_TABLES_FOLDER, hoặc bỏ biến này để dùng bảng đang có.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> strangers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith(".dmn"))
                    .filter(name -> OfficeTables.DECISIONS.stream().noneMatch(each -> name.equals(each + ".dmn")))
                    .sorted()
                    .toList();
            if (!strangers.isEmpty()) {
                throw new StartRefused(
                        List.of("Thư mục " + folder + " có tệp " + String.join(", ", strangers)
                                + ", không phải tên của bảng đôn đốc nào."),
                        "Đặt tên tệp là escalation-rungs.dmn hoặc escalation-recipients.dmn, hoặc chuyển nó ra ngoài.");
            }
        }
    }
}
