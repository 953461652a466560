package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Urgency;
import vn.dondoc.urging.RungTable;

/** The two decision tables, asked for everything that can be asked. */
@OfficeTest
class UrgingTablesIT {

    private static final List<String> KINDS = Stream.concat(
                    Stream.of(MeasureKind.values()).map(MeasureKind::code), Stream.of("report", "step", "confirm"))
            .toList();

    @Autowired
    RungTable table;

    @Test
    @DisplayName("Mọi độ khẩn, loại việc, người ấn định hạn đều có mốc; mốc cao hơn không bao giờ sớm hơn")
    void everyDateHasItsRungsInOrder() {
        eachDate((urgency, kind, setBy) -> {
            Map<Rung, Integer> rungs = rungs(urgency, kind, setBy);
            assertThat(rungs).as("%s %s %s", urgency, kind, setBy).containsKeys(Rung.VANG, Rung.DO);
            int before = Integer.MIN_VALUE;
            for (Rung rung : Rung.values()) {
                Integer distance = rungs.get(rung);
                if (distance != null) {
                    assertThat(distance)
                            .as("%s %s %s %s", urgency, kind, setBy, rung)
                            .isGreaterThanOrEqualTo(before);
                    before = distance;
                }
            }
            assertThat(rungs.get(Rung.DO)).isPositive();
        });
    }

    @Test
    @DisplayName(
            "ĐỎ ĐẶC BIỆT chỉ cho hạn do văn bản, Ban Thường vụ ấn định; báo cáo định kỳ thì ai đặt cũng có, ở 10 ngày")
    void theTopRungIsForDatesFromAboveOnly() {
        eachDate((urgency, kind, setBy) -> {
            boolean fromAbove = setBy == DateSetBy.DOCUMENT || setBy == DateSetBy.STANDING;
            Integer top = rungs(urgency, kind, setBy).get(Rung.DO_DAC_BIET);
            if (kind.equals("report")) {
                assertThat(top).as("report, %s, %s", urgency, setBy).isEqualTo(10);
            } else if (!fromAbove) {
                assertThat(top).as("%s, %s, %s", kind, urgency, setBy).isNull();
            } else if (!kind.equals("step") && !kind.equals("confirm")) {
                assertThat(top).as("%s, %s, %s", kind, urgency, setBy).isNotNull();
            }
        });
    }

    @Test
    @DisplayName("Văn bản thường: NHẮC còn 7, VÀNG còn 3, ĐỎ ngày đầu sau hạn, ĐỎ ĐẶC BIỆT quá 3 ngày làm việc")
    void theDefaults() {
        for (String kind : List.of("execute", "disseminate", "scheme")) {
            assertThat(rungs(Urgency.THUONG, kind, DateSetBy.DOCUMENT))
                    .containsOnly(
                            Map.entry(Rung.NHAC, -7),
                            Map.entry(Rung.VANG, -3),
                            Map.entry(Rung.DO, 1),
                            Map.entry(Rung.DO_DAC_BIET, 3));
        }
    }

    @Test
    @DisplayName("Mỗi loại cơ quan, mỗi mốc: đúng những người của đặc tả")
    void thePeopleOfEveryRung() {
        for (BodyKind kind : BodyKind.values()) {
            assertThat(to(kind, Rung.NHAC)).as("%s NHAC", kind).containsExactly("OWN:OFFICER");
        }
        expect(BodyKind.DISTRICT_COMMITTEE, Rung.VANG, "OWN:OFFICER", "OWN:OFFICE_HEAD");
        expect(BodyKind.DISTRICT_COMMITTEE, Rung.DO, "OWN:DEPUTY_HEAD", "MONITOR:OFFICER", "PARTY_OFFICE:OFFICER");
        expect(BodyKind.DISTRICT_COMMITTEE, Rung.DO_DAC_BIET, "OWN:HEAD", "COMMITTEE:AREA_LEAD", "STANDING:OFFICER");
        expect(BodyKind.PEOPLES_COMMITTEE_CAUCUS, Rung.DO, "OWN:DEPUTY_HEAD", "OWN:OFFICE_HEAD");
        for (BodyKind kind : List.of(BodyKind.CAUCUS, BodyKind.AFFILIATED_COMMITTEE, BodyKind.YOUTH_UNION)) {
            expect(kind, Rung.DO, "OWN:DEPUTY_HEAD");
        }
        for (BodyKind kind : List.of(
                BodyKind.PEOPLES_COMMITTEE_CAUCUS,
                BodyKind.CAUCUS,
                BodyKind.AFFILIATED_COMMITTEE,
                BodyKind.YOUTH_UNION)) {
            expect(kind, Rung.DO_DAC_BIET, "OWN:HEAD", "STANDING:OFFICER");
        }
        expect(BodyKind.PROVINCIAL_BODY, Rung.VANG, "OWN:OFFICER", "OWN:OFFICE_HEAD");
        expect(BodyKind.PROVINCIAL_BODY, Rung.DO, "OWN:DEPUTY_HEAD", "OWN:HEAD");
        expect(BodyKind.PROVINCIAL_BODY, Rung.DO_DAC_BIET, "OWN:HEAD", "STANDING:DEPUTY_HEAD");
    }

