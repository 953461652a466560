package vn.dondoc.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The data files of a large office: two hundred bodies under one committee. */
final class Office {

    static final int BODIES = 200;

    private Office() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bodies.yaml"), """
                bodies:
                  - {code: ub, name: "Cơ quan ban hành", kind: COMMITTEE}
                  - {code: tt, name: "Thường trực", kind: STANDING, parent: ub}
                  - {code: vp, name: "Văn phòng", kind: STATE_BODY, parent: ub}
                %s
                posts: {PARTY_OFFICE: vp, STANDING: tt, COMMITTEE: ub}
                """.formatted(each("  - {code: b%1$d, name: \"Đơn vị %1$d\", kind: STATE_BODY, parent: ub}")));
        Files.writeString(folder.resolve("people.yaml"), """
                people:
                  - {account: quantri, name: "Quản trị", login: true, memberships: [{body: vp, role: ADMINISTRATOR}]}
                  - {account: ky, name: "Người ký", login: true, memberships: [{body: ub, role: SIGNER}]}
                  - {account: theodoi, name: "Người theo dõi", login: true, memberships: [{body: vp, role: OFFICER}]}
                  - {account: vanhanh, name: "Người vận hành", login: true, memberships: [{body: vp, role: SUPERVISOR}]}
                %s
                """.formatted(each("  - {account: b%1$d, name: \"Chuyên viên %1$d\", login: true, phone: \"0000 000 %1$d\","
                + " memberships: [{body: b%1$d, role: OFFICER}]}")));
    }

    private static String each(String line) {
        return IntStream.rangeClosed(1, BODIES).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    }
}
