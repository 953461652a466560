package vn.dondoc.intake;

/** Something wrong in a data file. */
public record FileProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
