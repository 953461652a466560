package vn.dondoc.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.Trail;

/**
 * Takes an edited file of bodies, people or groups into a running office: first seen, the same way taken back, then done.
 */
@Component
public class OrganisationFiles {

    private final DataFiles files;
    private final ReferenceData reference;
    private final Organisation organisation;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    OrganisationFiles(
            DataFiles files,
            ReferenceData reference,
            Organisation organisation,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.files = files;
        this.reference = reference;
        this.organisation = organisation;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What the file would change, a line a fact: {@code −} as it was, {@code +} as it would be.
     *
     * @throws DataFilesRefused where anything is wrong
     */
    public List<String> preview(String content) {
        return transaction.execute(status -> {
            List<String> changes = changes(content);
            status.setRollbackOnly();
            return changes;
        });
    }

    /**
     * All of it or nothing.
     *
     * @param by who takes it in, for the trail
     * @throws DataFilesRefused where anything is wrong
     */
    public List<String> apply(String content, String by) {
        return transaction.execute(status -> {
            List<String> changes = changes(content);
            trail.add(changes.stream()
                    .map(change -> new Trail.Event(
                            "organised", by, null, null, null, null, null, null, "nạp tệp danh mục: " + change))
                    .toList());
            return changes;
        });
    }

    private List<String> changes(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        List<FileProblem> errors = new ArrayList<>();
        SourceFile file = SourceFile.read("tệp", bytes, errors);
        Optional<FileKind> kind = file.root().isMissingNode() ? Optional.empty() : FileKind.of(file.root());
        if (errors.isEmpty() && kind.filter(FileKind.ORGANISATION::contains).isEmpty()) {
            throw new DataFilesRefused(List.of(new FileProblem(
                    "tệp", 1, "Ở đây chỉ nhận tệp khai bodies, people hoặc groups. Tệp khác nạp theo cách của nó.")));
        }
        reference.lockForIntake();
        Set<String> before = reference.facts();
        try {
            files.load(
                    List.of(new ByteArrayResource(bytes) {
                        @Override
                        public String getFilename() {
                            return "tệp.yaml";
                        }
                    }),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!organisation.administered(null, null, LocalDate.now(clock))) {
            throw new DataFilesRefused(List.of(new FileProblem(
                    "tệp",
                    1,
                    "Theo tệp này thì không còn quản trị hệ thống nào. Giữ ít nhất một người vai ADMINISTRATOR không"
                            + " ghi validTo.")));
        }
        Set<String> after = reference.facts();
        List<String> changes = new ArrayList<>();
        new TreeSet<>(before).stream().filter(fact -> !after.contains(fact)).forEach(fact -> changes.add("− " + fact));
        new TreeSet<>(after).stream().filter(fact -> !before.contains(fact)).forEach(fact -> changes.add("+ " + fact));
        return changes;
    }
}
