package vn.dondoc.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Letterheads;
import vn.dondoc.register.People;

/** Head and foot of a paper: issuer, superior, symbol, place and day, authority, recipients. */
@Component
class Head {

    private final Letterheads letterheads;
    private final Bodies bodies;
    private final People people;

    Head(Letterheads letterheads, Bodies bodies, People people) {
        this.letterheads = letterheads;
        this.bodies = bodies;
        this.people = people;
    }

    /**
     * @param receivers first in "Nơi nhận"; the office's own copies and the archive follow
     * @param place where the letterhead names none
     */
    Map<String, String> of(
            Paper paper, String body, String subject, LocalDate on, String place, List<String> receivers) {
        Letterheads.Letterhead head = letterheads.of(body);
        String name = bodies.name(body);
        String top = top(body);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("cơ quan cấp trên", head.superior() != null ? head.superior() : Printed.upper(top));
        texts.put("cơ quan ban hành", head.heading() != null ? head.heading() : Printed.upper(name));
        texts.put("tên cơ quan", name);
        texts.put("ký hiệu", paper.symbol() + "/" + (head.symbol() == null ? "……" : head.symbol()));
        texts.put("địa danh và ngày", Printed.placeAndDay(head.place() != null ? head.place() : place, on));
        texts.put("trích yếu", subject);
        // Whoever heads the body signs in his own right: his title stands where the authority would.
        String title = head.signerTitle() == null ? "" : head.signerTitle();
        texts.put("quyền hạn", head.authority() == null ? title : head.authority());
        texts.put("chức vụ", head.authority() == null ? "" : title);
        texts.put("người ký", signer(body));
        List<String> to = new ArrayList<>(receivers);
        to.addAll(head.copies());
        StringBuilder list = new StringBuilder();
        to.forEach(each -> list.append("- ").append(each).append(",\n"));
        texts.put("nơi nhận", list.append("- Lưu ").append(name).append('.').toString());
        return texts;
    }

    /** Who decides upon the list of a meeting. */
    String standing() {
        return bodies.hasPost("STANDING") ? bodies.name(bodies.officePost("STANDING")) : "Thường trực cấp ủy";
    }

    /** The body's name as sentences write it. */
    String name(String body) {
        return bodies.name(body);
    }

    /** The body at the top of all that stand above; nothing where nobody does. */
    private String top(String body) {
        String above = bodies.parent(body);
        String top = "";
        for (int steps = 0; above != null && steps < 20; steps++) {
            top = bodies.name(above);
            above = bodies.parent(above);
        }
        return top;
    }

    /** The head, where the register knows a name beside the title; else whoever signs writes it. */
    private String signer(String body) {
        return people.holders(body, "HEAD").stream()
                .flatMap(account -> people.find(account).stream())
                .filter(person -> person.title() != null)
                .map(People.Person::name)
                .findFirst()
                .orElse("");
    }
}
