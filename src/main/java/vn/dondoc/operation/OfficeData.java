package vn.dondoc.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.config.StartRefused;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.intake.DataFilesRefused;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.work.DirectiveEntry;

/**
 * Loads the office's own folder of data files at each start: bodies, people, groups and days off are added or corrected,
 * directives that are new are laid before the signer. All of it or nothing; an error in a file refuses the start.
 */
@Component
@Order(10)
@Profile("production")
class OfficeData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeData.class);

    private final DataFiles files;
    private final ReferenceData reference;
    private final DirectiveEntry entry;
    private final TransactionOperations transaction;
    private final String folder;

    OfficeData(
            DataFiles files,
            ReferenceData reference,
            DirectiveEntry entry,
            TransactionOperations transaction,
            @Value("${dondoc.office:}") String folder) {
        this.files = files;
        this.reference = reference;
        this.entry = entry;
        this.transaction = transaction;
        this.folder = folder.strip();
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!folder.isEmpty()) {
            transaction.executeWithoutResult(status -> load(Path.of(folder)));
        } else if (reference.accounts().isEmpty()) {
            throw new StartRefused(
                    List.of("Sổ chưa có cơ quan và người dùng nào, nên không ai đăng nhập được."),
                    "Ghi danh mục cơ quan, người dùng, ngày nghỉ vào một thư mục (docs/data-files.md), đặt"
                            + " DONDOC_OFFICE=<thư mục đó> rồi khởi động lại.");
        }
    }

    private void load(Path path) {
        try {
            files.loadAtStart(path).directives().keySet().forEach(directive -> {
                entry.beginFromFile(directive.value());
                LOG.info("{} is laid before the signer", directive);
            });
        } catch (DataFilesRefused refused) {
            throw new StartRefused(List.of(refused.getMessage()), "Sửa các tệp trong " + path + " rồi khởi động lại.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
