package vn.dondoc.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Logins;
import vn.dondoc.register.Trail;

/** Everybody changes their own password; all their sessions end with it, this one, too. */
@Controller
@RequestMapping("/account/password")
@ConditionalOnWebApplication
class OwnPassword {

    private final AuthenticationProvider logins;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;

    OwnPassword(
            AuthenticationProvider logins,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Trail trail) {
        this.logins = logins;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.trail = trail;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("shortest", PasswordPolicy.SHORTEST);
        return "own-password";
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Model model) {
        String account = request.getUserPrincipal().getName();
        String wrong = wrong(account, old, chosen, again, request);
        if (wrong != null) {
            model.addAttribute("refusal", wrong);
            return page(model);
        }
        transaction.executeWithoutResult(status -> {
            new Logins(jdbc, transaction).set(account, passwords.encode(chosen));
            trail.add(new Trail.Event("right", account, null, null, null, null, null, "account", "tự đổi mật khẩu"));
        });
        request.getSession().invalidate();
        return "redirect:/login?changed";
    }

    private String wrong(String account, String old, String chosen, String again, HttpServletRequest request) {
        if (!chosen.equals(again)) {
            return "Hai lần nhập mật khẩu mới không giống nhau. Chưa đổi gì.";
        }
        UsernamePasswordAuthenticationToken asked = UsernamePasswordAuthenticationToken.unauthenticated(account, old);
        asked.setDetails(new WebAuthenticationDetails(request));
        try {
            logins.authenticate(asked);
        } catch (BadCredentialsException e) {
            return "Mật khẩu đang dùng không đúng. Chưa đổi gì.";
        } catch (AuthenticationException later) {
            return later.getMessage() + " Chưa đổi gì.";
        }
        return PasswordPolicy.refuse(account, chosen)
                .orElse(old.equals(chosen) ? "Mật khẩu mới giống mật khẩu cũ. Chưa đổi gì." : null);
    }
}
