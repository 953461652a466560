package vn.dondoc.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.StartRefused;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.work.DirectiveEntry;

@OfficeTest
@DisplayName("Dữ liệu của cơ quan nạp mỗi lần khởi động")
class OfficeDataIT {

    private static final String BODIES = """
            bodies:
              - {code: o.uy, name: Huyện ủy Ví Dụ, kind: COMMITTEE}
              - {code: o.vp, name: Văn phòng Huyện ủy, kind: PROVINCIAL_BODY, parent: o.uy}
            """;

    private static final String DIRECTIVE = """
            directive:
              number: 77-CV/OF
              type: CONG_VAN
              issuedOn: 2021-03-01
              issuer: o.uy
              subject: V/v báo cáo
              superiorBody: o.uy
              signingBody: o.uy
              fullText: |
                1. Văn phòng báo cáo.
            addressees: [o.vp]
            clauses:
              - {path: "1", label: điểm 1, wording: Văn phòng báo cáo.}
            measures:
              - code: "1"
                clause: "1"
                kind: execute
                title: Báo cáo
                confirmer: o.uy
                leads: [o.vp]
                deadline: {rule: none}
            """;

    @Autowired
    DataFiles files;

    @Autowired
    ReferenceData reference;

    @Autowired
    DirectiveEntry entry;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    SampleOffice sample;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    @DisplayName("Tệp sai: không khởi động, nêu tệp và dòng, không ghi gì; sửa xong thì văn bản tới người ký, một lần")
    void wrongFilesRefuseTheStartAndNewDocumentsReachTheSigner() throws IOException {
        sample.open();
        Files.writeString(folder.resolve("bodies.yaml"), BODIES.replace("parent: o.uy", "parent: o.khong-co"));
        Files.writeString(folder.resolve("directive.yaml"), DIRECTIVE);
        StartRefused refused = catchThrowableOfType(StartRefused.class, this::start);
        assertThat(refused.getMessage()).contains("Chưa ghi gì vào sổ", "bodies.yaml:3", "o.khong-co");
        assertThat(refused.remedy()).contains(folder.toString(), "khởi động lại");
        assertThat(counted("register.body where code like 'o.%'")).isZero();

        Files.writeString(folder.resolve("bodies.yaml"), BODIES);
        start();
        assertThat(jdbc.sql("select state from register.directive where key = '77-CV-OF'")
                        .query(String.class)
                        .single())
                .isEqualTo("AWAITING_SIGNATURE");
        start();
        assertThat(counted("act_ru_task t join register.step s on s.task_id = t.id_ where s.proceeding = '77-CV-OF'"))
                .isEqualTo(1);
    }

    private void start() {
        new OfficeData(files, reference, entry, transaction, folder.toString()).run(null);
    }

    private int counted(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
