package vn.dondoc.process.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Vietnamese words of Camunda's four webapps, held against the English ones that come with them. */
class LocalesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the webapps put in at run time. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{}");

    /** Markup proper; a few English labels stand in angle brackets without being any. */
    private static final Pattern TAG =
            Pattern.compile("</?(a|b|br|div|em|form|i|iframe|img|input|p|script|span|strong|style|svg)\\b[^>]*>");

    /** English ends a plural with it; Vietnamese has no such ending. */
    private static final String PLURAL = "s";

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("Mỗi chữ tiếng Anh có đúng một chữ tiếng Việt, không thiếu, không thừa, không để trống")
    void everyWordIsThere(String app) throws IOException {
        SortedMap<String, String> english = labels(app, "en");
        SortedMap<String, String> vietnamese = labels(app, "vi");

        assertThat(vietnamese).containsOnlyKeys(english.keySet()).hasSizeGreaterThan(150);
        vietnamese.forEach((key, text) -> {
            if (english.get(key).equals(PLURAL)) {
                assertThat(text).as(key).isNotEmpty();
            } else {
                assertThat(text).as(key).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("Chỗ điền số, tên và thẻ HTML giữ như tiếng Anh: chữ dịch là mã chạy trong trang")
    void whatIsPutInAndWhatIsMarkupStays(String app) throws IOException {
        SortedMap<String, String> english = labels(app, "en");

        for (Map.Entry<String, String> label : labels(app, "vi").entrySet()) {
            String original = english.get(label.getKey());
            assertThat(found(PLACEHOLDER, label.getValue()))
                    .as(label.getKey())
                    .containsExactlyInAnyOrderElementsOf(found(PLACEHOLDER, original));
            assertThat(found(TAG, label.getValue()))
                    .as(label.getKey())
                    .containsExactlyInAnyOrderElementsOf(found(TAG, original));
            assertThat(label.getValue()).as(label.getKey()).doesNotContainPattern("(?i)javascript:|\\son\\w+\\s*=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("Tệp chữ viết bằng UTF-8 không BOM, chữ Việt dựng sẵn (NFC)")
    void isComposed(String app) throws IOException {
        String file = file(app, "vi");

        assertThat(Normalizer.isNormalized(file, Normalizer.Form.NFC)).isTrue();
        assertThat(file).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    @DisplayName("Ngày ghi 17/10/2019 08:00, tuần bắt đầu từ thứ hai")
    void datesAreWrittenAsInAnOffice(String app) throws IOException {
        JsonNode dates = JSON.readTree(file(app, "vi")).path("dateLocales");

        assertThat(dates.at("/longDateFormat/LT").asText()).isEqualTo("HH:mm");
        assertThat(dates.at("/longDateFormat/L").asText()).isEqualTo("DD/MM/YYYY");
        assertThat(dates.at("/longDateFormat/LLL").asText()).isEqualTo("DD/MM/YYYY HH:mm");
        assertThat(dates.at("/week/dow").asInt()).isEqualTo(1);
        assertThat(dates.path("weekdays")).hasSize(7);
        assertThat(dates.path("months")).hasSize(12);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(hit -> hit.groupCount() > 0 && hit.group(1) != null ? hit.group(1) : hit.group())
                .toList();
    }

    private static SortedMap<String, String> labels(String app, String language) throws IOException {
        SortedMap<String, String> labels = new TreeMap<>();
        JSON.readTree(file(app, language))
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** From the class path: English out of the webapps' jar, without its byte order mark. */
    private static String file(String app, String language) throws IOException {
        String name = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json";
        try (InputStream file = LocalesTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return language.equals("en") ? text.replace("\uFEFF", "") : text;
        }
    }
}
