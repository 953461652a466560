package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.EvidenceFiles;

/** Files of evidence: taken from the body itself, given out as attachments only. */
@RestController
@Tag(name = "evidence")
class FileApi {

    private final EvidenceFiles files;
    private final Evidences evidences;

    FileApi(EvidenceFiles files, Evidences evidences) {
        this.files = files;
        this.evidences = evidences;
    }

    record Kept(List<Long> files) {}

    @PostMapping(value = "/api/assignments/{key}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Adds files to work that is not handed in yet: 20 MB each, 60 MB together; all or none")
    Kept add(@PathVariable String key, @RequestParam("files") List<MultipartFile> sent, Authentication who)
            throws IOException {
        return new Kept(Uploads.keepAll(files, key, sent, who.getName()).stream()
                .map(Evidences.FileEntry::id)
                .toList());
    }

    @DeleteMapping("/api/files/{id}")
    @Operation(summary = "Takes back a file that is not submitted yet")
    void remove(@PathVariable long id, Authentication who) {
        files.remove(id, who.getName());
    }

    @GetMapping("/api/files/{id}")
    @Operation(summary = "A file of evidence, as an attachment")
    ResponseEntity<byte[]> read(@PathVariable long id) {
        Evidences.FileEntry file =
                evidences.file(id).orElseThrow(() -> new UnknownThing("Không có tệp nào mang mã " + id + "."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(evidences.content(id));
    }
}
