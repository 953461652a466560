package vn.dondoc.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Values;

/** What the browser would have checked, checked without one, by the same form files. */
class FormRulesTest {

    private final FormRules rules = new FormRules(new ObjectMapper());

    @Test
    @DisplayName("Số ghi bằng chữ, số lẻ, số ngoài khoảng, số khổng lồ đều được trả lời rõ ràng")
    void numbers() {
        assertThat(period("firstPeriod", 2020).number("firstPeriod")).isEqualTo(2020);
        assertThat(period("firstPeriod", " 2020 ").number("firstPeriod")).isEqualTo(2020);
        assertThat(period("firstPeriod", 2020.0).number("firstPeriod")).isEqualTo(2020);
        refused("firstPeriod", "hai nghìn không trăm hai mươi", "phải ghi bằng chữ số, ví dụ 2020");
        refused("firstPeriod", "2020,5", "phải ghi bằng chữ số");
        refused("firstPeriod", "2020.5", "phải là số nguyên");
        refused("firstPeriod", 1999, "phải từ 2000 đến 2100");
        refused("firstPeriod", "1e999999999", "phải từ 2000 đến 2100");
        refused("firstPeriod", "", "còn trống");
    }

    @Test
    @DisplayName("Ô có mẫu thì phải theo mẫu; lựa chọn lạ thì không nhận")
    void patternsAndChoices() {
        refused("monthDay", "31/12", "ví dụ 12-31");
        refused("monthDay", "13-01", "ví dụ 12-31");
        refused("every", "P1D", "không có lựa chọn \"P1D\"");
        refused("every", "hằng năm", "không có lựa chọn");
    }

    @Test
    @DisplayName("Ngày phải đọc được và thuộc về đời người")
    void dates() {
        assertThat(date("2020-12-31")).hasToString("2020-12-31");
        assertThat(date("2020-12-31T00:00:00.000+07:00")).hasToString("2020-12-31");
        for (String wrong : List.of(
                "ngày 31 tháng 12",
                "31-12-2020",
                "2020-02-30",
                "0020-12-31",
                "+999999999-12-31",
                "2020-12-31T",
                "2020-12-31Tx")) {
            assertThatThrownBy(() -> date(wrong))
                    .as(wrong)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("phải là ngày, ví dụ 2020-12-31");
        }
    }

    @Test
    @DisplayName("Danh sách hỏng hoặc quá dài thì không nhận")
    void lists() {
        assertThat(consulted(List.of("a", "b")).list("consulted")).containsExactly("a", "b");
        assertThat(consulted("[\"a\"]").list("consulted")).containsExactly("a");
        for (Object wrong : List.of("[", "a, b", "{}", 7)) {
            assertThatThrownBy(() -> consulted(wrong))
                    .as("%s", wrong)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("phải là danh sách");
        }
        for (String wrong : List.of("a\0", "\uD800", "x".repeat(101))) {
            assertThatThrownBy(() -> consulted(List.of(wrong)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("không có lựa chọn");
        }
        assertThatThrownBy(() -> consulted(java.util.Collections.nCopies(501, "a")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("phải là danh sách");
    }

    @Test
    @DisplayName("Chữ được ghép dấu thống nhất và bỏ khoảng trống đầu cuối; có hay không thì chỉ có hay không")
    void textsAndFlags() {
        Values values = rules.check(
                "register-arrival", Map.of("arrivalNo", "  Đe\u0302\u0301n 7  ", "arrivalOn", "2020-01-02"));
        assertThat(values.text("arrivalNo")).isEqualTo("Đến 7");
        assertThatThrownBy(() -> rules.check("break-down", Map.of("confirmDone", "có")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("chỉ nhận có hoặc không");
        assertThatThrownBy(() -> rules.check("break-down", Map.of("confirmDone", false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("còn trống");
    }

    private Values period(String field, Object value) {
        Map<String, Object> submitted = new HashMap<>(Map.of("every", "P1Y", "monthDay", "12-31", "firstPeriod", 2020));
        submitted.put(field, value);
        return rules.check("set-period", submitted);
    }

    private void refused(String field, Object value, String because) {
        assertThatThrownBy(() -> period(field, value))
                .as("%s = %s", field, value)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(because);
    }

    private Object date(String text) {
        return rules.check("propose-date", Map.of("due", text)).date("due");
    }

    private Values consulted(Object bodies) {
        return rules.check(
                "plan-consultation",
                Map.of("number", "1-CV", "datedOn", "2020-01-02", "until", "2020-02-03", "consulted", bodies));
    }
}
