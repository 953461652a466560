package vn.dondoc.trial.play;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.TrailExport;
import vn.dondoc.trial.TrialSettings;

/** Plays the script from the first day to the last, prints what happened, and ends the application. */
@Component
@Profile("rehearsal-played")
@Order(1000)
class PlayedRehearsal implements ApplicationRunner {

    private static final LocalTime OFFICE_HOUR = LocalTime.of(8, 30);

    private final ServletWebServerApplicationContext context;
    private final TrialSettings settings;
    private final CalendarDays days;
    private final Timeline timeline;
    private final TrailExport trail;
    private final ObjectMapper json;
    private final Path csv;
    private final Map<String, Official> officials = new HashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Script.Ask> asked = new HashSet<>();
    private int paper = 100;
    private int acts;

    PlayedRehearsal(
            ServletWebServerApplicationContext context,
            TrialSettings settings,
            CalendarDays days,
            Timeline timeline,
            TrailExport trail,
            ObjectMapper json,
            @Value("${dondoc.rehearsal.timeline:target/rehearsal/timeline.csv}") Path csv) {
        this.context = context;
        this.settings = settings;
        this.days = days;
        this.timeline = timeline;
        this.trail = trail;
        this.json = json;
        this.csv = csv;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        long began = System.nanoTime();
        Script script = script();
        LocalDate day = settings.start().toLocalDate();
        say("Diễn tập: từ " + day + " đến " + script.until() + ". Đây là một vở diễn trên dữ liệu mẫu.");
        while (!day.isAfter(script.until())) {
            openTheOffice(day);
            ask(script, day);
            play(script, day);
            LocalDate next = days.calendar().add(day, 1);
            if (next.getMonthValue() != day.getMonthValue()) {
                say("  " + day.getMonthValue() + "/" + day.getYear() + ": đã làm " + acts + " việc");
            }
            day = next;
        }
        List<Timeline.Line> lines = timeline.read();
        Timeline.write(lines, csv);
        print(lines);
        TrailExport.Completeness whole = trail.completeness();
        whole.untraced().forEach(change -> say("  không ai trong vết tích: " + change));
        say("Vết tích: " + whole.changes() + " lần đổi trạng thái, hạn, cơ quan trong sổ, "
                + whole.untraced().size() + " lần không có người làm.");
        say("Đã diễn xong: " + acts + " việc qua HTTP, " + lines.size() + " sự kiện, "
                + (System.nanoTime() - began) / 1_000_000_000 + " giây. Dòng thời gian: " + csv);
        Thread end = new Thread(() -> System.exit(SpringApplication.exit(context)), "end-of-play");
        end.start();
    }

    private void openTheOffice(LocalDate day) {
        director().api("POST", "/api/rehearsal/clock", Map.of("to", day.atTime(OFFICE_HOUR) + ":00"));
    }

    private void ask(Script script, LocalDate today) {
        for (Script.Ask ask : script.asks()) {
            if (!ask.on().isAfter(today) && asked.add(ask)) {
                Map<String, Object> wish = new LinkedHashMap<>();
                ask.with().forEach((key, value) -> wish.put(key, filled(value, today)));
                official(ask.as()).api("POST", "/api/assignments/" + ask.of() + "/requests", wish);
                acts++;
            }
        }
    }

    /** What is done may open what is done the same day. */
    private void play(Script script, LocalDate today) {
        boolean acted = true;
        while (acted) {
            acted = false;
            for (OpenStep step : open()) {
                if (seen.add(step.taskId())) {
                    visits.merge(visitKey(step), 1, Integer::sum);
                }
                Script.Habit habit = habit(script, step, today);
                if (habit != null && !habit.never() && !due(habit, step).isAfter(today)) {
                    act(habit, step, today);
                    acted = true;
                }
            }
            if (acted) {
                openTheOffice(today);
            }
        }
    }

    private List<OpenStep> open() {
        return json.convertValue(
                director().api("GET", "/api/rehearsal/open-steps", null), new TypeReference<List<OpenStep>>() {});
    }

    private static String visitKey(OpenStep step) {
        return step.proceeding() + "|" + step.task() + "|" + step.owner();
    }

    private Script.Habit habit(Script script, OpenStep step, LocalDate today) {
        int visit = visits.get(visitKey(step));
        return script.habits().stream()
                .filter(each -> each.fits(step, visit, today))
                .findFirst()
                .orElse(null);
    }

    private LocalDate due(Script.Habit habit, OpenStep step) {
        return habit.on() != null ? habit.on() : days.calendar().add(step.openedOn(), habit.after());
    }

    private void act(Script.Habit habit, OpenStep step, LocalDate today) {
        Official official = official(habit.as() != null ? habit.as() : step.owner());
        if (habit.rows() != null) {
            official.api(
                    "PUT",
                    "/api/reports/" + step.proceeding(),
                    Map.of("content", habit.rows().replace("{today}", today.toString())));
        }
        if (habit.file()) {
            official.upload(
                    "/api/assignments/" + step.proceeding() + "/files",
                    "ho-so-" + ++paper + ".pdf",
                    ("%PDF-1.4\n% " + step.proceeding() + " " + paper + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (habit.with() != null) {
            habit.with().forEach((key, value) -> values.put(key, filled(value, today)));
        }
        official.complete(step.taskId(), values);
        acts++;
    }

    private Object filled(Object value, LocalDate today) {
        if (!(value instanceof String text)) {
            return value;
        }
        String filled = text.replace("{today}", today.toString());
        return filled.contains("{n}") ? filled.replace("{n}", Integer.toString(++paper)) : filled;
    }

    private Official director() {
        return official("admin");
    }

    private Official official(String account) {
        return officials.computeIfAbsent(
                account,
                name -> new Official(
                        name,
                        settings.password(),
                        "http://127.0.0.1:" + context.getWebServer().getPort(),
                        json));
    }

    private static Script script() throws IOException {
        try (InputStream file = new ClassPathResource("trial/play.yaml").getInputStream()) {
            return YAMLMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(file, Script.class);
        }
    }

    private void print(List<Timeline.Line> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Timeline.Line line : lines) {
            counts.merge(line.event(), 1, Integer::sum);
            if (!line.event().equals("issued") && !line.event().equals("alert")) {
                say(String.format(
                        "%s  %-12s %-4s %-14s %s",
                        line.at(),
                        line.event(),
                        line.clause() == null ? "" : line.clause(),
                        line.body() == null ? "" : line.body(),
                        line.detail() == null ? "" : line.detail()));
            }
        }
        say(counts.toString());
    }

    /** The play is watched on the console. */
    private static void say(String line) {
        System.out.println(line);
    }
}
