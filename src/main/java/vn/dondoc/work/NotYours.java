package vn.dondoc.work;

/** An official reached for the work of another body. The message is Vietnamese and may be shown; nothing has changed. */
public class NotYours extends RuntimeException {

    public NotYours(String message) {
        super(message);
    }
}
