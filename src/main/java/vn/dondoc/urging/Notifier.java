package vn.dondoc.urging;

import java.time.Instant;

/** Carries a message out of the house. Called outside any transaction. */
public interface Notifier {

    /**
     * What leaves the house: a count and an invitation to log in, never a subject or a name.
     *
     * @param idempotencyKey the same for every try of the same message
     * @param channel SMS, DIGEST or LIST
     * @param to account of the person; phone and e-mail where the register knows them
     */
    record Message(
            String idempotencyKey,
            String channel,
            String to,
            String phone,
            String email,
            String text,
            int count,
            Instant at) {}

    /** Whether there is anywhere to send to. */
    boolean ready();

    /** @throws Undelivered where the message was not accepted, or nobody can tell */
    void send(Message message);

    /** The message was not accepted, or the answer can't be trusted. */
    class Undelivered extends RuntimeException {
        public Undelivered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
