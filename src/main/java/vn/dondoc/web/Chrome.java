package vn.dondoc.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.dondoc.register.People;

/** What the frame of every page shows. */
@ControllerAdvice
class Chrome {

    private static final String NAME = Chrome.class.getName() + ".name";

    private final People people;

    Chrome(People people) {
        this.people = people;
    }

    /** Read once a session; nobody changes name while signed in. */
    @ModelAttribute("signedInAs")
    String signedInAs(HttpServletRequest request) {
        Principal who = request.getUserPrincipal();
        HttpSession session = request.getSession(false);
        if (who == null || session == null || request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        String name = (String) session.getAttribute(NAME);
        if (name == null) {
            name = people.find(who.getName()).map(People.Person::name).orElse(who.getName());
            session.setAttribute(NAME, name);
        }
        return name;
    }
}
