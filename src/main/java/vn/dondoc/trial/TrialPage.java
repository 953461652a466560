package vn.dondoc.trial;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.WaitingWork;
import vn.dondoc.work.Refusal;

/** The start page of a trial: which account does what, the clock, and the step to the next deadline. */
@Controller
@RequestMapping("/trial")
@ConditionalOnProperty("dondoc.trial.enabled")
class TrialPage {

    private static final int LATEST = 8;

    private final TrialClock trialClock;
    private final WaitingWork waiting;
    private final Clock clock;

    TrialPage(TrialClock trialClock, WaitingWork waiting, Clock clock) {
        this.trialClock = trialClock;
        this.waiting = waiting;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        Instant next = trialClock.nextDeadline();
        model.addAttribute("nav", "trial");
        model.addAttribute("now", LocalDateTime.now(clock).withNano(0));
        model.addAttribute("next", next == null ? null : LocalDateTime.ofInstant(next, clock.getZone()));
        model.addAttribute("accounts", waiting.accounts());
        model.addAttribute("latest", waiting.latest(LATEST));
        return "trial";
    }

    /** @param to a local date-time; empty for the next deadline */
    @PostMapping("/step")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    String step(@RequestParam(defaultValue = "") String to, RedirectAttributes next) {
        try {
            Instant target = to.isBlank()
                    ? trialClock.nextDeadline()
                    : LocalDateTime.parse(to).atZone(clock.getZone()).toInstant();
            if (target == null) {
                throw new Refusal("Không còn mốc nào phía trước.");
            }
            trialClock.moveTo(target);
            next.addFlashAttribute("done", "Đồng hồ đã tới mốc; mọi việc tới hạn đã chạy.");
        } catch (DateTimeParseException e) {
            next.addFlashAttribute("refused", "\"" + to + "\" không phải thời điểm. Chọn lại ngày, giờ.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/trial";
    }
}
