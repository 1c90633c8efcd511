package dev.tributary.commons.issue.rules;

/** A text that may be looked at only so often: ends a regular expression that would never end. */
final class BoundedText implements CharSequence {

    private static final int STEPS_MIN = 100_000;
    private static final int STEPS_PER_CHARACTER = 20;

    private final String text;
    private long left;

    BoundedText(String text) {
        this.text = text;
        this.left = STEPS_MIN + (long) STEPS_PER_CHARACTER * text.length();
    }

    /** Thrown when the text was looked at too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("a regular expression took too long", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    /** Not the text: it may be personal data. */
    @Override
    public String toString() {
        return "BoundedText[" + text.length() + "]";
    }
}
