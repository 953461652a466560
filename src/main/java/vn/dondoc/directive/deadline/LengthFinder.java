package vn.dondoc.directive.deadline;

import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.Length;
import vn.dondoc.directive.deadline.Mention.Unclear;

/** Finds lengths of time within which work is due: trong 15 ngày làm việc kể từ ngày nhận. */
final class LengthFinder {

    private final Line line;
    private final Lengths lengths;
    private final Asking asking;

    LengthFinder(Line line, Lengths lengths) {
        this.line = line;
        this.lengths = lengths;
        asking = new Asking(line);
    }

    Mention length(Place place) {
        Lengths.Printed length = lengths.at(place.at());
        if (length == null) {
            return null;
        }
        int from = place.from();
        if (length.minutes() || length.past()) {
            return new Beside(
                    from, length.next(), Wording.quoted(line.printed(from, length.next())) + " không phải hạn.");
        }
        Lengths.From start = lengths.start(length.next()).closed(line);
        boolean alone = line.alone(from, start.next());
        boolean limit = place.lead() == Lead.WITHIN
                || place.lead() == Lead.BY
                || place.lead() == Lead.NONE && (start.printed() || alone);
        if (place.lead() == Lead.BEFORE || place.lead() == Lead.AFTER) {
            return asking.asked(
                    place.lead(),
                    from,
                    start.next(),
                    place.lead() == Lead.BEFORE
                            ? "không nói rõ trước ngày nào"
                            : "là mốc bắt đầu, không nói phải xong lúc nào",
                    "hạn là ngày nào?");
        }
        if (!limit) {
            return null;
        }
        if (length.hours() || length.vague()) {
            return asking.asked(
                    place.lead(),
                    from,
                    start.next(),
                    length.hours() ? "tính bằng giờ, phải biết giờ nhận" : "không đủ rõ để tính ra ngày",
                    "hạn là ngày nào?");
        }
        if (start.start() == null) {
            int end = Math.min(line.size(), start.next() + 8);
            return new Unclear(
                    from,
                    start.next(),
                    place.lead(),
                    Doubt.STRONG,
                    "Thời hạn tính từ một việc hoặc văn bản khác, văn bản này không ghi ngày.",
                    Wording.quoted(line.printed(from, end)) + ": bắt đầu tính từ ngày nào?");
        }
        return new Length(
                from,
                start.next(),
                place.lead(),
                length.amount(),
                length.unit(),
                start.start(),
                start.printed(),
                start.day(),
                place.lead() == Lead.NONE && !start.printed());
    }
}
