package vn.dondoc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chữ người dùng gõ hoặc dán vào")
class TypedTextTest {

    @Test
    @DisplayName("Ký tự không thấy được bị bỏ, dấu gõ rời được ghép, xuống dòng giữ nguyên")
    void pasted() {
        assertThat(TypedText.visible(" \u200bXin\u0000 lùi ha\u0323n\r\nđến tháng 5\ud800 "))
                .isEqualTo("Xin lùi hạn\nđến tháng 5");
        assertThat(TypedText.visible(null)).isEmpty();
    }

    @Test
    @DisplayName("Ô bỏ trống hay quá dài thì được gọi tên ô")
    void refused() {
        assertThat(TypedText.optional("Số", " \u200b ", 5)).isNull();
        assertThat(TypedText.optional("Số", "12345", 5)).isEqualTo("12345");
        assertThatThrownBy(() -> TypedText.optional("Số", "123456", 5))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Ô \"Số\" dài 6 ký tự, nhiều nhất 5");
        assertThatThrownBy(() -> TypedText.required("Lý do", "\u0000", 5))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Ô \"Lý do\" còn trống");
    }

    @Test
    @DisplayName("Hàng nghìn dấu chồng lên một chữ: không treo máy, chữ có dấu thường thì giữ nguyên")
    void stackedMarks() {
        String stacked = "a" + "\u0301\u0323".repeat(200_000);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TypedText.visible(stacked)))
                .hasSizeLessThan(10);
        assertThat(TypedText.visible("e\u0302\u0323")).isEqualTo("ệ");
    }
}
