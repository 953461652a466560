package vn.dondoc.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.Successions;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.HandingOver;
import vn.dondoc.work.Organising;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Succeeding;

/**
 * Bodies, people and groups with their dates: seen by everybody, changed by an administrator. How somebody is reached is
 * shown to an administrator only.
 */
@Controller
@RequestMapping("/organisation")
class OrganisationPages {

    private final Organisation organisation;
    private final Organising organising;
    private final Successions successions;
    private final Succeeding succeeding;
    private final HandingOver handingOver;
    private final Bodies bodies;
    private final MessageSource messages;
    private final Clock clock;

    OrganisationPages(
            Organisation organisation,
            Organising organising,
            Successions successions,
            Succeeding succeeding,
            HandingOver handingOver,
            Bodies bodies,
            MessageSource messages,
            Clock clock) {
        this.organisation = organisation;
        this.organising = organising;
        this.successions = successions;
        this.succeeding = succeeding;
        this.handingOver = handingOver;
        this.bodies = bodies;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Principal who, Model model) {
        model.addAttribute("bodies", organisation.bodies());
        Map<String, List<Organisation.GroupMember>> groups = new LinkedHashMap<>();
        for (Organisation.GroupMember member : organisation.groupMembers(null)) {
            groups.computeIfAbsent(member.group(), code -> new java.util.ArrayList<>())
                    .add(member);
        }
        model.addAttribute("groups", groups);
        model.addAttribute("successions", successions.all());
        return shown("organisation", null, who, model);
    }

    @GetMapping("/bodies/{code}")
    String body(@PathVariable String code, Principal who, Model model) {
        Organisation.BodyLine body = organisation
                .body(Keys.filter(code))
                .orElseThrow(() -> new UnknownThing("Không có cơ quan nào mang mã " + code + "."));
        model.addAttribute("body", body);
        model.addAttribute("formerNames", organisation.formerNames(body.code()));
        model.addAttribute("roles", organisation.rolesIn(body.code()));
        model.addAttribute("memberOf", organisation.groupMembers(body.code()));
        model.addAttribute("succession", successions.of(body.code()).orElse(null));
        model.addAttribute("inherits", successions.to(body.code()));
        return shown("organisation-body", body.code(), who, model);
    }

    private String shown(String page, String body, Principal who, Model model) {
        boolean may = organising.may(who.getName());
        model.addAttribute("nav", "organisation");
        model.addAttribute("may", may);
        model.addAttribute("today", LocalDate.now(clock));
        if (may) {
            model.addAttribute("changes", organisation.changes(body));
            model.addAttribute("people", organisation.people());
            model.addAttribute("current", bodies.current());
            model.addAttribute("kinds", BodyKind.values());
            model.addAttribute("allRoles", BodyRole.values());
        }
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return page;
    }

    // ----------------------------------------------------------------------------------------------- bodies

    @PostMapping("/bodies")
    String addBody(@RequestParam Map<String, String> typed, Principal who, RedirectAttributes after) {
        return act(
                home(),
                "added",
                typed,
                after,
                () -> organising.addBody(
                        typed.get("code"),
                        typed.get("name"),
                        choice(typed, "kind", BodyKind.class),
                        typed.get("parent"),
                        day(typed, "from"),
                        typed.get("reason"),
                        who.getName()));
    }

    @PostMapping("/bodies/{code}/name")
    String rename(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(of(code), "renamed", typed, after, () -> {
            if (typed.containsKey("slip")) {
                organising.correctName(code, typed.get("name"), typed.get("reason"), who.getName());
            } else {
                organising.rename(code, typed.get("name"), day(typed, "from"), typed.get("reason"), who.getName());
            }
        });
    }

