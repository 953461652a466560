package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.operation.InstanceHistory;
import vn.dondoc.process.WalkedPath.Flow;
import vn.dondoc.process.WalkedPath.Visit;

@DisplayName("Đường đã đi của một lượt")
class WalkedPathTest {

    private static final List<Flow> FLOWS = List.of(
            new Flow("toDraft", "start", "draft", false),
            new Flow("toCheck", "draft", "check", false),
            new Flow("toGood", "check", "good", false),
            new Flow("back", "good", "draft", true),
            new Flow("on", "good", "end", true),
            new Flow("toFork", "end", "fork", false),
            new Flow("left", "fork", "a", false),
            new Flow("right", "fork", "b", false),
            new Flow("aToJoin", "a", "join", false),
            new Flow("bToJoin", "b", "join", false));

    @Test
    @DisplayName("Trả lại một lần: vòng lại một lần, các bước trong vòng hai lần")
    void aLoop() {
        List<Visit> visits = List.of(
                visit("start", 0, 0),
                visit("draft", 0, 1),
                visit("check", 1, 2),
                visit("good", 2, 2),
                visit("draft", 2, 3),
                visit("check", 3, 4),
                visit("good", 4, 4),
                visit("end", 4, 4));
        assertThat(WalkedPath.flows(visits, FLOWS))
                .containsExactlyInAnyOrder(
                        new InstanceHistory.Flow("toDraft", 1),
                        new InstanceHistory.Flow("toCheck", 2),
                        new InstanceHistory.Flow("toGood", 2),
                        new InstanceHistory.Flow("back", 1),
                        new InstanceHistory.Flow("on", 1));
        assertThat(WalkedPath.activities(visits)).contains(new InstanceHistory.Activity("draft", 2, 0, 0));
    }

    @Test
    @DisplayName("Rẽ nhánh song song và nhập lại; một lúc thì theo thứ tự vào")
    void parallelBranches() {
        assertThat(WalkedPath.flows(
                        List.of(
                                visit("fork", 5, 5),
                                visit("a", 5, 5),
                                visit("b", 5, 5),
                                visit("join", 5, 5),
                                visit("join", 5, 5)),
                        FLOWS))
                .containsExactlyInAnyOrder(
                        new InstanceHistory.Flow("left", 1),
                        new InstanceHistory.Flow("right", 1),
                        new InstanceHistory.Flow("aToJoin", 1),
                        new InstanceHistory.Flow("bToJoin", 1));
    }

    @Test
    @DisplayName("Bước nhiều cơ quan cùng làm: đếm từng cơ quan, đường vào một lần; bước bị ngắt không đi tiếp")
    void severalAtOnceAndInterrupted() {
        List<Visit> visits = List.of(
                visit("draft", 0, 1),
                visit("check#multiInstanceBody", 1, 4),
                visit("check", 1, 2),
                new Visit("check", at(1), at(4), true),
                visit("good", 4, 4));
        assertThat(WalkedPath.activities(visits)).contains(new InstanceHistory.Activity("check", 2, 1, 0));
        assertThat(WalkedPath.flows(visits, FLOWS))
                .containsExactlyInAnyOrder(
                        new InstanceHistory.Flow("toCheck", 1), new InstanceHistory.Flow("toGood", 1));
        assertThat(WalkedPath.flows(List.of(new Visit("draft", at(0), at(1), true), visit("check", 1, 2)), FLOWS))
                .isEmpty();
    }

    private static Visit visit(String activity, int entered, int left) {
        return new Visit(activity, at(entered), at(left), false);
    }

    private static Instant at(int seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
