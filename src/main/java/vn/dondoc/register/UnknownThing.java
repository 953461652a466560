package vn.dondoc.register;

/** Something was asked for that the register does not hold; the message is Vietnamese and may be shown. */
public class UnknownThing extends RuntimeException {

    public UnknownThing(String message) {
        super(message);
    }
}
