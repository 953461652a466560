package vn.dondoc.directive.deadline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands before a date and says how the work is bound to it. */
enum Lead {
    NONE,
    BEFORE("trước"),
    BY(
            "chậm nhất",
            "muộn nhất",
            "chậm nhất là",
            "muộn nhất là",
            "không chậm hơn",
            "không muộn hơn",
            "không quá",
            "không vượt quá",
            "tối đa",
            "nhiều nhất",
            "hạn cuối",
            "hạn cuối cùng",
            "hạn chót",
            "thời hạn cuối",
            "thời hạn cuối cùng",
            "thời hạn hoàn thành",
            "thời hạn báo cáo",
            "thời hạn nộp",
            "thời hạn gửi",
            "thời hạn thực hiện",
            "thời hạn trình",
            "thời gian hoàn thành",
            "thời gian báo cáo",
            "thời gian gửi",
            "thời gian nộp",
            "thời gian trình",
            "thời hạn",
            "thời gian",
            "hạn hoàn thành",
            "hạn nộp",
            "hạn gửi",
            "hạn báo cáo",
            "đến hết",
            "cho đến hết",
            "hết",
            "trước hoặc trong",
            "trước hoặc vào"),
    WITHIN("trong", "trong vòng", "trong thời hạn", "trong thời gian", "ngay trong", "gói gọn trong"),
    TO("đến", "tới", "cho đến", "cho tới"),
    FROM("từ", "kể từ", "tính từ", "bắt đầu từ"),
    AFTER("sau"),
    AT("vào", "đúng", "lúc", "vào lúc", "hồi", "vào hồi"),
    /** Figures are to be drawn up to that day. */
    FIGURES("tính đến", "tính đến hết", "tính đến thời điểm", "số liệu đến", "chốt số liệu đến", "tính tới"),
    /** "Nhân dịp …" is not a date for work; "trước dịp …" is. */
    OCCASION("dịp", "trong dịp", "vào dịp", "nhân dịp", "chào mừng", "kỷ niệm", "nhân kỷ niệm", "mừng");

    private static final Map<String, List<Known>> KNOWN = new HashMap<>();

    private final String[] texts;

    static {
        for (Lead lead : values()) {
            for (String text : lead.texts) {
                Words words = Words.of(text);
                KNOWN.computeIfAbsent(words.keys()[0], first -> new ArrayList<>())
                        .add(new Known(words, lead));
            }
        }
    }

    Lead(String... texts) {
        this.texts = texts;
    }

    private record Known(Words words, Lead lead) {}

    /** The longest lead that stands here and the place after it; null where none does. */
    static At at(Line line, int i) {
        At found = null;
        for (Known known : KNOWN.getOrDefault(line.at(i).key(), List.of())) {
            int next = line.after(i, known.words());
            if (next > 0 && (found == null || next > found.next())) {
                found = new At(known.lead(), next);
            }
        }
        return found;
    }

    /** A lead and the place after it. */
    record At(Lead lead, int next) {}

    /** What two leads in a row mean together: "chậm nhất trước", "trong thời hạn không quá", "chậm nhất đến". */
    Lead then(Lead later) {
        if (this == NONE || later == BEFORE || later == FIGURES) {
            return later;
        }
        if (this == BEFORE || this == FIGURES || this == BY && later != OCCASION) {
            return this;
        }
        if (this == WITHIN && later == BY) {
            return WITHIN;
        }
        return later;
    }

    boolean bounds() {
        return this == BEFORE || this == BY || this == WITHIN || this == TO;
    }
}
