package dev.tributary.masking.engine;

/**
 * Tells text from what is only written in characters: a document in Base64 or hex. Nothing can be
 * found in such, so nothing of it may pass.
 */
final class OpaqueText {

    /** Longer than any word, and than the lines of Base64 are short. */
    private static final int LONGEST_WORD = 60;

    private OpaqueText() {}

    /** Whether the text has a run of Base64 or hex that is longer than any word. */
    static boolean is(CharSequence text) {
        if (text.length() <= LONGEST_WORD) {
            return false;
        }
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                if (++run > LONGEST_WORD) {
                    return true;
                }
            } else if (c != '+' && c != '/') {
                run = 0;
            }
        }
        return false;
    }
}
