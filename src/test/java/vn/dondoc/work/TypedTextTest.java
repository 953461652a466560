package vn.dondoc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
