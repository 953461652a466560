package vn.dondoc.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.Person;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Letterheads;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.Successions;
import vn.dondoc.register.Trail;

/**
 * Takes in data files: all of them or, where anything is wrong in any of them, nothing. May be run again on the same
 * files, and changes nothing then.
 */
@Component
public class DataFiles {

    /** The directives that were read, and whether each of them is new or has changed. */
    public record Loaded(Map<DirectiveKey, Boolean> directives) {}

    private final FileSchemas schemas = new FileSchemas();
    private final ReferenceData reference;
    private final Letterheads letterheads;
    private final Successions successions;
    private final Directives directives;
    private final DirectiveValidator validator;
    private final TransactionOperations transaction;
    private final ObjectProvider<PasswordEncoder> encoder;

    DataFiles(
            ReferenceData reference,
            Letterheads letterheads,
            Successions successions,
            Directives directives,
            DirectiveValidator validator,
            TransactionOperations transaction,
            ObjectProvider<PasswordEncoder> encoder) {
        this.reference = reference;
        this.letterheads = letterheads;
        this.successions = successions;
        this.directives = directives;
        this.validator = validator;
        this.transaction = transaction;
        this.encoder = encoder;
    }

    /**
     * Every YAML and JSON file of a folder.
     *
     * @param password the first password of the people who log in and have none yet; null: they get none
     * @throws DataFilesRefused where anything is wrong
     */
    public Loaded load(Path folder, String password) throws IOException {
        return load(in(folder), password, false);
    }

    /**
     * Every YAML and JSON file of a folder, again at each start. A directive that is in the register already is no longer
     * the file's business: it is left out, whatever the file says of it. Nobody gets a password.
     *
     * @return the directives that are new
     * @throws DataFilesRefused where anything is wrong
     */
    public Loaded loadAtStart(Path folder) throws IOException {
        return load(in(folder), null, true);
    }

