package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Xuất Excel")
class ListPagesIT {

    private static final String CLERK = SampleOffice.OFFICE + ".clerk";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private ClockControl clock;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.directive("T-WEB-LISTS", "execute", LocalDate.parse("2020-12-31"), 2);
        office.assignment("T-WEB-LISTS", "t.b1", "IN_PROGRESS", LocalDate.parse("2020-12-31"), "DOCUMENT");
        office.assignment("T-WEB-LISTS", "t.b2", "IN_PROGRESS", LocalDate.parse("2021-01-11"), "DOCUMENT");
    }

    @AfterEach
    void away() {
        office.forget("T-WEB-LISTS");
        clock.real();
    }

    @Test
    @DisplayName(
            "Danh sách nào cũng xuất được: tiêu đề, bộ lọc bằng lời, thời điểm chốt số liệu, in ngang A4 vừa chiều rộng, lặp dòng"
                    + " tiêu đề cột")
    void everyList() throws Exception {
        for (String list : List.of(
                "board",
                "directives",
                "assignments",
                "requests",
                "reports",
                "alerts",
                "report-requests",
                "calendar?year=2021",
                "milestones",
                "organisation",
                "organisation/bodies/t.b1",
                "mandates",
                "substitutions",
                "directives/T-WEB-LISTS",
                "directives/T-WEB-LISTS/trail")) {
            Workbook book = read(list, CLERK, "CLERK");
            for (Sheet sheet : book.book()) {
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                        .as(list)
                        .isNotBlank();
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                        .as(list)
                        .endsWith(".");
                assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                        .as(list)
                        .startsWith("Số liệu đến 09:00 06/01/2021. Người xuất: ");
                assertThat(sheet.getRow(4).getCell(0).getStringCellValue())
                        .as(list)
                        .isNotBlank();
                assertThat(sheet.getPrintSetup().getLandscape()).as(list).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(4);
            }
        }
        for (String list : List.of("trail", "inspections")) {
            read(list, CLERK, "ADMINISTRATOR");
        }
    }

    @Test
    @DisplayName(
            "Bộ lọc của trang theo vào tệp; ngày là ngày thật; người của cơ quan này không thấy việc của cơ quan khác")
    void filterAndSight() throws Exception {
        Workbook book = read("assignments?directive=T-WEB-LISTS&overdue=true", CLERK, "CLERK");
        assertThat(book.text(1, 0)).isEqualTo("Lọc: văn bản T-WEB-LISTS; chỉ việc quá hạn.");
        assertThat(book.sheet().getLastRowNum()).isEqualTo(5);
        Cell due = book.sheet().getRow(5).getCell(book.column("Hạn"));
        assertThat(due.getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2020-12-31");
        assertThat(due.getCellStyle().getDataFormatString()).isEqualTo("dd/mm/yyyy");
        assertThat(book.text(5, book.column("Mã"))).isEqualTo("T-WEB-LISTS:1:t.b1");

        assertThat(read("assignments?directive=T-WEB-LISTS", "t.b1", "OFFICER").texts())
                .contains("T-WEB-LISTS:1:t.b1")
                .doesNotContain("T-WEB-LISTS:1:t.b2");
        assertThat(browser.perform(get("/export/directives/T-WEB-LISTS")
                                .with(user("t.nobody").roles("OFFICER")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Chữ mà bảng tính sẽ chạy như công thức thì mang dấu nháy; gạch đầu dòng giữ nguyên")
    void nothingRuns() throws Exception {
        for (String title : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "- Làm việc này")) {
            jdbc.sql("update register.measure set title = ? where directive = 'T-WEB-LISTS'")
                    .param(title)
                    .update();
            Workbook book = read("assignments?directive=T-WEB-LISTS", CLERK, "CLERK");
            Cell cell = book.sheet().getRow(5).getCell(book.column("Nhiệm vụ"));
            assertThat(cell.getStringCellValue()).isEqualTo(title.startsWith("- ") ? title : "'" + title);
            assertThat(cell.getCellStyle().getQuotePrefixed()).as(title).isTrue();
        }
    }

    private Workbook read(String list, String account, String role) throws Exception {
        MockHttpServletResponse answer = browser.perform(
                        get("/export/" + list).with(user(account).roles(role)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus())
                .as(list + ": " + answer.getErrorMessage())
                .isEqualTo(200);
        assertThat(answer.getContentType()).startsWith(ListFile.TYPE);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; filename=\"");
        return Workbook.of(answer.getContentAsByteArray());
    }
}
