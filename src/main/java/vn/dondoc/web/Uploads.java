package vn.dondoc.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;
import vn.dondoc.register.Evidences;
import vn.dondoc.work.EvidenceFiles;

/** An upload on its way through a file of its own: its table of contents can't be read from a stream. */
final class Uploads {

    private Uploads() {}

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
