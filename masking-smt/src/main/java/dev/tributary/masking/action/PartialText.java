package dev.tributary.masking.action;

/**
 * Lets the first or last letters and digits stay; what is neither stays too, so that a number keeps
 * its shape. Never more than half of them stay.
 */
record PartialText(int count, int mask, boolean first) implements TextMask {

    PartialText(int count, char mask, boolean first) {
        this(count, (int) mask, first);
    }

    @Override
    public String mask(String text, Place place, Surroundings around) {
        int total = (int) text.codePoints().filter(Character::isLetterOrDigit).count();
        int kept = Math.min(count, total / 2);
        int from = first ? 0 : total - kept;
        StringBuilder masked = new StringBuilder(text.length());
        int seen = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c)) {
                masked.appendCodePoint(c);
                continue;
            }
            masked.appendCodePoint(seen >= from && seen < from + kept ? c : mask);
            seen++;
        }
        return masked.toString();
    }
}
