package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The played rehearsal, twice side by side: everything of the brief happens in it, and both tell the same story. */
class PlayedRehearsalIT {

    /** Alone it is allowed five minutes; here others share the machine. */
    private static final Duration AT_MOST = Duration.ofMinutes(9);

    /** An earlier play; {@code -Drehearsal.timeline=write} writes it anew, where the play itself was changed. */
    private static final Path EARLIER = Path.of("src/test/resources/rehearsal/timeline.csv");

    @Test
    @DisplayName("Vở diễn 875-CV/TU chạy hết, thoát êm, và diễn lại thì y như cũ")
    void theWholeLifeOfTheDirectiveIsPlayedAndTheSameAgain() throws Exception {
        Path directory = Path.of("target/rehearsal-" + UUID.randomUUID());
        try (Jar play = play(directory)) {
            assertThat(play.untilEnd(AT_MOST)).as(play::toString).isZero();
            assertThat(play.output()).contains("Đã diễn xong").contains("trong sổ, 0 lần không có người làm");
        }
        String timeline = Files.readString(directory.resolve("timeline.csv"), StandardCharsets.UTF_8);
        if ("write".equals(System.getProperty("rehearsal.timeline"))) {
            Files.writeString(EARLIER, timeline, StandardCharsets.UTF_8);
        }
        // Line by line: what happens at one moment lies in the order of the database, which a machine may spell
        // otherwise.
        assertThat(timeline.lines().sorted())
                .containsExactlyElementsOf(Files.readString(EARLIER, StandardCharsets.UTF_8)
                        .lines()
                        .sorted()
                        .toList());
        assertThat(timeline).startsWith("at,clause,body,process,event,rung,recipient,detail\r\n");

        List<CSVRecord> lines = read(timeline);
        assertThat(of(lines, "issued").stream().filter(line -> line.get("at").startsWith("2019-10-17")))
                .hasSize(102);
        assertThat(of(lines, "received")).hasSize(29);
        assertThat(of(lines, "silent")).extracting(line -> line.get("body")).containsExactly("hu.dakha", "tinhdoan");
        assertThat(of(lines, "decided"))
                .extracting(line -> line.get("detail"))
                .containsExactly("PUT_OFF", "IN_PRINCIPLE");
        assertThat(of(lines, "promulgated")).hasSize(1);
        assertThat(of(lines, "moved")).extracting(line -> line.get("body")).containsExactly("hu.konplong");
        assertThat(of(lines, "obstacle")).extracting(line -> line.get("clause")).containsExactly("2.3", "2.3");
        assertThat(of(lines, "adjusted")).extracting(line -> line.get("clause")).containsExactly("2.5");
        assertThat(of(lines, "returned")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines.stream()
                        .filter(line -> line.get("rung").equals("DO_DAC_BIET"))
                        .map(line -> line.get("body"))
                        .distinct())
                .containsExactly("hu.iahdrai");
        assertThat(lines.stream()
                        .filter(line -> line.get("body").equals("hu.tumorong")
                                && line.get("rung").equals("DO")))
                .isNotEmpty();
        assertThat(of(lines, "submitted").stream()
                        .filter(line -> line.get("clause").equals("2.4"))
                        .map(line -> line.get("at").substring(0, 4)))
                .containsExactly("2020", "2020");
        assertThat(lines.get(lines.size() - 1).get("event")).isEqualTo("closed");
        assertThat(lines.get(lines.size() - 1).get("at")).startsWith("2021-03-31");
        assertThat(lines).extracting(line -> line.get("at")).isSorted();
    }

    private static Jar play(Path directory) throws IOException {
        return Jar.start(
                directory,
                "--spring.profiles.active=rehearsal-played",
                "--dondoc.rehearsal.timeline="
                        + directory.resolve("timeline.csv").toAbsolutePath());
    }

    private static List<CSVRecord> of(List<CSVRecord> lines, String event) {
        return lines.stream().filter(line -> line.get("event").equals(event)).toList();
    }

    private static List<CSVRecord> read(String text) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(text))) {
            return parser.getRecords();
        }
    }
}
