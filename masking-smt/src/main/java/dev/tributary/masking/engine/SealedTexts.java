package dev.tributary.masking.engine;

import dev.tributary.commons.crypto.SealedText;
import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Plaintext;
import java.util.List;

/** Finds ciphertexts in texts, and opens them; for one thread. */
final class SealedTexts {

    private static final String SCHEME = "enc1.";

    private final KeyRing keys;
    private int opened;

    SealedTexts(KeyRing keys) {
        this.keys = keys;
    }

    /** Begins a record. */
    void reset() {
        opened = 0;
    }

    /** How many were opened in this record. */
    int opened() {
        return opened;
    }

    /**
     * The value that a text holds sealed, or the text with those opened that stand within it.
     *
     * @return the text itself where there are none; null where whom it is about was erased
     */
    Object open(String text, Trail trail) {
        int start = text.indexOf(SCHEME);
        if (start < 0) {
            return text;
        }
        String path = trail.place().exact(List.of());
        if (start == 0 && SealedText.parse(text).isPresent()) {
            return value(text, path);
        }
        StringBuilder open = new StringBuilder(text.length());
        int done = 0;
        while (start >= 0) {
            int end = end(text, start);
            if (end > start) {
                Object value = value(text.substring(start, end), path);
                open.append(text, done, start);
                open.append(value == null ? "" : CanonicalText.of(value, Kind.of(value)));
                done = end;
            }
            start = text.indexOf(SCHEME, Math.max(end, start + SCHEME.length()));
        }
        return done == 0 ? text : open.append(text, done, text.length()).toString();
    }

    /** Where a ciphertext ends; its start where there is none. */
    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        // The last dot may be the sentence's.
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        return SealedText.parse(text.substring(start, end)).isPresent() ? end : start;
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    private Object value(String sealed, String path) {
        try {
            Object value = Plaintext.read(keys.open(sealed, path));
            opened++;
            return value;
        } catch (ActionRefused refused) {
            if (refused.error() == MaskingError.SUBJECT_ERASED) {
                return null;
            }
            throw refused;
        }
    }
}
