package vn.dondoc.directive.deadline;

/** Hours of a day: 9h00, 17 giờ 30 phút, 15:00. */
final class Hours {

    private static final Phrases HOUR = Phrases.any("h", "g", "giờ");
    private static final Words MINUTE = Words.of("phút");
    private static final Words MONTH = Words.of("tháng");

    private final Line line;

    Hours(Line line) {
        this.line = line;
    }

    /** The place after an hour: 9h00, 17 giờ 30 phút, 15:00; else -1. */
    int after(int i) {
        Token hour = line.at(i);
        if (!hour.isNumber() || hour.length() > 2) {
            return -1;
        }
        if (line.is(i + 1, ":")
                && line.at(i + 1).glued()
                && line.at(i + 2).isNumber()
                && line.at(i + 2).length() == 2) {
            return line.past(i + 3, HOUR);
        }
        int next = line.after(i + 1, HOUR);
        if (next < 0) {
            return -1;
        }
        boolean minutes = line.at(next).isNumber()
                && line.at(next).length() <= 2
                && !separator(next + 1)
                && !line.has(next + 1, MONTH);
        return minutes ? line.past(next + 1, MINUTE) : next;
    }

    /** As a clerk says it; null where a day has no such hour. */
    String shown(int i) {
        int minute = 0;
        if (line.is(i + 1, ":")) {
            minute = line.at(i + 2).value();
        } else {
            int next = line.after(i + 1, HOUR);
            if (after(i) > next) {
                minute = line.at(next).value();
            }
        }
        int hour = line.at(i).value();
        return hour > 24 || minute > 59 || hour == 24 && minute > 0 ? null : "%d giờ %02d".formatted(hour, minute);
    }

    private boolean separator(int i) {
        return line.is(i, "-") || line.is(i, "/");
    }
}
