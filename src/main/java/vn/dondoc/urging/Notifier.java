package vn.dondoc.urging;

import java.time.Instant;

/** Carries a message out of the house. Called outside any transaction. */
public interface Notifier {

    /** Where a person can be reached; each null where the register knows none. */
    record Address(String phone, String email) {}

    /**
     * What leaves the house: a count and an invitation to log in, never a subject or a name.
     *
     * @param idempotencyKey the same for every try of the same message by the same carrier
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

    Carrier carrier();

    /** Whether there is anywhere to send to. */
    boolean ready();

    /** Whether the person has an address for this carrier. */
    boolean reaches(Address address);

    /**
     * Returns once the message was accepted, after a bounded time.
     *
     * @return what the provider calls the message; null where it does not say
     * @throws Undelivered where the message was not accepted, or nobody can tell
     */
    String send(Message message);

    /** The message was not accepted, or the answer can't be trusted. */
    class Undelivered extends RuntimeException {

        private final boolean refused;

        /**
         * @param refused this carrier will never deliver it: trying again is of no use
         * @param message why, and what to do; for the supervisor, without any address
         */
        public Undelivered(boolean refused, String message, Throwable cause) {
            super(message, cause);
            this.refused = refused;
        }

        public boolean refused() {
            return refused;
        }
    }
}
