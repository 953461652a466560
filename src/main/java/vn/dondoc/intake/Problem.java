package vn.dondoc.intake;

/**
 * Something that keeps a directive from being taken in.
 *
 * @param location where in the draft, by position: {@code /clauses/3/measures/0/deadline/due}
 * @param message Vietnamese; names the thing and says the remedy
 */
public record Problem(String location, String message) {}
