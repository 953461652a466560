package vn.dondoc.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.work.Words;

/** How pages write days, times, sizes and codes; templates call it {@code @show}. */
@Component("show")
class Show {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");
    private static final Pattern DATE = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    private static final Pattern CODE = Pattern.compile("^(userTask_[A-Za-z]+|[A-Z][A-Z_]{3,})(?=$|:? )");

    /** What somebody is in a body, as the trail of people names it. */
    private static final Pattern ROLE = Pattern.compile(
            "(?<=vai )(" + Stream.of(BodyRole.values()).map(Enum::name).collect(Collectors.joining("|")) + ")\\b");

    private final Clock clock;
    private final MessageSource messages;

    Show(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** {@code 31/12/2020}, nothing for null. */
    public String day(LocalDate day) {
        return day == null ? "" : Words.day(day);
    }

    /** {@code 17:05 31/12/2020}, nothing for null. */
    public String minute(Instant at) {
        return at == null ? "" : MINUTE.format(LocalDateTime.ofInstant(at, clock.getZone()));
    }

    public String dayOf(Instant at) {
        return at == null ? "" : Words.day(LocalDate.ofInstant(at, clock.getZone()));
    }

    /** The office's day of an instant, null for null. */
    LocalDate office(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
    }

    /** {@code Năm 2020}, {@code Quý IV/2020}, {@code Tháng 11/2020}; {@code ..2020-11} is "up to" it. */
    public String period(String written) {
        if (written == null || written.isEmpty()) {
            return "";
        }
        if (written.equals(DuePeriod.UNDATED)) {
            return word("split.noDue", written);
        }
        if (written.startsWith("..")) {
            return say("period.until", period(written.substring(2)));
        }
        String[] parts = written.split("-");
        return parts.length == 1
                ? say("period.year", parts[0])
                : parts[1].startsWith("Q")
                        ? say("period.quarter", word("period.Q." + parts[1].substring(1), parts[1]), parts[0])
                        : say("period.month", parts[1], parts[0]);
    }

    /** A filter of the list of assignments in words. */
    public String filter(String name, String value) {
        return switch (name) {
            case "standing" ->
                Arrays.stream(value.split(","))
                        .map(code -> word("standing." + code, code))
                        .collect(Collectors.joining("; "));
            case "due", "done" -> say("filter." + name, period(value));
            case "late", "age" -> {
                String[] days = value.split("-");
                yield say(
                        "filter." + name,
                        days.length == 1 ? say("ageing.from", days[0]) : say("ageing.days", days[0], days[1]));
            }
            case "kind" -> word("kind." + value, value);
            default -> word("filter." + name + "." + value, value);
        };
    }

    /** The name of the body with the code, or the code where it is not among them. */
    public String nameIn(Collection<Bodies.Body> bodies, String code) {
        return bodies.stream()
                .filter(body -> body.code().equals(code))
                .map(Bodies.Body::name)
                .findFirst()
                .orElse(code);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    public String now() {
        return minute(clock.instant());
    }

    /** {@code Thứ Năm, 31/12/2020}. */
    public String longDay(LocalDate day) {
        Locale locale = LocaleContextHolder.getLocale();
        String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1) + ", " + day(day);
    }

    /** {@code 1,4 MB}. */
    public String size(long bytes) {
        return bytes < 1 << 20
                ? Math.max(1, bytes >> 10) + " KB"
                : String.format(Locale.forLanguageTag("vi"), "%.1f MB", bytes / (double) (1 << 20));
    }

    /** The detail of a trail entry: dates as people write them, codes in words. */
    public String detail(String detail) {
        if (detail == null) {
            return "";
        }
        Matcher code = CODE.matcher(detail);
        String text =
                code.find() ? word("code." + code.group(1), code.group(1)) + detail.substring(code.end()) : detail;
        text = ROLE.matcher(text)
                .replaceAll(
                        role -> Matcher.quoteReplacement("“" + word("bodyRole." + role.group(1), role.group(1)) + "”"));
        return DATE.matcher(text)
                .replaceAll((MatchResult date) -> date.group(3) + "/" + date.group(2) + "/" + date.group(1));
    }

    /** The word for a code, or the code itself where nobody has given it a word. */
    public String code(Object code) {
        return code == null ? "" : word("code." + code, code.toString());
    }

    private String word(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
