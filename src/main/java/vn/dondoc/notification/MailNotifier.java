package vn.dondoc.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.Carrier;
import vn.dondoc.urging.MailServer;
import vn.dondoc.urging.Notifier;

/** Hands messages to the office's mail server, one recipient an e-mail, every wait bounded. */
@Component
class MailNotifier implements Notifier {

    /** The reply code and, where there is one, the enhanced status (RFC 3463); the words after it may name somebody. */
    private static final Pattern REPLY = Pattern.compile("(?s)\\s*(\\d{3})(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3}))?.*");

    private final MailServer server;

    MailNotifier(MailServer server) {
        this.server = server;
    }

    @Override
    public Carrier carrier() {
        return Carrier.MAIL;
    }

    @Override
    public boolean ready() {
        return !server.settings().host().isEmpty() || server.example() != null;
    }

    @Override
    public boolean reaches(Address address) {
        return address.email() != null && !address.email().isBlank();
    }

    @Override
    public String send(Message message) {
        MailServer.Settings to = server.settings();
        MailServer.StandIn example = server.example();
        if (example != null) {
            example.take(message, Letter.subject(message), Letter.text(to, message));
            return message.idempotencyKey();
        }
        Session session = Session.getInstance(properties(to));
        try (Line line = new Line(session)) {
            Letter letter = letter(session, to, message);
            line.transport.connect(
                    to.host(),
                    to.port(),
                    to.username().isEmpty() ? null : to.username(),
                    to.password().isEmpty() ? null : to.password());
            line.transport.sendMessage(letter, letter.getAllRecipients());
            String answer = line.transport.getLastServerResponse();
            return answer == null ? null : answer.strip();
        } catch (MessagingException e) {
            throw undelivered(e);
        }
    }

    private static Letter letter(Session session, MailServer.Settings to, Message message) throws MessagingException {
        try {
            return new Letter(session, to, message);
        } catch (AddressException e) {
            throw new Undelivered(
                    true, "địa chỉ thư điện tử không đúng dạng: sửa trong tệp people, hoặc dondoc.mail.from", e);
        }
    }

    private static Properties properties(MailServer.Settings to) {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(!to.username().isEmpty()));
        boolean startTls = to.tls() == MailServer.Tls.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(to.tls() == MailServer.Tls.SSL));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", Integer.toString(BoundedTimes.CONNECT));
        properties.put("mail.smtp.timeout", Integer.toString(BoundedTimes.READ));
        properties.put("mail.smtp.writetimeout", Integer.toString(BoundedTimes.READ));
        properties.put("mail.smtp.socketFactory", new WatchedSockets());
        // An e-mail that was accepted is not in doubt because the server says no farewell.
        properties.put("mail.smtp.quitwait", "false");
        try {
            InternetAddress from = new InternetAddress(to.from(), true);
            properties.put("mail.smtp.from", from.getAddress());
            properties.put("mail.smtp.localhost", Letter.domain(from));
        } catch (AddressException e) {
            // The letter says so.
            properties.put("mail.smtp.localhost", "localhost");
        }
        return properties;
    }

    private static Undelivered undelivered(MessagingException e) {
        for (Exception each = e; each != null; each = next(each)) {
            if (each instanceof AuthenticationFailedException) {
                return new Undelivered(
                        false,
                        "máy chủ thư không nhận tài khoản: kiểm tra dondoc.mail.username, dondoc.mail.password",
                        e);
            }
            if (each instanceof MailConnectException) {
                return new Undelivered(
                        false,
                        "không nối được tới máy chủ thư: kiểm tra DONDOC_MAIL_HOST, DONDOC_MAIL_PORT, đường mạng",
                        e);
            }
            if (each instanceof SocketTimeoutException) {
                break;
            }
            Matcher reply = REPLY.matcher(each.getMessage() == null ? "" : each.getMessage());
            if (reply.matches() && (each instanceof SMTPAddressFailedException || next(each) == null)) {
                return refused(reply, each instanceof SMTPAddressFailedException, e);
            }
        }
        return new Undelivered(
                false, "máy chủ thư không trả lời, ngắt giữa chừng hoặc không đúng TLS: kiểm tra máy chủ thư", e);
    }

    /** RFC 5321, section 4.2.1: 5yz is for good, 4yz for now. */
    private static Undelivered refused(Matcher reply, boolean recipient, Exception e) {
        boolean forGood = reply.group(1).startsWith("5");
        String code = reply.group(1) + (reply.group(2) == null ? "" : " " + reply.group(2));
        String remedy = !forGood
                ? ": xem nhật ký máy chủ thư"
                : recipient
                        ? ": sửa địa chỉ thư của người ấy trong tệp people"
                        : ": kiểm tra dondoc.mail.from và quyền gửi trên máy chủ thư";
        return new Undelivered(
                forGood,
                (forGood ? "máy chủ thư từ chối" : "máy chủ thư tạm chưa nhận") + (recipient ? " người nhận" : " thư")
                        + " (" + code + ")" + remedy,
                e);
    }

    private static Exception next(Exception e) {
        Exception next = e instanceof MessagingException chained ? chained.getNextException() : null;
        return next != null ? next : e.getCause() instanceof Exception cause ? cause : null;
    }

    /** A connection whose end decides nothing any more. */
    private static final class Line implements AutoCloseable {

        private final SMTPTransport transport;

        Line(Session session) throws MessagingException {
            transport = (SMTPTransport) session.getTransport("smtp");
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // Sent or not was known before.
            }
        }
    }
}
