package vn.dondoc.intake.reading;

/** Names of bodies for comparison: without tone marks, capitals, signs and a leading "các". */
public final class NameKey {

    private NameKey() {}

    /** Empty for null. */
    public static String of(String name) {
        if (name == null) {
            return "";
        }
        return Folded.fold(name.strip().replaceAll("(?iu)^các\\s+", ""));
    }
}