    @Test
    @DisplayName("Không cơ quan nào, không mốc nào mà không có ai; chỉ mốc cao nhất mới buộc cấp trên trả lời")
    void nobodyIsForgottenAndOnlyTheTopAsksForAnAnswer() {
        for (BodyKind kind : BodyKind.values()) {
            for (Rung rung : Rung.values()) {
                List<RungTable.Recipient> recipients = table.recipients(kind.name(), rung);
                assertThat(recipients).as("%s %s", kind, rung).isNotEmpty();
                assertThat(recipients)
                        .as("%s %s", kind, rung)
                        .allSatisfy(each -> assertThat(each.channel()).isIn("SMS", "DIGEST", "LIST"));
                if (rung != Rung.DO_DAC_BIET) {
                    assertThat(recipients)
                            .as("%s %s", kind, rung)
                            .extracting(RungTable.Recipient::answerDays)
                            .containsOnlyNulls();
                }
                assertThat(recipients)
                        .as("the monitoring body may remind, not demand: %s %s", kind, rung)
                        .noneMatch(each -> each.scope().equals("MONITOR") && each.answerDays() != null);
            }
        }
    }

    @Test
    @DisplayName(
            "Đỉnh thang: mỗi loại cơ quan có đúng một nơi phải cho ý kiến trong 2 ngày, danh sách trình Thường trực")
    void whoeverIsAboveAnswersInTwoDays() {
        for (BodyKind kind : BodyKind.values()) {
            List<RungTable.Recipient> top = table.recipients(kind.name(), Rung.DO_DAC_BIET);
            List<RungTable.Recipient> answering =
                    top.stream().filter(each -> each.answerDays() != null).toList();
            if (kind == BodyKind.STANDING || kind == BodyKind.COMMITTEE) {
                assertThat(answering).as("%s rules on itself", kind).isEmpty();
                continue;
            }
            assertThat(answering).as("%s", kind).singleElement().satisfies(each -> {
                assertThat(each.scope()).isEqualTo("STANDING");
                assertThat(each.answerDays()).isEqualTo(2);
                assertThat(each.channel()).isEqualTo(kind == BodyKind.PROVINCIAL_BODY ? "SMS" : "LIST");
            });
            assertThat(top)
                    .as("%s: its head", kind)
                    .anyMatch(each -> each.scope().equals("OWN") && each.role().equals("HEAD"));
        }
    }

    @Test
    @DisplayName(
            "Ban cán sự đảng UBND, mốc vàng: thư ký, Văn phòng UBND, cơ quan soạn thảo; nơi khác: cán bộ và văn phòng")
    void theYellowRung() {
        expect(BodyKind.PEOPLES_COMMITTEE_CAUCUS, Rung.VANG, "OWN:OFFICER", "OWN:CLERK", "DRAFTER:OFFICER");
        for (BodyKind kind : List.of(BodyKind.CAUCUS, BodyKind.AFFILIATED_COMMITTEE, BodyKind.YOUTH_UNION)) {
            expect(kind, Rung.VANG, "OWN:OFFICER", "OWN:OFFICE_HEAD");
        }
    }

    private interface OneDate {
        void of(Urgency urgency, String kind, DateSetBy setBy);
    }

    private static void eachDate(OneDate check) {
        for (Urgency urgency : Urgency.values()) {
            for (String kind : KINDS) {
                for (DateSetBy setBy : DateSetBy.values()) {
                    check.of(urgency, kind, setBy);
                }
            }
        }
    }

    private Map<Rung, Integer> rungs(Urgency urgency, String kind, DateSetBy setBy) {
        Map<Rung, Integer> rungs = new HashMap<>();
        for (RungTable.Distance each : table.rungs(urgency.name(), kind, setBy.name())) {
            assertThat(rungs.put(each.rung(), each.workingDays()))
                    .as("%s twice for %s %s %s", each.rung(), urgency, kind, setBy)
                    .isNull();
        }
        return rungs;
    }

    private void expect(BodyKind kind, Rung rung, String... people) {
        assertThat(to(kind, rung)).as("%s %s", kind, rung).containsExactlyInAnyOrder(people);
    }

    private Set<String> to(BodyKind kind, Rung rung) {
        return table.recipients(kind.name(), rung).stream()
                .map(each -> each.scope() + ":" + each.role())
                .collect(Collectors.toSet());
    }
}
