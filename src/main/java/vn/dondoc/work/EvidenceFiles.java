package vn.dondoc.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;

/** Files that prove the work, judged by what they are, not by what they are called. */
@Component
public class EvidenceFiles {

    /** Bytes of one file. */
    public static final long LARGEST = 20L * 1024 * 1024;

    /** Bytes of all files that are not submitted yet. */
    public static final long TOGETHER = 60L * 1024 * 1024;

    private static final Set<String> ALLOWED = Set.of(
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/x-tika-msoffice",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "image/jpeg",
            "image/png");

    private final Evidences evidences;
    private final Proceedings proceedings;
    private final People people;
    private final Bodies bodies;
    private final Clock clock;
    private final Tika tika = new Tika();

    EvidenceFiles(Evidences evidences, Proceedings proceedings, People people, Bodies bodies, Clock clock) {
        this.evidences = evidences;
        this.proceedings = proceedings;
        this.people = people;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Keeps a file until the work is handed in.
     *
     * @param work an assignment or a report that has a process
     * @return the file's id; the same content twice is kept once
     * @throws AccessDeniedException for somebody of another body
     * @throws Refusal naming the file and what is wrong with it
     */
    @Transactional
    public long add(String work, String name, byte[] content, String by) {
        mine(work, by);
        String shown = plainName(name);
        if (content.length == 0) {
            throw new Refusal("Tệp \"" + shown + "\" rỗng. Chọn lại tệp.");
        }
        if (content.length > LARGEST) {
            throw new Refusal("Tệp \"" + shown + "\" lớn hơn 20 MB. Nén hoặc chia nhỏ rồi tải lại.");
        }
        if (evidences.pendingSize(work) + content.length > TOGETHER) {
            throw new Refusal("Các tệp chưa nộp cộng lại quá 60 MB. Bớt tệp rồi tải lại.");
        }
        String type = type(shown, content);
        if (!ALLOWED.contains(type)) {
            throw new Refusal("Tệp \"" + shown + "\" không phải PDF, Word, Excel, ODT hay ảnh JPG, PNG (nhận ra: "
                    + type + "). Chuyển sang một trong các loại này rồi tải lại.");
        }
        String hash = hash(content);
        return evidences
                .same(work, hash)
                .map(Evidences.FileEntry::id)
                .orElseGet(() -> evidences.add(
                        work,
                        shown,
                        type,
                        content.length,
                        hash,
                        () -> new ByteArrayInputStream(content),
                        by,
                        clock.instant()));
    }

    /** Takes back a file that is not submitted yet. */
    @Transactional
    public void remove(long id, String by) {
        Evidences.FileEntry file =
                evidences.file(id).orElseThrow(() -> new Refusal("Tệp này không còn nữa. Tải lại trang."));
        mine(file.work(), by);
        if (!evidences.removePending(id)) {
            throw new Refusal("Tệp \"" + file.name() + "\" đã nộp, không bỏ được.");
        }
    }

    private void mine(String work, String by) {
        Proceedings.Proceeding proceeding = proceedings
                .find(work)
                .orElseThrow(() -> new Refusal("Không có hồ sơ công việc nào mang mã " + work + "."));
        if (!people.groups(by).contains(proceeding.owner())) {
            throw new AccessDeniedException("Việc này của " + bodies.name(proceeding.owner()) + "; tài khoản " + by
                    + " không nộp tệp thay được.");
        }
    }

    private String type(String name, byte[] content) {
        try {
            return tika.detect(new ByteArrayInputStream(content), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of whatever path a browser sends, without signs that break a header. */
    private static String plainName(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\"<>]", "_")
                .strip();
        return clean.isEmpty() ? "tep" : clean.substring(0, Math.min(clean.length(), 150));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
