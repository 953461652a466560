package vn.dondoc.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Data files of an office made up to be large: two hundred bodies, and directives that give each of them many tasks. */
final class LargeOffice {

    static final int BODIES = 200;

    private LargeOffice() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bodies.yaml"), """
                bodies:
                  - {code: l.uy, name: "Cơ quan ban hành", kind: COMMITTEE}
                  - {code: l.tt, name: "Thường trực", kind: STANDING, parent: l.uy}
                  - {code: l.vp, name: "Văn phòng", kind: STATE_BODY, parent: l.uy}
                %s
                posts: {PARTY_OFFICE: l.vp, STANDING: l.tt, COMMITTEE: l.uy}
                """.formatted(
                        each("  - {code: l.b%1$d, name: \"Đơn vị %1$d\", kind: STATE_BODY, parent: l.uy}", BODIES)));
        Files.writeString(folder.resolve("people.yaml"), """
                people:
                  - {account: l.admin, name: "Quản trị", login: true, memberships: [{body: l.vp, role: ADMINISTRATOR}]}
                  - {account: l.ky, name: "Người ký", login: true, memberships: [{body: l.uy, role: SIGNER}]}
                %s
                """.formatted(each(
                "  - {account: l.b%1$d, name: \"Chuyên viên %1$d\", phone: \"0000 000 %1$d\","
                        + " memberships: [{body: l.b%1$d, role: OFFICER}]}",
                BODIES)));
        Files.writeString(folder.resolve("groups.yaml"), """
                groups:
                  - {code: l.tat-ca, name: "Các đơn vị", members: [%s]}
                """.formatted(
                IntStream.rangeClosed(1, BODIES).mapToObj(i -> "l.b" + i).collect(Collectors.joining(", "))));
    }

    /**
     * A directive that the office's officer reads from a file.
     *
     * @param clauses each gives every body one piece of work
     * @param setBy who set the date
     */
    static void directive(Path folder, String number, String urgency, int clauses, String due, String setBy)
            throws IOException {
        Files.writeString(folder.resolve("directive-" + number.hashCode() + ".yaml"), """
                directive:
                  number: %s
                  type: CONG_VAN
                  issuedOn: 2025-01-06
                  issuer: l.uy
                  subject: "Thử lớn"
                  urgency: %s
                  monitoringBody: l.vp
                  superiorBody: l.tt
                  signingBody: l.uy
                  fullText: |
                %s
                addressees: [{group: l.tat-ca}]
                clauses:
                %s
                measures:
                %s
                """.formatted(
                number,
                urgency,
                each("    %1$d. Các đơn vị làm việc thứ %1$d.", clauses),
                each("  - {path: \"%1$d\", label: \"điểm %1$d\", wording: \"Các đơn vị làm việc thứ %1$d.\"}", clauses),
                each(
                        "  - {code: \"%1$d\", clause: \"%1$d\", kind: execute, title: \"Việc thứ %1$d\","
                                + " confirmer: l.vp, leads: [{group: l.tat-ca}], deadline: {rule: date, due: "
                                + due + ", setBy: " + setBy + "}}",
                        clauses)));
    }

    private static String each(String line, int times) {
        return IntStream.rangeClosed(1, times).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    }
}
