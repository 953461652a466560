package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Moves;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Requests;

/** What stands with a task in Tasklist: what is ordered, by when and why that date, what to do now. */
@Component
public class TaskText {

    /** The engine keeps no longer description; the page shows the whole wording. */
    static final int LONGEST = 4000;

    private static final String CUT = " … (xem nguyên văn trong hồ sơ công việc)";

    private final Bodies bodies;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final Moves moves;
    private final FactsReader facts;

    TaskText(Bodies bodies, Requests requests, ReportRequests reportRequests, Moves moves, FactsReader facts) {
        this.bodies = bodies;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.moves = moves;
        this.facts = facts;
    }

    public String of(Facts facts, Plan plan, String instruction) {
        StringBuilder text = new StringBuilder(
                        subject(RequestKind.ofKey(facts.key()).isPresent() ? about(facts) : facts))
                .append("\n\n");
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
        if (RequestKind.ofKey(facts.key()).isPresent()) {
            Requests.Request request = requests.get(facts.key());
            Facts about = about(facts);
            text.append(asked(request))
                    .append(request.kind() == RequestKind.EXTENSION ? movedBefore(about) : "")
                    .append("\n\nViệc được giao (")
                    .append(about.assignment().clauseLabel())
                    .append("): ");
            wording = about.assignment().wording();
        }
        if (a == null) {
            reportRequests
                    .answer(facts.key())
                    .flatMap(answer -> reportRequests.find(answer.request()).map(request -> asked(request, answer)))
                    .ifPresent(text::append);
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

    /** What whoever rules must know of the date: where it stands, and how often it was moved. */
    private String movedBefore(Facts about) {
        int times = moves.count(about.key());
        return "\n\nHạn hiện nay: " + Words.day(about.assignment().due()) + " ("
                + Words.setBy(about.assignment().dueSetBy()) + "); "
                + (times == 0 ? "chưa lùi lần nào." : "đã lùi " + times + " lần.");
    }

    /** The assignment that a request is about. */
    private Facts about(Facts request) {
        return facts.of(requests.get(request.key()).assignment());
    }

    private static String asked(Requests.Request request) {
        StringBuilder asked = new StringBuilder(request.askedForName()).append(' ');
        asked.append(
                switch (request.kind()) {
                    case EXTENSION ->
                        "xin gia hạn lần thứ " + request.ordinal() + ", đến " + Words.day(request.wantedDue())
                                + (request.afterDue() ? " (xin sau hạn)" : "");
                    case ADJUSTMENT ->
                        switch (request.wanted()) {
                            case "PASSED_ON" -> "đề nghị chuyển việc cho " + request.wantedBodyName();
                            case "MERGED" -> "đề nghị nhập vào " + request.wantedInto();
                            default -> "đề nghị chuyển sang phối hợp với " + request.wantedInto();
                        };
                    case OBSTACLE -> "báo khó khăn, vướng mắc";
                });
        if (request.number() != null) {
            asked.append(", văn bản ").append(request.number());
            if (request.datedOn() != null) {
                asked.append(" ngày ").append(Words.day(request.datedOn()));
            }
            if (request.signedBy() != null) {
                asked.append(", người đứng đầu ký: ").append(request.signedBy());
            }
        }
        asked.append(": ").append(cut(request.content(), LONGEST / 4));
        if (request.answer() != null) {
            asked.append("\n\nĐã trả lời: ").append(cut(request.answer(), LONGEST / 4));
        }
        return asked.toString();
    }

    private static String asked(ReportRequests.Request request, ReportRequests.Answer answer) {
        return "Nội dung cần báo cáo: " + cut(request.question(), LONGEST / 2)
                + (answer.note() == null ? "" : "\n\nĐề nghị bổ sung: " + cut(answer.note(), LONGEST / 8))
                + (answer.content() == null ? "" : "\n\nĐã báo cáo: " + cut(answer.content(), LONGEST / 8));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
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
