package dev.tributary.stripe.feed;

/**
 * An object that is to be read again, since what was told of it may not be the last.
 *
 * @param kind what is to be read
 * @param object kind of object, as {@code charge}
 * @param id its id
 */
public record Due(Kind kind, String object, String id) {

    /** What is to be read of it. */
    public enum Kind {
        /** The object as it is now. */
        OBJECT,
        /** The balance transactions that a payout consists of. */
        ITEMS
    }

    /** The object as it is now. */
    public static Due object(String object, String id) {
        return new Due(Kind.OBJECT, object, id);
    }

    /** What a payout consists of. */
    public static Due items(String payout) {
        return new Due(Kind.ITEMS, "payout", payout);
    }

    String written() {
        return (kind == Kind.ITEMS ? "items" : object) + ":" + WrittenId.of(id);
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Due read(String written) {
        int colon = written.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not an object that is due");
        }
        String object = written.substring(0, colon);
        String id = WrittenId.read(written.substring(colon + 1));
        return object.equals("items") ? items(id) : object(object, id);
    }

    /** Without the id. */
    @Override
    public String toString() {
        return "Due[" + kind + ", " + object + "]";
    }
}
