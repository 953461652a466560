package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
@DisplayName("Danh sách có sẵn của Tasklist đi theo người mở và theo đồng hồ của cơ quan")
class ReadyListsIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The Tuesday that {@link GuardedOffice} names. */
    private static final LocalDate DUE = LocalDate.parse("2030-12-31");

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private FilterService filters;

    @Autowired
    private ClockControl clock;

    @Autowired
    private JdbcClient jdbc;

    private String task;

    @BeforeEach
    void open() {
        office.open(port);
        task = office.task(GuardedOffice.WORK);
    }

    @AfterEach
    void clean() {
        clock.real();
        Visitor.signedIn(port, "r.lead").rest("POST", "/task/" + task + "/unclaim", "{}");
    }

    @Test
    @DisplayName("Ứng dụng tự lập bảy danh sách, mỗi danh sách một màu, mọi người đều mở được")
    void theApplicationMakesThem() {
        List<Filter> all = filters.createTaskFilterQuery().list();
        assertThat(all)
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder(
                        "Việc của đơn vị",
                        "Việc của tôi",
                        "Quá hạn",
                        "Sắp đến hạn",
                        "Chưa ai nhận",
                        "Chờ xác nhận",
                        "Chờ quyết định");
        assertThat(all)
                .extracting(filter -> filter.getProperties().get("color"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        Visitor stranger = Visitor.signedIn(port, "r.stranger");
        assertThat(all)
                .allSatisfy(filter -> assertThat(stranger.rest("GET", "/filter/" + filter.getId() + "/count", null)
                                .statusCode())
                        .as(filter.getName())
                        .isEqualTo(200));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2030-12-19T23:59:59, ''",
        "2030-12-20T00:00:00, Sắp đến hạn",
        "2030-12-31T23:59:58, Sắp đến hạn",
        "2031-01-01T00:00:00, Quá hạn",
        "2031-03-01T08:00:00, Quá hạn"
    })
    @DisplayName("Sắp đến hạn từ ngày còn 7 ngày làm việc; quá hạn từ lúc hết ngày đến hạn")
    void datesFollowTheOfficesClock(LocalDateTime now, String expected) {
        assertThat(dueOf(task)).isEqualTo(DUE);
        Instant instant = now.atZone(ZONE).toInstant();
        clock.standAt(instant);
        Visitor lead = Visitor.signedIn(port, "r.lead");
        for (String name : List.of("Sắp đến hạn", "Quá hạn")) {
            assertThat(holds(lead, name)).as(name).isEqualTo(name.equals(expected));
        }
    }

    @Test
    @DisplayName("Nhận rồi thì vào Việc của tôi, chỉ của người nhận; trả lại thì thôi")
    void mineIsWhoeverAsks() {
        Visitor lead = Visitor.signedIn(port, "r.lead");
        Visitor other = Visitor.signedIn(port, "r.other");
        Visitor supervisor = Visitor.signedIn(port, "r.supervisor");
        assertThat(holds(lead, "Việc của tôi")).isFalse();
        lead.rest("POST", "/task/" + task + "/claim", "{\"userId\":\"r.lead\"}");
        assertThat(holds(lead, "Việc của tôi")).isTrue();
        assertThat(holds(other, "Việc của tôi")).isFalse();
        assertThat(holds(supervisor, "Việc của đơn vị")).isTrue();
        assertThat(holds(supervisor, "Việc của tôi")).isFalse();
    }

    private boolean holds(Visitor who, String name) {
        String id =
                filters.createTaskFilterQuery().filterName(name).singleResult().getId();
        return who.rest("POST", "/filter/" + id + "/list?firstResult=0&maxResults=2000", "{}")
                .body()
                .contains("\"id\":\"" + task + "\"");
    }

    private LocalDate dueOf(String id) {
        return jdbc.sql("select due from register.step where task_id = ?")
                .param(id)
                .query(LocalDate.class)
                .single();
    }
}