    @PostMapping("/bodies/{code}/place")
    String place(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "placed",
                typed,
                after,
                () -> organising.place(
                        code,
                        choice(typed, "kind", BodyKind.class),
                        typed.get("parent"),
                        typed.get("reason"),
                        who.getName()));
    }

    @PostMapping("/bodies/{code}/end")
    String end(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "bodyEnded",
                typed,
                after,
                () -> organising.endBody(code, day(typed, "lastDay"), typed.get("reason"), who.getName()));
    }

    /** What would pass to the successor, before anybody decides. */
    @PostMapping("/bodies/{code}/succession/preview")
    String seeSuccession(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            Model model,
            RedirectAttributes after) {
        try {
            Succeeding.Wish wish = succession(code, typed);
            model.addAttribute("open", succeeding.preview(wish, who.getName()));
            model.addAttribute("wish", wish);
            model.addAttribute("bodyName", bodies.name(code));
            model.addAttribute("successorName", bodies.name(wish.successor()));
            model.addAttribute("nav", "organisation");
            return "organisation-succession";
        } catch (Refusal refusal) {
            return refused(of(code), typed, refusal, after);
        }
    }

    @PostMapping("/bodies/{code}/succession")
    String succeed(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(of(code), "succeeds", typed, after, () -> {
            succeeding.plan(succession(code, typed), who.getName());
            succeeding.runDue();
        });
    }

    @PostMapping("/bodies/{code}/succession/withdraw")
    String withdraw(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "withdrawn",
                typed,
                after,
                () -> succeeding.withdraw(code, typed.get("reason"), who.getName()));
    }

    private static Succeeding.Wish succession(String code, Map<String, String> typed) {
        return new Succeeding.Wish(
                code,
                typed.get("successor"),
                day(typed, "from"),
                typed.get("document"),
                typed.containsKey("withPeople"));
    }

    // ----------------------------------------------------------------------------------------------- people

    @PostMapping("/bodies/{code}/people")
    String addPerson(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<String> areas,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "personAdded",
                typed,
                after,
                () -> organising.addPerson(
                        person(typed), appointment(code, typed, areas), typed.get("reason"), who.getName()));
    }

    @PostMapping("/bodies/{code}/roles")
    String appoint(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) List<String> areas,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "appointed",
                typed,
                after,
                () -> organising.appoint(
                        typed.get("account"), appointment(code, typed, areas), typed.get("reason"), who.getName()));
    }

    @PostMapping("/bodies/{code}/roles/end")
    String endRole(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "roleEnded",
                typed,
                after,
                () -> organising.endRole(
                        typed.get("account"),
                        code,
                        choice(typed, "role", BodyRole.class),
                        day(typed, "from"),
                        day(typed, "lastDay"),
                        typed.get("reason"),
                        who.getName()));
    }

    @PostMapping("/bodies/{code}/contact")
    String contact(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(
                of(code),
                "contactSet",
                typed,
                after,
                () -> organising.contact(person(typed), code, typed.get("reason"), who.getName()));
    }

    private static Organising.PersonForm person(Map<String, String> typed) {
        return new Organising.PersonForm(
                typed.get("account"), typed.get("name"), typed.get("title"), typed.get("phone"), typed.get("email"));
    }

    private static Organising.Appointment appointment(String body, Map<String, String> typed, List<String> areas) {
        return new Organising.Appointment(
                body,
                choice(typed, "role", BodyRole.class),
                areas == null
                        ? List.of()
                        : areas.stream().filter(each -> !each.isBlank()).toList(),
                day(typed, "from"),
                day(typed, "to"));
    }

    // ----------------------------------------------------------------------------------------------- groups

    @PostMapping("/groups")
    String addGroup(@RequestParam Map<String, String> typed, Principal who, RedirectAttributes after) {
        return act(
                home(),
                "added",
                typed,
                after,
                () -> organising.addGroup(typed.get("code"), typed.get("name"), typed.get("reason"), who.getName()));
    }

    @PostMapping("/groups/{group}/members")
    String join(
            @PathVariable String group,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        return act(home(), "joined", typed, after, () -> {
            if (typed.containsKey("leave")) {
                organising.leave(group, typed.get("body"), day(typed, "day"), typed.get("reason"), who.getName());
            } else {
                organising.join(group, typed.get("body"), day(typed, "day"), typed.get("reason"), who.getName());
            }
        });
    }

    // --------------------------------------------------------------------------------------------- hand-over

    @GetMapping("/handover")
    String handOver(Principal who, Model model) {
        return shown("organisation-handover", null, who, model);
    }

    /** Previewed, and done once what was shown is confirmed. */
    @PostMapping("/handover")
    String handOver(@RequestParam Map<String, String> typed, Principal who, Model model, RedirectAttributes after) {
        HandingOver.Wish wish = new HandingOver.Wish(
                typed.get("from"), typed.get("to"), typed.containsKey("assign"), typed.get("document"));
        try {
            if (typed.containsKey("confirmed")) {
                HandingOver.Preview done = handingOver.handOver(wish, who.getName());
                after.addFlashAttribute(
                        "done",
                        say(
                                "handedOver",
                                done.fromName(),
                                done.toName(),
                                done.roles().size(),
                                done.claimed().size()));
                return "redirect:/organisation/handover";
            }
            model.addAttribute("preview", handingOver.preview(wish, who.getName()));
            model.addAttribute("wish", wish);
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
        }
        model.addAttribute("typed", typed);
        return shown("organisation-handover", null, who, model);
    }

    // ------------------------------------------------------------------------------------------------ common

    private String act(String back, String done, Map<String, String> typed, RedirectAttributes after, Runnable change) {
        try {
            change.run();
            after.addFlashAttribute("done", say(done));
        } catch (Refusal refusal) {
            return refused(back, typed, refusal, after);
        }
        return "redirect:" + back;
    }

    private static String refused(String back, Map<String, String> typed, Refusal refusal, RedirectAttributes after) {
        after.addFlashAttribute("refused", refusal.getMessage());
        after.addFlashAttribute("typed", new LinkedHashMap<>(typed));
        return "redirect:" + back;
    }

    private String say(String done, Object... words) {
        return messages.getMessage("organisation.done." + done, words, LocaleContextHolder.getLocale());
    }

    private static String home() {
        return "/organisation";
    }

    private static String of(String body) {
        return "/organisation/bodies/" + UriUtils.encodePathSegment(body, StandardCharsets.UTF_8);
    }

    /** Null where nothing was chosen, or something that the form doesn't offer. */
    private static <E extends Enum<E>> E choice(Map<String, String> typed, String field, Class<E> type) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(typed.get(field))) {
                return each;
            }
        }
        return null;
    }

    /** Null where nothing was typed. */
    static LocalDate day(Map<String, String> typed, String field) {
        String text = typed.get(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("\"" + text + "\" không phải ngày có thật. Ghi năm-tháng-ngày, ví dụ 2025-07-01.");
        }
    }
}
