package vn.dondoc.web;

import java.security.Principal;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.dondoc.register.UnknownThing;

/** The user's guide inside the application: each reader's own page first, all others from there. */
@Controller
@RequestMapping("/guide")
class GuidePages implements WebMvcConfigurer {

    private final Guide guide;
    private final GuideReader reader;

    GuidePages(Guide guide, GuideReader reader) {
        this.guide = guide;
        this.reader = reader;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/guide/pictures/*.png")
                .addResourceLocations("classpath:/guide/pictures/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }

    @GetMapping
    String own(Principal who) {
        return "redirect:/guide/" + reader.pageFor(who.getName());
    }

    @GetMapping("/{page}")
    String show(@PathVariable String page, Principal who, Model model) {
        model.addAttribute("nav", "guide");
        model.addAttribute(
                "page", guide.page(page).orElseThrow(() -> new UnknownThing("Không có trang hướng dẫn " + page)));
        model.addAttribute("own", reader.pageFor(who.getName()));
        return "guide";
    }
}
