package vn.dondoc.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;

@OfficeTest
@DisplayName("Hai nút tính ngày làm việc như nhau")
class CalendarDaysIT {

    private static final LocalDate DAY = LocalDate.of(2041, 3, 5);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private CalendarDays here;
    private CalendarDays onTheOtherNode;

    @BeforeEach
    void bothHaveReadTheCalendar() {
        here = new CalendarDays(jdbc);
        onTheOtherNode = new CalendarDays(jdbc);
        assertThat(here.calendar().isWorking(DAY)).isTrue();
        assertThat(onTheOtherNode.calendar().isWorking(DAY)).isTrue();
    }

    @AfterEach
    void leaveNoDayOff() {
        jdbc.sql("delete from register.calendar_day where day = ?").param(DAY).update();
    }

    @Test
    @DisplayName("Ngày nghỉ ghi ở nút này thì nút kia tính theo ngay, khi giao dịch đã ghi xong")
    void aDayOffCountsOnBothNodesFromItsCommit() {
        transaction.executeWithoutResult(status -> {
            assertThat(here.calendar().isWorking(DAY)).isTrue();
            dayOff();
            here.forget();
            assertThat(here.calendar().isWorking(DAY)).isFalse();
        });
        assertThat(onTheOtherNode.calendar().isWorking(DAY)).isFalse();
        jdbc.sql("update register.calendar_day set kind = 'MADE_UP' where day = ?")
                .param(DAY)
                .update();
        assertThat(onTheOtherNode.calendar().isWorking(DAY)).isTrue();
        assertThat(here.calendar().isWorking(DAY)).isTrue();
    }

    @Test
    @DisplayName("Thay đổi bị hủy thì không nút nào tính theo, kể cả nút đã thấy nó")
    void whatIsRolledBackNeverCounts() {
        transaction.executeWithoutResult(status -> {
            dayOff();
            assertThat(here.calendar().isWorking(DAY)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(here.calendar().isWorking(DAY)).isTrue();
        assertThat(onTheOtherNode.calendar().isWorking(DAY)).isTrue();
    }

    private void dayOff() {
        jdbc.sql("insert into register.calendar_day values (?, 'HOLIDAY', 'Nghỉ', 'thử')")
                .param(DAY)
                .update();
    }
}
