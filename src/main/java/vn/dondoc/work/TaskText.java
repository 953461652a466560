package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;

/** What stands with a task in Tasklist: what is ordered, by when and why that date, what to do now. */
@Component
public class TaskText {

    /** The engine keeps no longer description; the page shows the whole wording. */
    static final int LONGEST = 4000;

    private static final String CUT = " … (xem nguyên văn trong hồ sơ công việc)";

    private final Bodies bodies;

    TaskText(Bodies bodies) {
        this.bodies = bodies;
    }

    public String of(Facts facts, Plan plan, String instruction) {
        StringBuilder text = new StringBuilder(subject(facts)).append("\n\n");
        Facts.OfDirective directive = facts.directive();
        text.append(directive.number())
                .append(" ngày ")
                .append(Words.day(directive.issuedOn()))
                .append(": ")
                .append(directive.subject())
                .append("\n\n");
        Facts.OfAssignment a = facts.assignment();
        String wording = "";
        if (a != null) {
            text.append("Nội dung giao (").append(a.clauseLabel()).append("): ");
            wording = a.wording();
        }
        StringBuilder tail = new StringBuilder();
        if (a != null) {
            tail.append("\n\n").append(dateOf(a));
            if (a.question() != null) {
                tail.append("\n\nĐiều văn bản để ngỏ: ").append(a.question());
            }
            if (a.question() != null && a.proposal() != null) {
                tail.append(" Đề xuất: ").append(a.proposal()).append('.');
            }
        }
        tail.append("\n\nHạn của bước này: ")
                .append(Words.day(plan.due()))
                .append(" (")
                .append(Words.setBy(plan.setBy()))
                .append("). Thuộc: ")
                .append(plan.owner().equals(facts.owner()) ? facts.ownerName() : bodies.name(plan.owner()))
                .append(".");
        if (instruction != null && !instruction.isBlank()) {
            tail.append("\n\nViệc cần làm: ").append(instruction.strip());
        }
        int room = LONGEST - text.length() - tail.length();
        return text
                + (wording.length() <= room ? wording : wording.substring(0, Math.max(0, room - CUT.length())) + CUT)
                + tail;
    }

    /** Whose work and which: all that tells one task of a name from the next in the list, which shows this line. */
    private static String subject(Facts facts) {
        String number = facts.directive().number();
        Facts.OfAssignment a = facts.assignment();
        if (a == null) {
            return facts.key().equals(facts.directive().key()) ? number : facts.ownerName() + " – " + number;
        }
        return facts.ownerName() + " – " + number + ", " + a.clauseLabel() + ": " + a.title()
                + (a.period() == null ? "" : " (kỳ " + a.period() + ")");
    }

    private static String dateOf(Facts.OfAssignment a) {
        String phrase = a.phrase() == null ? "" : "\"" + a.phrase() + "\", ";
        if (a.due() == null) {
            return "Hạn: " + phrase + "văn bản không ấn định ngày.";
        }
        return "Hạn: " + phrase + (phrase.isEmpty() ? "" : "tức ") + Words.day(a.due()) + " ("
                + Words.setBy(a.dueSetBy())
                + (a.dueEstimated() ? "; tạm tính từ ngày ban hành, chốt khi vào sổ ngày đến" : "") + ").";
    }
}
