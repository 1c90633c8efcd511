package dev.tributary.x12.ack;

/** Segments on their way out, by delimiters of our own: {@code * : ^ ~}. */
final class SegmentText {

    static final char ELEMENT = '*';
    static final char COMPONENT = ':';
    static final char REPETITION = '^';
    static final char TERMINATOR = '~';

    private final StringBuilder text = new StringBuilder();
    private int segments;

    /**
     * Adds a segment.
     *
     * @param id its id
     * @param elements its elements, null and empty ones not sent; empty ones at the end are left
     *     out
     */
    SegmentText add(String id, String... elements) {
        int last = elements.length;
        while (last > 0 && isAbsent(elements[last - 1])) {
            last--;
        }
        text.append(id);
        for (int i = 0; i < last; i++) {
            text.append(ELEMENT);
            if (!isAbsent(elements[i])) {
                text.append(elements[i]);
            }
        }
        text.append(TERMINATOR);
        segments++;
        return this;
    }

    private static boolean isAbsent(String element) {
        return element == null || element.isEmpty();
    }

    /** Adds all segments of another. */
    SegmentText add(SegmentText other) {
        text.append(other.text);
        segments += other.segments;
        return this;
    }

    /** How many segments there are. */
    int segments() {
        return segments;
    }

    /** What goes out; only {@link SegmentText} knows that it is ASCII. */
    String text() {
        return text.toString();
    }

    /** How much, not what. */
    @Override
    public String toString() {
        return "SegmentText[" + segments + " segments]";
    }
}