    private static List<FileSystemResource> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(?i).+\\.(ya?ml|json)"))
                    .map(FileSystemResource::new)
                    .toList();
        }
    }

    /**
     * These files, whatever their order.
     *
     * @param password the first password of the people who log in and have none yet; null: they get none
     * @throws DataFilesRefused where anything is wrong
     */
    public Loaded load(Collection<? extends Resource> files, String password) throws IOException {
        return load(files, password, false);
    }

    private Loaded load(Collection<? extends Resource> files, String password, boolean onlyNew) throws IOException {
        Intake intake = new Intake(onlyNew);
        Map<String, String> taken = new LinkedHashMap<>();
        for (Resource file : files.stream()
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList()) {
            byte[] content = file.getContentAsByteArray();
            String sha256 = Sha256.of(content);
            if (onlyNew && reference.wasLoaded(sha256)) {
                continue;
            }
            if (intake.read(file.getFilename(), content) && onlyNew) {
                taken.put(sha256, file.getFilename());
            }
        }
        if (files.isEmpty()) {
            intake.errors.add(new FileProblem("", 0, "Không có tệp YAML hay JSON nào. Kiểm tra lại thư mục."));
        }
        return transaction.execute(status -> {
            Loaded loaded = intake.write(password);
            taken.forEach(reference::loaded);
            return loaded;
        });
    }

    /** Something read, and where. */
    private record Found<T>(Fields at, T value) {

        FileProblem problem(String field, String message) {
            return at.file().problem(field == null ? at.pointer() : at.in(field).pointer(), message);
        }
    }

    /** One run over a set of files. */
    private final class Intake {

        private final List<FileProblem> errors = new ArrayList<>();
        private final Map<SourceFile, Set<String>> misfits = new HashMap<>();
        private final List<Found<Body>> bodies = new ArrayList<>();
        private final Map<String, Letterheads.Letterhead> heads = new LinkedHashMap<>();
        private final Map<OfficePost, Found<String>> posts = new LinkedHashMap<>();
        private final List<Found<BodyGroup>> groups = new ArrayList<>();
        private final List<Found<Person>> people = new ArrayList<>();
        private final List<Found<ReferenceData.CalendarDay>> days = new ArrayList<>();
        private final List<Found<Integer>> completeYears = new ArrayList<>();
        private final List<SourceFile> directiveFiles = new ArrayList<>();
        private final boolean onlyNewDirectives;
        private final List<Body> successors = new ArrayList<>();
        private boolean unreadable;

        Intake(boolean onlyNewDirectives) {
            this.onlyNewDirectives = onlyNewDirectives;
        }

        /** Whether the file is one of bodies, people or groups, which pages change as well. */
        boolean read(String name, byte[] content) {
            SourceFile file = SourceFile.read(name, content, errors);
            if (file.root().isMissingNode()) {
                unreadable = true;
                return false;
            }
            Optional<FileKind> kind = FileKind.of(file.root());
            if (kind.isEmpty()) {
                errors.add(file.problem(
                        "", "Không biết tệp này khai gì. Mục đầu phải là một trong: " + FileKind.marks() + "."));
                return false;
            }
            Set<String> places = new HashSet<>();
            misfits.put(file, places);
            for (FileSchemas.Misfit misfit : schemas.check(kind.get(), file.root())) {
                places.add(misfit.pointer());
                errors.add(file.problem(misfit.pointer(), misfit.message()));
            }
            Fields root = new Fields(file, "");
            switch (kind.get()) {
                case BODIES -> bodies(root);
                case GROUPS -> groups(root);
                case PEOPLE -> people(root);
                case HOLIDAYS -> holidays(root);
                case DIRECTIVE -> directiveFiles.add(file);
            }
            return FileKind.ORGANISATION.contains(kind.get());
        }

        /** Checks what the schema can't see, then writes. */
        Loaded write(String password) {
            reference.lockForIntake();
            Roster known = roster();
            checkBodies(known);
            checkGroups(known);
            checkPeople(known);
            checkDays();
            List<DirectiveFile> read = checkDirectives(known);
            refuseErrors();
            reference.saveBodies(values(bodies));
            letterheads.save(heads);
            Map<OfficePost, String> holders = new LinkedHashMap<>();
            posts.forEach((post, body) -> holders.put(post, body.value()));
            reference.savePosts(holders);
            reference.saveGroups(values(groups));
            reference.savePeople(values(people));
            successors.forEach(body -> successions.plan(
                    body.code(),
                    body.successor(),
                    body.validTo().plusDays(1),
                    body.note() == null ? "tệp danh mục cơ quan" : body.note(),
                    false,
                    Trail.SYSTEM));
            saveCalendar();
            passwords(password);
            Map<DirectiveKey, Boolean> loaded = new LinkedHashMap<>();
            for (DirectiveFile file : read) {
                DirectiveHeader header = file.draft().header();
                directives
                        .keyFor(header.number(), header.issuer(), header.issuedOn())
                        .ifPresentOrElse(
                                key -> loaded.put(key, directives.save(key, file.draft())),
                                () -> errors.add(file.problem(
                                        "/header/number",
                                        "Số \"" + header.number() + "\" đã được hai văn bản khác của năm "
                                                + header.issuedOn().getYear() + " dùng. Kiểm tra lại số.")));
            }
            refuseErrors();
            return new Loaded(loaded);
        }

        private void saveCalendar() {
            reference.saveCalendar(values(days));
            for (int year : values(completeYears)) {
                reference.keepOnly(year, daysOf(year));
            }
        }

        private List<LocalDate> daysOf(int year) {
            return values(days).stream()
                    .map(ReferenceData.CalendarDay::day)
                    .filter(day -> day != null && day.getYear() == year)
                    .toList();
        }

        private void refuseErrors() {
            if (!errors.isEmpty()) {
                throw new DataFilesRefused(errors.stream()
                        .map(error -> new FileProblem(
                                error.file(), error.line(), Normalizer.normalize(error.message(), Normalizer.Form.NFC)))
                        .distinct()
                        .sorted(Comparator.comparing(FileProblem::file).thenComparingInt(FileProblem::line))
                        .toList());
            }
        }

        private void passwords(String password) {
            if (password == null) {
                return;
            }
            PasswordEncoder coder = encoder.getIfAvailable(PasswordEncoderFactories::createDelegatingPasswordEncoder);
            Set<String> without = reference.withoutPassword();
            values(people).stream()
                    .filter(person -> person.login() && without.contains(person.account()))
                    .forEach(person -> reference.firstPassword(person.account(), coder.encode(password)));
        }

        // -------------------------------------------------------------------------------------------- reading

        private void bodies(Fields root) {
            root.items("bodies")
                    .forEach(body -> bodies.add(new Found<>(
                            body,
                            new Body(
                                    body.text("code"),
                                    body.text("name"),
                                    body.code("kind", BodyKind::valueOf),
                                    body.text("parent"),
                                    body.day("validFrom", Body.EVER),
                                    body.day("validTo"),
                                    body.text("successor"),
                                    body.flag("verified", true),
                                    body.text("note")))));
            root.items("bodies").filter(body -> body.has("paper")).forEach(body -> {
                Fields paper = body.in("paper");
                heads.put(
                        body.text("code"),
                        new Letterheads.Letterhead(
                                paper.text("superior"),
                                paper.text("heading"),
                                paper.text("symbol"),
                                paper.text("place"),
                                paper.text("authority"),
                                paper.text("signerTitle"),
                                paper.texts("copies")));
            });
            for (OfficePost post : OfficePost.values()) {
                Fields posts = root.in("posts");
                if (posts.has(post.name())) {
                    this.posts.put(post, new Found<>(posts.in(post.name()), posts.text(post.name())));
                }
            }
        }

        private void groups(Fields root) {
            root.items("groups")
                    .forEach(group -> groups.add(new Found<>(
                            group,
                            new BodyGroup(
                                    group.text("code"),
                                    group.text("name"),
                                    group.items("members")
                                            .map(member -> new BodyGroup.Member(
                                                    member.node().isTextual() ? member.text() : member.text("body"),
                                                    member.day("validFrom", Body.EVER),
                                                    member.day("validTo")))
                                            .toList()))));
        }

        private void people(Fields root) {
            root.items("people")
                    .forEach(person -> people.add(new Found<>(
                            person,
                            new Person(
                                    person.text("account"),
                                    person.text("name"),
                                    person.text("title"),
                                    person.text("phone"),
                                    person.text("email"),
                                    person.flag("login", false),
                                    person.items("memberships")
                                            .map(membership -> new Person.Membership(
                                                    membership.text("body"),
                                                    membership.code("role", BodyRole::valueOf),
                                                    membership.day("validFrom", Body.EVER),
                                                    membership.day("validTo"),
                                                    membership.texts("areas")))
                                            .toList()))));
        }

        private void holidays(Fields root) {
            root.items("holidays").forEach(day -> days.add(new Found<>(day, calendarDay(day))));
            root.items("years")
                    .forEach(year ->
                            completeYears.add(new Found<>(year, year.node().asInt())));
        }

        private ReferenceData.CalendarDay calendarDay(Fields day) {
            return new ReferenceData.CalendarDay(
                    day.day("day"),
                    day.text("kind"),
                    day.text("name"),
                    day.text("source"),
                    day.flag("provisional", false));
        }

        // ------------------------------------------------------------------------------------------- checking

        /** What the register knows, with what these files add or change. */
        private Roster roster() {
            Map<String, Body> allBodies = new LinkedHashMap<>();
            reference.bodies().forEach(body -> allBodies.put(body.code(), body));
            values(bodies).stream()
                    .filter(body -> body.code() != null)
                    .forEach(body -> allBodies.put(body.code(), body));
            Map<String, BodyGroup> allGroups = new LinkedHashMap<>();
            reference.groups().forEach(group -> allGroups.put(group.code(), group));
            values(groups).stream()
                    .filter(group -> group.code() != null)
                    .forEach(group -> allGroups.put(group.code(), group));
            return new Roster(allBodies, allGroups);
        }

        private void checkBodies(Roster known) {
            Set<String> seen = new HashSet<>();
            for (Found<Body> found : bodies) {
                Body body = found.value();
                if (body.code() != null && !seen.add(body.code())) {
                    error(found, "code", "Cơ quan \"" + body.code() + "\" khai hai lần. Bỏ một lần.");
                }
                order(found, body.validFrom(), body.validTo(), "Cơ quan \"" + body.code() + "\"");
                if (known(known, found, "successor", body.successor()) && succeedsItself(known, body)) {
                    error(
                            found,
                            "successor",
                            "Cơ quan \"" + body.code() + "\" lại kế thừa chính nó qua các cơ quan kế thừa. Sửa cơ quan"
                                    + " kế thừa.");
                }
                checkEnd(found, body);
                if (known(known, found, "parent", body.parent()) && circular(known, body)) {
                    error(
                            found,
                            "parent",
                            "Cơ quan \"" + body.code() + "\" thuộc về chính nó qua các cấp trên. Sửa cấp trên.");
                }
            }
            posts.forEach((post, body) -> known(known, body, null, body.value()));
        }

        private boolean succeedsItself(Roster known, Body body) {
            Set<String> heirs = new HashSet<>();
            for (Body at = body;
                    at != null && at.successor() != null;
                    at = known.bodies().get(at.successor())) {
                if (!heirs.add(at.code())) {
                    return true;
                }
            }
            return false;
        }

        /** Somebody goes on with open work, and with what a decision has laid down already. */
        private void checkEnd(Found<Body> found, Body body) {
            if (body.code() == null || unreadable) {
                return;
            }
            Optional<Successions.Succession> decided = successions.of(body.code());
            if (decided.isPresent()) {
                Successions.Succession other = decided.get();
                if (!other.successor().equals(body.successor())
                        || !other.from().minusDays(1).equals(body.validTo())) {
                    error(
                            found,
                            "code",
                            "Cơ quan \"" + body.code() + "\" đã được quyết định kết thúc hết ngày "
                                    + shown(other.from().minusDays(1)) + " và do \"" + other.successor()
                                    + "\" kế thừa. Ghi đúng validTo và successor như vậy.");
                }
            } else if (body.validTo() != null && successions.open(body.code()).anyWork()) {
                if (body.successor() == null) {
                    error(
                            found,
                            "validTo",
                            "Cơ quan \"" + body.code()
                                    + "\" còn việc chưa xong hoặc còn giữ vai của cơ quan cấp ủy. Ghi"
                                    + " successor là cơ quan nhận bàn giao.");
                } else {
                    successors.add(body);
                }
            }
        }

        private boolean circular(Roster known, Body body) {
            Set<String> above = new HashSet<>();
            for (Body at = body;
                    at != null && at.parent() != null;
                    at = known.bodies().get(at.parent())) {
                if (!above.add(at.code())) {
                    return true;
                }
            }
            return false;
        }

        private void checkGroups(Roster known) {
            Set<String> seen = new HashSet<>();
            for (Found<BodyGroup> found : groups) {
                BodyGroup group = found.value();
                if (group.code() != null && !seen.add(group.code())) {
                    error(found, "code", "Nhóm \"" + group.code() + "\" khai hai lần. Bỏ một lần.");
                }
                Set<String> members = new HashSet<>();
                List<Fields> places = found.at().items("members").toList();
                for (int i = 0; i < group.members().size(); i++) {
                    BodyGroup.Member member = group.members().get(i);
                    Found<BodyGroup.Member> at = new Found<>(places.get(i), member);
                    String field = places.get(i).node().isTextual() ? null : "body";
                    if (known(known, at, field, member.body()) && !members.add(member.body() + member.validFrom())) {
                        error(
                                at,
                                field,
                                "\"" + member.body() + "\" ghi hai lần trong nhóm \"" + group.code()
                                        + "\". Bỏ một dòng.");
                    }
                    order(at, member.validFrom(), member.validTo(), "\"" + member.body() + "\"");
                }
            }
        }

        private void checkPeople(Roster known) {
            Set<String> seen = new HashSet<>();
            for (Found<Person> found : people) {
                Person person = found.value();
                if (person.account() != null && !seen.add(person.account())) {
                    error(found, "account", "Tài khoản \"" + person.account() + "\" khai hai lần. Bỏ một lần.");
                }
                Set<String> roles = new HashSet<>();
                List<Fields> places = found.at().items("memberships").toList();
                for (int i = 0; i < person.memberships().size(); i++) {
                    Person.Membership membership = person.memberships().get(i);
                    Found<Person.Membership> at = new Found<>(places.get(i), membership);
                    known(known, at, "body", membership.body());
                    order(at, membership.validFrom(), membership.validTo(), "Vai của \"" + person.account() + "\"");
                    for (String area : membership.areas()) {
                        known(known, at, "areas", area);
                    }
                    for (Person.Membership other : person.memberships().subList(0, i)) {
                        if (membership.body() != null
                                && membership.body().equals(other.body())
                                && membership.role() == other.role()
                                && !membership.validFrom().equals(other.validFrom())
                                && membership.meets(other)) {
                            error(
                                    at,
                                    "validFrom",
                                    "Tài khoản \"" + person.account() + "\" giữ vai " + membership.role() + " ở \""
                                            + membership.body() + "\" hai lần trong cùng thời gian. Sửa ngày để hai lần"
                                            + " không chồng nhau.");
                        }
                    }
                    if (!roles.add(membership.body() + ":" + membership.role() + ":" + membership.validFrom())) {
                        error(
                                at,
                                "role",
                                "Tài khoản \"" + person.account() + "\" ghi hai lần cùng một vai. Bỏ một dòng.");
                    }
                }
            }
        }

        private void checkDays() {
            Set<LocalDate> seen = new HashSet<>();
            for (Found<ReferenceData.CalendarDay> found : days) {
                LocalDate day = found.value().day();
                if (day != null && !seen.add(day)) {
                    error(found, "day", "Ngày " + shown(day) + " khai hai lần. Bỏ một lần.");
                }
            }
            for (Found<Integer> year : completeYears) {
                if (daysOf(year.value()).isEmpty()) {
                    error(
                            year,
                            null,
                            "Năm " + year.value()
                                    + " ghi là đã khai đủ nhưng không có ngày nào. Khai các ngày nghỉ của năm "
                                    + "đó hoặc bỏ năm này khỏi years.");
                }
            }
        }

        private List<DirectiveFile> checkDirectives(Roster known) {
            List<DirectiveFile> read = new ArrayList<>();
            Map<List<Object>, String> documents = new HashMap<>();
            for (SourceFile source : directiveFiles) {
                DirectiveFile file = new DirectiveFile(source, known);
                if (onlyNewDirectives && inRegister(file.draft().header())) {
                    errors.removeIf(error -> error.file().equals(source.name()));
                    continue;
                }
                read.add(file);
                DirectiveDraft draft = file.draft();
                List<FileProblem> found = new ArrayList<>(unreadable ? List.of() : file.problems());
                List<Problem> problems = new ArrayList<>(validator.check(draft, known));
                problems.addAll(validator.checkCoverage(draft));
                for (Problem problem : problems) {
                    String place = file.place(problem.location());
                    if (!alreadyMisfit(source, place) && !(unreadable && aboutNames(problem))) {
                        found.add(source.problem(place, problem.message()));
                    }
                }
                errors.addAll(found);
                checkDocument(file, documents);
            }
            return read;
        }

        private boolean inRegister(DirectiveHeader header) {
            return header.number() != null
                    && header.issuer() != null
                    && header.issuedOn() != null
                    && directives
                            .find(header.number(), header.issuer(), header.issuedOn())
                            .isPresent();
        }

        private void checkDocument(DirectiveFile file, Map<List<Object>, String> documents) {
            DirectiveHeader header = file.draft().header();
            if (header.number() == null || header.issuer() == null || header.issuedOn() == null) {
                return;
            }
            String name = "Văn bản số " + header.number() + " ngày " + shown(header.issuedOn());
            String other = documents.put(
                    List.of(header.issuer(), header.number(), header.issuedOn()),
                    file.source().name());
            if (other != null) {
                errors.add(file.problem("/header/number", name + " đã có trong tệp " + other + ". Bỏ một tệp."));
            }
            directives
                    .find(header.number(), header.issuer(), header.issuedOn())
                    .filter(key -> directives.lock(key).signed())
                    .ifPresent(key -> errors.add(file.problem(
                            "/header/number",
                            name + " đã ký ban hành và đang theo dõi với khóa " + key
                                    + ": không nhận lần thứ hai. Bỏ tệp này; muốn đổi nội dung thì sửa đổi văn bản"
                                    + " trên hệ thống.")));
        }

        /** Whether a problem may only come from bodies and groups in a file that could not be read. */
        private static boolean aboutNames(Problem problem) {
            return problem.location()
                    .matches("/addressees.*|/header/.*[bB]ody|/header/issuer|.*/leads.*|.*/coordinating.*"
                            + "|.*/(confirmer|confirmerForOwn|decider|accountable|executing)");
        }

        private boolean alreadyMisfit(SourceFile file, String place) {
            return misfits.get(file).stream()
                    .anyMatch(misfit -> !misfit.isEmpty() && (place.equals(misfit) || place.startsWith(misfit + "/")));
        }

        private boolean known(Roster known, Found<?> found, String field, String code) {
            if (code == null) {
                return false;
            }
            if (!known.knows(code) && !unreadable) {
                error(found, field, "Không có cơ quan nào mang mã \"" + code + "\". Khai cơ quan này hoặc sửa mã.");
            }
            return known.knows(code);
        }

        private void order(Found<?> found, LocalDate from, LocalDate to, String what) {
            if (to != null && from.isAfter(to)) {
                error(
                        found,
                        "validTo",
                        what + ": ngày hết hiệu lực " + shown(to) + " trước ngày bắt đầu " + shown(from)
                                + ". Sửa một trong hai ngày.");
            }
        }

        private void error(Found<?> found, String field, String message) {
            errors.add(found.problem(field, message));
        }
    }

    private static <T> List<T> values(Collection<Found<T>> found) {
        return found.stream().map(Found::value).toList();
    }

    private static String shown(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd-MM-yyyy").format(day);
    }
}
