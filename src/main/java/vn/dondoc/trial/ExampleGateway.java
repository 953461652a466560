package vn.dondoc.trial;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.urging.GatewayAddress;
import vn.dondoc.urging.MailServer;
import vn.dondoc.urging.Notifier;

/** Stands in for the SMS and Zalo gateway and the mail server of an office: keeps what it received and shows it. */
@Controller
@RequestMapping("/trial/gateway")
@ConditionalOnProperty("dondoc.trial.enabled")
class ExampleGateway implements MailServer.StandIn {

    private static final int KEPT = 500;

    /**
     * @param by MAIL or GATEWAY
     * @param subject of an e-mail; null for what came to the gateway
     * @param times how often the same key arrived; a second time is not a second message
     */
    record Received(
            OffsetDateTime at,
            String key,
            String channel,
            String to,
            String by,
            String subject,
            String text,
            int times) {}

    private final GatewayAddress address;
    private final MailServer mail;
    private final Clock clock;
    private final ObjectMapper json;
    private final String token = UUID.randomUUID().toString();
    private final Map<String, Received> received = new LinkedHashMap<>();
    private int failing;

    ExampleGateway(GatewayAddress address, MailServer mail, Clock clock, ObjectMapper json) {
        this.address = address;
        this.mail = mail;
        this.clock = clock;
        this.json = json;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            address.standIn("http://127.0.0.1:" + event.getWebServer().getPort() + "/trial/gateway/messages", token);
            mail.standIn(this);
        }
    }

    /** A stranger's body is never read. */
    @PostMapping("/messages")
    ResponseEntity<Map<String, Object>> receive(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization, InputStream body)
            throws IOException {
        if (!authorization.equals("Bearer " + token)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("accepted", false));
        }
        return receive(json.readValue(body, new TypeReference<Map<String, Object>>() {}));
    }

    private ResponseEntity<Map<String, Object>> receive(Map<String, Object> message) {
        String key = String.valueOf(message.get("idempotencyKey"));
        boolean kept = keep(
                key,
                String.valueOf(message.get("channel")),
                String.valueOf(message.get("to")),
                "GATEWAY",
                null,
                String.valueOf(message.get("text")));
        return kept
                ? ResponseEntity.ok(Map.of("accepted", true, "id", key))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(Map.of("accepted", false));
    }

    @Override
    public void take(Notifier.Message message, String subject, String text) {
        if (!keep(message.idempotencyKey(), message.channel(), message.to(), "MAIL", subject, text)) {
            throw new Notifier.Undelivered(false, "hộp thư dùng thử đang cho lỗi: đợi lần gửi sau", null);
        }
    }

    /** False while messages are to fail. */
    private synchronized boolean keep(String key, String channel, String to, String by, String subject, String text) {
        if (failing > 0) {
            failing--;
            return false;
        }
        int times = received.containsKey(key) ? received.get(key).times() + 1 : 1;
        received.put(key, new Received(OffsetDateTime.now(clock), key, channel, to, by, subject, text, times));
        if (received.size() > KEPT) {
            received.remove(received.keySet().iterator().next());
        }
        return true;
    }

    /** Messages about everybody's work, with the addresses that they went to. */
    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')")
    synchronized String show(Model model) {
        List<Received> newestFirst = new ArrayList<>(received.values());
        Collections.reverse(newestFirst);
        model.addAttribute("received", newestFirst);
        model.addAttribute("failing", failing);
        return "gateway";
    }

    /** Lets the next messages fail, to see what becomes of them. */
    @PostMapping("/fail")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    synchronized String fail(@RequestParam int messages) {
        failing = Math.max(0, Math.min(messages, 100));
        return "redirect:/trial/gateway";
    }
}
