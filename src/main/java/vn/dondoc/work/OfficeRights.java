package vn.dondoc.work;

/** The engine's standing rights that follow from which body holds which post. */
public interface OfficeRights {

    /** The Party office is another body now: its clerks may enter documents. */
    void renew();
}
