package vn.dondoc.trial;

import java.util.List;

/** Signs what waits for a signature, as the signer would in Tasklist. */
public interface Signing {

    /** Answers the keys of the directives signed; everything has been issued by then. */
    List<String> signWaiting();
}
