package vn.dondoc.directive.deadline;

import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Lasting;
import vn.dondoc.directive.deadline.Mention.Soon;

/** Finds fixed words about time that are no date: kịp thời, thường xuyên, giai đoạn 2021-2030. */
final class Idioms {

    private static final Phrases NO_DEADLINE = Phrases.any(
            "trước mắt",
            "trước hết",
            "trước đây",
            "trước đó",
            "trước tiên",
            "trước sau",
            "trước nay",
            "trước kia",
            "trước thời hạn",
            "trước hạn",
            "từ trước đến nay",
            "từ đó đến nay",
            "từ trước tới nay",
            "đến nay",
            "cho đến nay",
            "tới nay",
            "đến thời điểm hiện tại",
            "trước , trong và sau",
            "hết sức",
            "ngày càng",
            "ngày nay",
            "từ nay trở đi",
            "thời gian qua",
            "trong thời gian qua",
            "thời gian vừa qua",
            "trong những năm qua",
            "những năm qua",
            "trong năm qua",
            "sau đây",
            "sau đó",
            "như sau",
            "từ đó",
            "trong đó",
            "ngày một",
            "ngày đêm",
            "quý vị",
            "lần thứ",
            "khóa",
            "kể từ ngày ký",
            "từ ngày ký",
            "kể từ ngày ban hành",
            "từ ngày ban hành",
            "hiệu lực từ",
            "hiệu lực kể từ");
    private static final Phrases SOON = Phrases.any(
            "kịp thời",
            "khẩn trương",
            "sớm",
            "sớm nhất",
            "ngay",
            "nhanh chóng",
            "gấp",
            "càng sớm càng tốt",
            "trong thời gian sớm nhất",
            "thời gian sớm nhất",
            "trong thời gian ngắn nhất",
            "trong thời gian tới",
            "thời gian tới",
            "lập tức",
            "ngay lập tức",
            "tức thì",
            "ngay sau khi nhận",
            "ngay sau khi nhận được",
            "ngay khi nhận",
            "ngay khi nhận được",
            "ngay từ",
            "hỏa tốc",
            "khẩn");
    private static final Phrases NOT_YET_SOON = Phrases.any("ngay trong", "ngay sau", "ngay khi", "ngay từ");
    private static final Phrases PAPER =
            Phrases.any("công văn", "văn bản", "chỉ thị", "kế hoạch", "kết luận", "thông báo");
    private static final Words THIS = Words.of("này");
    private static final Phrases LASTING = Phrases.any(
            "thường xuyên",
            "tiếp tục",
            "liên tục",
            "lâu dài",
            "trong suốt quá trình",
            "trong quá trình",
            "suốt quá trình",
            "trong suốt thời gian");
    private static final Phrases ON_EVENT = Phrases.any(
            "nếu có vướng mắc",
            "nếu có khó khăn",
            "nếu có phát sinh",
            "nếu phát sinh",
            "nếu gặp khó khăn",
            "nếu có thay đổi",
            "khi có vướng mắc",
            "khi có khó khăn",
            "khi có phát sinh",
            "khi phát sinh",
            "khi có yêu cầu",
            "khi có thay đổi",
            "khi có tình huống",
            "khi có chỉ đạo",
            "khi có biến động",
            "khi cần",
            "khi cần thiết",
            "khi được yêu cầu",
            "theo yêu cầu",
            "đột xuất");
    private static final Words SPENDING = Words.of("chi");
    private static final Phrases STAGE =
            Phrases.any("giai đoạn", "thời kỳ", "nhiệm kỳ", "niên độ", "kế hoạch 5 năm", "kế hoạch 05 năm");

    private final Line line;
    private final Periods periods;

    Idioms(Line line, Periods periods) {
        this.line = line;
        this.periods = periods;
    }

    /** The place after words that name no date though they begin like one; else -1. */
    int idle(int i) {
        return line.after(i, NO_DEADLINE);
    }

    /** Nothing but such words: no deadline. */
    Mention noDeadline(int from, int next) {
        return line.alone(from, next)
                ? new Beside(from, next, Wording.quoted(line.printed(from, next)) + " không phải hạn.")
                : null;
    }

    Mention stage(Place place) {
        int next = line.after(place.at(), STAGE);
        if (next < 0) {
            return null;
        }
        Span years = periods.at(next);
        if (years != null) {
            next = years.next();
        } else {
            while (line.at(next).isNumber() || line.is(next, "-")) {
                next++;
            }
        }
        return new Beside(
                place.at(), next, Wording.quoted(line.printed(place.at(), next)) + " là giai đoạn, không phải hạn.");
    }

    Mention lasting(Place place) {
        int next = line.after(place.at(), LASTING);
        if (next > 0 && !line.has(place.at() - 1, SPENDING)) {
            return new Lasting(place.at(), next, false);
        }
        next = place.lead() == Lead.NONE ? line.after(place.at(), ON_EVENT) : -1;
        return next < 0 ? null : new Lasting(place.at(), next, true);
    }

    Mention soon(Place place) {
        int next = line.after(place.at(), SOON);
        if (next < 0) {
            return null;
        }
        if (line.has(place.at(), NOT_YET_SOON) && next <= place.at() + 2) {
            return null;
        }
        return new Soon(place.at(), line.past(line.past(next, PAPER), THIS));
    }
}
