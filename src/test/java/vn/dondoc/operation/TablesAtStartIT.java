package vn.dondoc.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.StartRefused;
import vn.dondoc.register.UrgingTables;
import vn.dondoc.urging.OfficeTables;

@OfficeTest
@DisplayName("Thư mục bảng đôn đốc của cơ quan, đọc lúc khởi động")
class TablesAtStartIT {

    private static final String RUNGS = "escalation-rungs";

    @Autowired
    OfficeTables tables;

    @Autowired
    UrgingTables versions;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @AfterEach
    void backToTheRelease() throws IOException {
        byte[] shipped = Files.readAllBytes(Path.of("dmn", RUNGS + ".dmn"));
        if (!versions.inForce(RUNGS).orElseThrow().content().equals(new String(shipped, "UTF-8"))) {
            tables.apply(
                    RUNGS + ".dmn",
                    shipped,
                    tables.preview(RUNGS + ".dmn", shipped).seen(),
                    "Thử xong",
                    "t.office");
        }
    }

    private void start() {
        new TablesAtStart(tables, folder.toString()).run(new DefaultApplicationArguments());
    }

    private String own(String distance) throws IOException {
        String shipped = Files.readString(Path.of("dmn", RUNGS + ".dmn"));
        return shipped.replaceFirst("(?s)(entry_ordinaryReminder_distance\">\\s*<text>)-7<", "$1" + distance + "<");
    }

    @Test
    @DisplayName(
            "Bảng đi kèm dùng từ lần đầu; bảng trong thư mục thay nó một lần; quản trị đổi sau thì giữ bảng của quản trị")
    void theFolderCountsOnceForEachFile() throws IOException {
        assertThat(jdbc.sql("select source from register.urging_table where decision = ? and version = 1")
                        .param(RUNGS)
                        .query(String.class)
                        .single())
                .isEqualTo("SHIPPED");
        Files.writeString(folder.resolve(RUNGS + ".dmn"), own("-9"));
        start();
        UrgingTables.Version read = versions.inForce(RUNGS).orElseThrow();
        assertThat(read.source()).isEqualTo(UrgingTables.Source.FOLDER);
        assertThat(read.reason()).contains("lúc khởi động");
        assertThat(versions.officesOwn().get(RUNGS))
                .as("what a new release deploys")
                .isEqualTo(own("-9"));
        start();
        assertThat(versions.inForce(RUNGS).orElseThrow().version()).isEqualTo(read.version());

        byte[] admins = own("-8").getBytes("UTF-8");
        tables.apply("a.dmn", admins, tables.preview("a.dmn", admins).seen(), "Thống nhất lại", "t.office");
        start();
        assertThat(versions.inForce(RUNGS).orElseThrow().source())
                .as("the same file is not read over the administrator's")
                .isEqualTo(UrgingTables.Source.ADMINISTRATOR);
        Files.writeString(folder.resolve(RUNGS + ".dmn"), own("-10"));
        start();
        assertThat(versions.inForce(RUNGS).orElseThrow().content()).isEqualTo(own("-10"));
    }

    @Test
    @DisplayName(
            "Bản cài đặt mới có bảng khác: cơ quan chưa có bảng riêng thì dùng; bản cũ khởi động lại không đưa bảng cũ lên")
    void anotherRelease() throws IOException {
        byte[] newer = own("-6").getBytes("UTF-8");
        jdbc.sql("delete from register.urging_table_move").update();
        jdbc.sql("delete from register.urging_table where decision = ? and version > 1")
                .param(RUNGS)
                .update();
        tables.start(RUNGS, newer, java.util.Optional.empty(), "");
        tables.finishMoving();
        assertThat(versions.inForce(RUNGS).orElseThrow().changes()).isNotEmpty();
        int now = versions.inForce(RUNGS).orElseThrow().version();
        start();
        assertThat(versions.inForce(RUNGS).orElseThrow().version()).isEqualTo(now);
    }

    @Test
    @DisplayName(
            "Tệp sai, tên tệp lạ, thiếu thư mục: không khởi động, một câu nêu tệp và cách sửa, bảng đang dùng không đổi")
    void aWrongFileRefusesTheStart() throws IOException {
        int before = versions.history().size();
        Files.writeString(folder.resolve(RUNGS + ".dmn"), own("7"));
        assertThatThrownBy(this::start).isInstanceOfSatisfying(StartRefused.class, refused -> {
            assertThat(refused.problems())
                    .singleElement()
                    .asString()
                    .contains(RUNGS + ".dmn, dòng 1 (rule_ordinaryReminder)", "từ -60 đến 0");
            assertThat(refused.remedy()).contains("khởi động lại", "không đổi");
        });
        Files.writeString(folder.resolve(RUNGS + ".dmn"), "");
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("không phải tệp DMN");
        Files.move(folder.resolve(RUNGS + ".dmn"), folder.resolve("bang-moi.dmn"));
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("bang-moi.dmn");
        assertThatThrownBy(() -> new TablesAtStart(
                                tables, folder.resolve("khong-co").toString())
                        .run(new DefaultApplicationArguments()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Không có thư mục");
        assertThat(versions.history()).hasSize(before);
    }
}
