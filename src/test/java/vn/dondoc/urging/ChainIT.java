package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.Rung;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.work.Superior;

@OfficeTest
@DisplayName("Ai nhận đôn đốc: đúng chức danh hôm nay, khuyết thì người kế trên, không bao giờ im lặng")
class ChainIT {

    @Autowired
    Chain chain;

    @Autowired
    RungTable table;

    @Autowired
    Superior superior;

    @Autowired
    FactsReader facts;

    @Autowired
    People people;

    @Autowired
    SampleOffice office;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Facts of;

    @BeforeEach
    void aDirective() {
        office.directive("C-CHAIN", "execute", LocalDate.of(2030, 12, 31), 1);
        of = facts.of("C-CHAIN");
        for (BodyKind kind : BodyKind.values()) {
            jdbc.sql("insert into register.body (code, name, kind) values (?, ?, ?)")
                    .params(body(kind), body(kind), kind.name())
                    .update();
        }
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from register.membership where person like 'chain.%'").update();
        jdbc.sql("delete from register.person where account like 'chain.%'").update();
        jdbc.sql("delete from register.body where code like 'chain.%'").update();
        for (String table : List.of("measure_lead", "directive_addressee", "measure", "clause")) {
            jdbc.sql("delete from register." + table + " where directive = 'C-CHAIN'")
                    .update();
        }
        jdbc.sql("delete from register.directive where key = 'C-CHAIN'").update();
    }

    private static String body(BodyKind kind) {
        return "chain." + kind.name().toLowerCase(Locale.ROOT);
    }

    private void holds(String person, String body, String role, LocalDate from, LocalDate to) {
        jdbc.sql("insert into register.person (account, name) values (?, ?) on conflict do nothing")
                .params(person, person)
                .update();
        jdbc.sql("insert into register.membership (person, body, role, valid_from, valid_to) values (?, ?, ?, ?, ?)")
                .params(person, body, role, from, to)
                .update();
    }

    private void holds(String person, String body, String role) {
        holds(person, body, role, LocalDate.of(1900, 1, 1), null);
    }

    private Chain.Found find(String owner, String scope, String role) {
        return chain.holders(of, owner, new RungTable.Recipient(scope, role, "SMS", null));
    }

