package vn.dondoc.work;

/** The alerts of a proceeding that have not left yet. */
public interface WaitingAlertsOf {

    /** The owner has changed: whoever is to be told of the same dates and rungs now is told in the place of the others. */
    void readdress(String proceeding);
}
