package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

/** Capitalised words that stand together, as the words of a name or of a place do. */
final class Runs {

    private static final long ABBREVIATED = bits(Trait.TITLE, Trait.CITY_FIRST);

    private Runs() {}

    static boolean isCapital(Tokens tokens, int token) {
        Shape shape = tokens.shape(token);
        return shape == Shape.CAPITALISED || shape == Shape.UPPER || shape == Shape.INITIAL;
    }

    /** Whether a token belongs together with the one before it. */
    static boolean isAttached(Tokens tokens, int token) {
        int gap = tokens.gap(token);
        if (gap == Gap.SPACE || gap == Gap.HYPHEN) {
            return true;
        }
        boolean dot = gap == Gap.DOT || gap == (Gap.DOT | Gap.SPACE);
        return dot
                && (tokens.shape(token - 1) == Shape.INITIAL
                        || (tokens.has(token - 1, ABBREVIATED) && tokens.length(token - 1) <= 4));
    }

    /** A state or a country, or a state's code in capitals. */
    static boolean isState(Tokens tokens, int token) {
        return (tokens.has(token, Trait.STATE.bit()) && tokens.shape(token) != Shape.LOWER)
                || (tokens.has(token, Trait.STATE_CODE.bit())
                        && tokens.shape(token) == Shape.UPPER);
    }

    /** As in "St. Luke's" and "Mount Sinai": any word behind it belongs to it. */
    static boolean isSaint(Tokens tokens, int token) {
        return tokens.is(token, "st")
                || tokens.is(token, "saint")
                || tokens.is(token, "mt")
                || tokens.is(token, "mount")
                || tokens.is(token, "san")
                || tokens.is(token, "santa")
                || tokens.is(token, "los")
                || tokens.is(token, "las")
                || tokens.is(token, "fort");
    }

    /** Whether the word behind a token makes it a disease, a sign, a score or a thing. */
    static boolean isEponym(Tokens tokens, int behind, int within) {
        for (int i = behind; i < behind + within; i++) {
            int gap = tokens.gap(i);
            if (gap != Gap.SPACE && gap != Gap.HYPHEN && gap != Gap.NOTHING) {
                return false;
            }
            if (tokens.has(i, Trait.EPONYM_NOUN.bit())) {
                return true;
            }
        }
        return false;
    }
}
