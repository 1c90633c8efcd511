package dev.tributary.reconcile.decide;

/**
 * One entry as a person names it.
 *
 * @param source the system that it is from
 * @param id its id there, which may hold colons
 */
record Member(String source, String id) {

    static Member of(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException("an entry is named SOURCE:ID, as stripe:po_1");
        }
        return new Member(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The source alone: an id can be a patient's. */
    @Override
    public String toString() {
        return "Member[" + source + "]";
    }
}
