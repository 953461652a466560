package vn.dondoc.urging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** By which server e-mails leave: as configured, or the example of trial mode. */
@Component
public class MailServer {

    /** How the connection is protected. */
    public enum Tls {
        /** Begins in the open, is refused where the server offers no TLS. */
        STARTTLS,
        /** From the first byte, usually port 465. */
        SSL,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    /**
     * @param host empty where there is none
     * @param username empty where the server asks for no login
     * @param from who the e-mails say they are from, and where they come back to
     * @param address of the system's pages, as people type it
     */
    public record Settings(
            String host, int port, String username, String password, Tls tls, String from, String address) {}

    /** Takes an e-mail in place of a server. */
    public interface StandIn {

        /** @throws Notifier.Undelivered where it does not take it */
        void take(Notifier.Message message, String subject, String text);
    }

    private volatile Settings settings;
    private volatile StandIn example;

    MailServer(
            @Value("${dondoc.mail.host:}") String host,
            @Value("${dondoc.mail.port:587}") int port,
            @Value("${dondoc.mail.username:}") String username,
            @Value("${dondoc.mail.password:}") String password,
            @Value("${dondoc.mail.tls:starttls}") Tls tls,
            @Value("${dondoc.mail.from:}") String from,
            @Value("${dondoc.address:}") String address) {
        this.settings = new Settings(host.strip(), port, username, password, tls, from.strip(), address.strip());
    }

    /** Takes effect only while no server is configured. */
    public void standIn(StandIn instead) {
        example = instead;
    }

    /** From now on e-mails leave there. */
    void use(Settings other) {
        settings = other;
    }

    public Settings settings() {
        return settings;
    }

    /** Null where a server is configured, or there is no example. */
    public StandIn example() {
        return settings.host().isEmpty() ? example : null;
    }
}
