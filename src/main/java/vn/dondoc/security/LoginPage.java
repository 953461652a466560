package vn.dondoc.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginPage {

    private final String commonLogin;

    LoginPage(@Value("${dondoc.oidc.issuer:}") String issuer, @Value("${dondoc.oidc.name:}") String name) {
        this.commonLogin = issuer.isBlank() ? null : name;
    }

    @GetMapping("/login")
    String login(@RequestParam(defaultValue = "") String later, Model model) {
        model.addAttribute("commonLogin", commonLogin);
        if (later.matches("\\d{1,5}")) {
            model.addAttribute("wait", new TryLater(Long.parseLong(later)).getMessage());
        }
        return "login";
    }
}
