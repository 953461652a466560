package vn.dondoc.work;

/**
 * What an official asked for can't be done. The message is Vietnamese, names the thing and says the remedy; nothing has
 * changed.
 */
public class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
