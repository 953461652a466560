package vn.dondoc.urging;

/** Makes a message that could not be delivered visible where the supervisor looks. */
public interface DeliveryIncidents {

    /** @return the incident's id, or null where the instance is over */
    String raise(String processInstanceId, long alert, String message);

    void resolve(String incident);
}
