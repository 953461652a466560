package vn.dondoc.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import vn.dondoc.register.Evidences;
import vn.dondoc.work.EvidenceFiles;

/** An upload on its way through a file of its own: its table of contents can't be read from a stream. */
final class Uploads {

    private Uploads() {}

    /** All of them or, where one is refused, none. */
    static List<Evidences.FileEntry> keepAll(EvidenceFiles files, String work, List<MultipartFile> sent, String by)
            throws IOException {
        List<EvidenceFiles.Given> given = new ArrayList<>();
        try {
            for (MultipartFile each : sent) {
                Path kept = Files.createTempFile("evidence", ".upload");
                given.add(new EvidenceFiles.Given(each.getOriginalFilename(), kept));
                each.transferTo(kept);
            }
            return files.addAll(work, given, by);
        } finally {
            for (EvidenceFiles.Given each : given) {
                Files.deleteIfExists(each.file());
            }
        }
    }

    static Evidences.FileEntry keep(EvidenceFiles files, String work, MultipartFile sent, String by)
            throws IOException {
        Path kept = Files.createTempFile("evidence", ".upload");
        try {
            sent.transferTo(kept);
            return files.add(work, sent.getOriginalFilename(), kept, by);
        } finally {
            Files.deleteIfExists(kept);
        }
    }
}