    @Test
    @DisplayName("Mọi loại cơ quan, mọi mốc, cơ quan không có một ai: vẫn có người nhận, và sổ biết là báo thay")
    void nobodyAtAllIsNeverSilence() {
        for (BodyKind kind : BodyKind.values()) {
            for (Rung rung : Rung.values()) {
                for (RungTable.Recipient recipient : table.recipients(kind.name(), rung)) {
                    if (recipient.scope().equals("DRAFTER")) {
                        continue; // Told beside the others, where there is one; never the only one (TableCheck).
                    }
                    Chain.Found found = chain.holders(of, body(kind), recipient);
                    assertThat(found.people())
                            .as("%s %s %s", kind, rung, recipient)
                            .isNotEmpty();
                    if (recipient.scope().equals("OWN")) {
                        assertThat(found.vacantRole()).as("%s %s", kind, rung).isEqualTo(recipient.role());
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "Phó Bí thư khuyết thì Bí thư nhận; cả hai khuyết thì Chánh Văn phòng, rồi chuyên viên của chính cơ quan")
    void theNextOneUp() {
        String owner = body(BodyKind.DISTRICT_COMMITTEE);
        holds("chain.officer", owner, "OFFICER");
        assertThat(find(owner, "OWN", "DEPUTY_HEAD"))
                .isEqualTo(new Chain.Found(List.of("chain.officer"), "DEPUTY_HEAD"));
        holds("chain.office", owner, "OFFICE_HEAD");
        assertThat(find(owner, "OWN", "DEPUTY_HEAD").people()).containsExactly("chain.office");
        holds("chain.head", owner, "HEAD");
        assertThat(find(owner, "OWN", "DEPUTY_HEAD")).isEqualTo(new Chain.Found(List.of("chain.head"), "DEPUTY_HEAD"));
        holds("chain.deputy", owner, "DEPUTY_HEAD");
        assertThat(find(owner, "OWN", "DEPUTY_HEAD")).isEqualTo(new Chain.Found(List.of("chain.deputy"), null));
    }

    @Test
    @DisplayName("Người thôi chức hôm qua không nhận, người nhận chức ngày mai chưa nhận, người hôm nay nhận")
    void membershipsOfTheDay() {
        String owner = body(BodyKind.CAUCUS);
        LocalDate today = LocalDate.now(clock);
        holds("chain.before", owner, "HEAD", LocalDate.of(2000, 1, 1), today.minusDays(1));
        holds("chain.after", owner, "HEAD", today.plusDays(1), null);
        holds("chain.officer", owner, "OFFICER");
        assertThat(find(owner, "OWN", "HEAD").people()).containsExactly("chain.officer");
        holds("chain.today", owner, "HEAD", today, today);
        assertThat(find(owner, "OWN", "HEAD")).isEqualTo(new Chain.Found(List.of("chain.today"), null));
    }

    @Test
    @DisplayName(
            "Ủy viên Ban Thường vụ phụ trách địa bàn: đúng người của huyện ấy, và không vì thế thành cán bộ của huyện")
    void theMemberInChargeOfTheArea() {
        String owner = body(BodyKind.DISTRICT_COMMITTEE);
        holds("chain.member", owner, "AREA_LEAD");
        assertThat(find(owner, "COMMITTEE", "AREA_LEAD")).isEqualTo(new Chain.Found(List.of("chain.member"), null));
        assertThat(people.groups("chain.member")).containsExactly(owner + ":AREA_LEAD");
        assertThat(find(body(BodyKind.YOUTH_UNION), "COMMITTEE", "AREA_LEAD").people())
                .as("of another area")
                .doesNotContain("chain.member")
                .isNotEmpty();
    }

    @Test
    @DisplayName("Cơ quan không có ai thì cơ quan cấp trên nhận; sổ danh mục ghi vòng cũng không chạy mãi")
    void theBodyAbove() {
        String owner = body(BodyKind.AFFILIATED_COMMITTEE);
        String above = body(BodyKind.COMMITTEE);
        jdbc.sql("update register.body set parent = ? where code = ?")
                .params(above, owner)
                .update();
        jdbc.sql("update register.body set parent = ? where code = ?")
                .params(owner, above)
                .update();
        holds("chain.above", above, "HEAD");
        assertThat(find(owner, "OWN", "OFFICER")).isEqualTo(new Chain.Found(List.of("chain.above"), "OFFICER"));
        jdbc.sql("update register.body set parent = null where code like 'chain.%'")
                .update();
    }

    @Test
    @DisplayName("Mọi loại cơ quan, mọi mốc: không ai được giao cho ý kiến về việc của chính cơ quan mình")
    void nobodyRulesOnTheirOwn() {
        for (BodyKind kind : BodyKind.values()) {
            for (Rung rung : Rung.values()) {
                for (RungTable.Recipient recipient : table.recipients(kind.name(), rung)) {
                    if (recipient.answerDays() != null) {
                        assertThat(recipient.scope()).as("%s %s", kind, rung).isIn("STANDING", "COMMITTEE", "SUPERIOR");
                        assertThat(kind).isNotIn(BodyKind.STANDING, BodyKind.COMMITTEE);
                    }
                }
            }
            Facts own = new Facts("K", of.directive(), body(kind), kind.name(), null);
            assertThat(superior.above(own)).as("%s", kind).hasValue(SampleOffice.STANDING);
        }
        Facts highest = new Facts("K", of.directive(), SampleOffice.STANDING, "Thường trực", null);
        assertThat(superior.above(highest))
                .as("above the highest there is nobody")
                .isEmpty();
    }
}
