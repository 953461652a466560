package vn.dondoc.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import vn.dondoc.urging.MailServer;
import vn.dondoc.urging.Notifier;

/** One e-mail: plain Vietnamese text, a count and the address to log in at. */
class Letter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    /** @throws MessagingException where an address is none */
    Letter(Session session, MailServer.Settings server, Notifier.Message message) throws MessagingException {
        super(session);
        InternetAddress from = new InternetAddress(server.from(), true);
        this.messageId = "<" + message.idempotencyKey() + "@" + domain(from) + ">";
        setFrom(from);
        setRecipient(Message.RecipientType.TO, new InternetAddress(message.email(), true));
        setSubject(subject(message), UTF_8);
        setText(text(server, message), UTF_8);
        setSentDate(Date.from(message.at()));
        // RFC 3834: nobody's automatic answer comes back.
        setHeader("Auto-Submitted", "auto-generated");
        saveChanges();
    }

    static String subject(Notifier.Message message) {
        return message.count() + " việc cần đôn đốc, mời đăng nhập";
    }

    static String text(MailServer.Settings server, Notifier.Message message) {
        return message.text()
                + (server.address().isEmpty() ? "" : "\n\n" + server.address())
                + "\n\nThư do hệ thống Đôn Đốc tự gửi, xin không trả lời.\n";
    }

    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    /** Instead of a number of the library's own: a second try is known for the same e-mail. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
