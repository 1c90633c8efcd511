package dev.tributary.api.money;

/**
 * Halves of surrogate pairs: JSON can escape one without the other, as an application does that
 * cuts a text in the middle of an emoji. No encoding can write them: each becomes a question mark.
 */
final class HalfCharacters {

    private HalfCharacters() {}

    /** Whether a text has none. */
    static boolean none(String text) {
        return next(text, 0) < 0;
    }

    /** JSON with each of them escaped, as it was when it was received. */
    static String escaped(String json) {
        int half = next(json, 0);
        if (half < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        int begin = 0;
        while (half >= 0) {
            escaped.append(json, begin, half);
            escaped.append(String.format("\\u%04x", (int) json.charAt(half)));
            begin = half + 1;
            half = next(json, begin);
        }
        return escaped.append(json, begin, json.length()).toString();
    }

    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean whole =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!whole) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
