package vn.dondoc.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Steps;
import vn.dondoc.register.UnknownThing;

/**
 * Files that prove the work. A body adds to its own work, or at a step that is its own, and only while the work is being
 * done; what was submitted stays. Whoever judges the work of another does not add to its evidence.
 */
@Component
public class EvidenceFiles {

    /** Bytes of one file. */
    public static final long MOST_EACH = 20L << 20;

    /** Bytes of all files of one submission. */
    public static final long MOST_TOGETHER = 60L << 20;

    private static final int LONGEST_NAME = 150;

    /** Steps in which somebody judges what another has handed in. */
    private static final Set<String> JUDGING = Set.of(
            "userTask_confirm",
            "userTask_receive",
            "userTask_rule",
            "userTask_checkDossier",
            "userTask_takeNote",
            "userTask_receiveAnswer");

    private final Evidences evidences;
    private final Proceedings proceedings;
    private final Steps steps;
    private final People people;
    private final Coordinating coordinating;
    private final Clock clock;

    EvidenceFiles(
            Evidences evidences,
            Proceedings proceedings,
            Steps steps,
            People people,
            Coordinating coordinating,
            Clock clock) {
        this.evidences = evidences;
        this.proceedings = proceedings;
        this.steps = steps;
        this.people = people;
        this.coordinating = coordinating;
        this.clock = clock;
    }

    /** Whether a step of this kind lets its owner add files. */
    public static boolean provesWork(String task) {
        return !JUDGING.contains(task);
    }

    /**
     * Keeps a file with the work; the same content twice is kept once.
     *
     * @param work the key of a proceeding
     * @throws NotYours for a member of no body whose work it is
     * @throws Refusal for a file that the office does not take
     */
    @Transactional
    public Evidences.FileEntry add(String work, String givenName, Path file, String by) {
        requireTurn(work, by);
        Checked checked = check(givenName, file);
        String name = checked.name();
        long size = checked.size();
        if (evidences.pendingSize(work) + size > MOST_TOGETHER) {
            throw new Refusal("Các tệp của lần nộp này vượt 60 MB. Xóa bớt hoặc nén lại rồi tải lên.");
        }
        String mediaType = checked.mediaType();
        String sha256 = checked.sha256();
        Optional<Evidences.FileEntry> same = evidences.same(work, sha256);
        if (same.isPresent()) {
            return same.get();
        }
        long id = evidences.add(
                work, name, mediaType, size, sha256, () -> Files.newInputStream(file), by, clock.instant());
        return evidences.file(id).orElseThrow();
    }

    /** A file that the office takes. */
    record Checked(String name, String mediaType, long size, String sha256) {}

    /** A file with its content, checked as all that the office takes. */
    public record Content(String name, String mediaType, String sha256, byte[] bytes) {}

    /** @throws Refusal for a file that is empty, too large, or of a kind that the office does not take */
    public static Content read(Given given) {
        Checked checked = check(given.name(), given.file());
        try {
            return new Content(checked.name(), checked.mediaType(), checked.sha256(), Files.readAllBytes(given.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal for a file that is empty, too large, or of a kind that the office does not take */
    static Checked check(String givenName, Path file) {
        String name = name(givenName);
        long size = size(file);
        if (size == 0) {
            throw new Refusal("Tệp \"" + name + "\" rỗng.");
        }
        if (size > MOST_EACH) {
            throw new Refusal("Tệp \"" + name + "\" lớn hơn 20 MB. Nén ảnh, quét lại ở độ phân giải thấp hơn hoặc tách"
                    + " thành nhiều tệp.");
        }
        return new Checked(name, FileContent.mediaType(file, name), size, sha256(file));
    }

    /** @param name as it was given; {@code file} where the content lies for now */
    public record Given(String name, Path file) {}

    /** Keeps all files as {@link #add} does or, where one is refused, none. */
    @Transactional
    public List<Evidences.FileEntry> addAll(String work, List<Given> given, String by) {
        return given.stream()
                .map(each -> add(work, each.name(), each.file(), by))
                .toList();
    }

    /** @throws NotYours where somebody else uploaded it */
    @Transactional
    public void remove(long id, String by) {
        Evidences.FileEntry file = evidences
                .file(id)
                .orElseThrow(() -> new UnknownThing("Không có tệp này; có thể đã được xóa. Tải lại trang."));
        requireTurn(file.work(), by);
        if (!file.uploadedBy().equals(by)) {
            throw new NotYours("Tệp do " + file.uploaderName() + " tải lên; chỉ người đó xóa được.");
        }
        if (!evidences.removePending(id)) {
            throw new Refusal("Tệp \"" + file.name() + "\" đã nộp kèm văn bản minh chứng, không xóa được nữa.");
        }
    }

    /** Holds the proceeding, so that nothing is added to what is being submitted at the same moment. */
    private void requireTurn(String work, String account) {
        Proceedings.Proceeding proceeding = proceedings
                .lock(work)
                .orElseThrow(() -> new UnknownThing("Không có công việc đang chạy nào mang mã " + work + "."));
        Set<String> groups = people.groups(account);
        List<Steps.Step> proving = steps.openOf(work).stream()
                .filter(step -> provesWork(step.task()))
                .toList();
        boolean own = groups.contains(proceeding.owner());
        if (proving.stream().anyMatch(step -> own || groups.contains(step.owner()))) {
            return;
        }
        if (!proving.isEmpty() && coordinating.helper(work, account).isPresent()) {
            return;
        }
        if (own) {
            throw new Refusal("Việc không còn ở tay đơn vị: đã nộp, đang chờ trả lời, hoặc đã đóng. Nếu được đề nghị"
                    + " bổ sung thì thêm tệp ở bước đó.");
        }
        throw new NotYours(
                "Đây không phải việc của cơ quan đồng chí, hoặc chưa đến lượt; tài khoản này chỉ" + " được xem hồ sơ.");
    }

    /** Without folders and control characters, composed, no longer than a file system takes. */
    static String name(String given) {
        String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        if (name.length() > LONGEST_NAME) {
            int dot = name.lastIndexOf('.');
            String extension = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
            int end = LONGEST_NAME - extension.length();
            // Never between the two halves of one sign.
            name = name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
        }
        return name.isEmpty() ? "tep" : name;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
