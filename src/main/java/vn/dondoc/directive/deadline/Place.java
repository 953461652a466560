package vn.dondoc.directive.deadline;

/**
 * Where the walk over a phrase stands.
 *
 * @param at the next word
 * @param lead what was read just before it
 * @param leadFrom where that began
 * @param fromNow "từ nay" was read before it
 * @param paperEnd the place after the last number of a document; -1 where none was read
 * @param last the last mention; null where there is none yet
 */
record Place(int at, Lead lead, int leadFrom, boolean fromNow, int paperEnd, Mention last) {

    /** Where a mention begins that starts here: with its lead. */
    int from() {
        return lead == Lead.NONE ? at : leadFrom;
    }
}
