package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

/**
 * Names that the lists know, and those that how they are written gives away.
 *
 * <p>Every method gives the token behind the name, or the token it was asked about when there is
 * none.
 */
final class ListedName {

    private static final long AMBIGUOUS_GIVEN = bits(Trait.WORD, Trait.CITY, Trait.STATE);
    private static final long AMBIGUOUS_FAMILY = bits(Trait.WORD, Trait.EPONYM);
    private static final long NO_FAMILY_AFTER_INITIAL = bits(Trait.WORD, Trait.MEDICAL);
    private static final long BEFORE_LETTER = bits(Trait.MEDICAL, Trait.EPONYM_NOUN);
    private static final long PLACE = bits(Trait.STATE, Trait.CITY);

    private ListedName() {}

    static int at(Tokens tokens, int token) {
        if (tokens.shape(token) == Shape.INITIAL) {
            return initialFirst(tokens, token);
        }
        int behind = token;
        if (tokens.has(token, Trait.GIVEN.bit())) {
            behind = givenFirst(tokens, token);
        }
        if (behind == token && tokens.has(token, Trait.FAMILY.bit())) {
            behind = familyFirst(tokens, token);
        }
        return behind > token ? behind : onNoList(tokens, token);
    }

    /** "Jane", "Jane Q. Public", "Jane P.". */
    private static int givenFirst(Tokens tokens, int token) {
        int behind = NameWords.behind(tokens, token);
        if (NameWords.isEponym(tokens, token, behind) || NameWords.isPlace(tokens, token, behind)) {
            return token;
        }
        boolean ambiguous = tokens.has(token, AMBIGUOUS_GIVEN);
        if (behind == token + 1) {
            boolean other =
                    ambiguous
                            || tokens.shape(token) == Shape.UPPER
                            || tokens.gap(behind) == Gap.HYPHEN
                            || isPerhapsDisease(tokens, token);
            return other ? token : behind;
        }
        if (!ambiguous) {
            return behind;
        }
        boolean initial =
                tokens.shape(token + 1) == Shape.INITIAL && NameWords.isDotted(tokens, token + 1);
        boolean family =
                tokens.has(behind - 1, Trait.FAMILY.bit())
                        && !tokens.has(behind - 1, Trait.WORD.bit());
        return initial || family ? behind : token;
    }

    /** Whether a lone name that a disease bears too stands as such names do. */
    private static boolean isPerhapsDisease(Tokens tokens, int token) {
        return tokens.has(token, Trait.EPONYM.bit())
                && (tokens.isPossessive(token)
                        || tokens.shape(token + 1) == Shape.CAPITALISED
                        || (tokens.gap(token + 1) & (Gap.HYPHEN | Gap.SLASH)) != 0);
    }

    /** "Public, Jane", "Public Jane", "Public J.". */
    private static int familyFirst(Tokens tokens, int token) {
        int next = token + 1;
        int gap = tokens.gap(next);
        if (tokens.has(token, NameWords.PLACES) || tokens.isPossessive(token)) {
            return token;
        }
        boolean given =
                tokens.has(next, Trait.GIVEN.bit())
                        && Runs.isCapital(tokens, next)
                        && !tokens.has(next, PLACE);
        boolean word =
                tokens.has(token, Trait.WORD.bit()) && !tokens.has(token - 1, Trait.PERSON.bit());
        if ((gap == (Gap.COMMA | Gap.SPACE) || gap == Gap.COMMA) && given && !word) {
            boolean sameCase =
                    tokens.shape(token) == Shape.UPPER || tokens.shape(next) == Shape.CAPITALISED;
            return sameCase ? NameWords.behind(tokens, next) : token;
        }
        if (gap != Gap.SPACE) {
            return token;
        }
        if (tokens.shape(next) == Shape.INITIAL) {
            boolean setOff = NameWords.isDotted(tokens, next) && NameWords.isSetOff(tokens, token);
            return setOff ? next + 1 : token;
        }
        boolean both =
                given
                        && !tokens.has(token, AMBIGUOUS_FAMILY)
                        && !tokens.has(next, Trait.WORD.bit());
        return both ? NameWords.behind(tokens, token) : token;
    }

    /** "J. Public", "J. Q. Public". */
    private static int initialFirst(Tokens tokens, int token) {
        int next = token + 1;
        int gap = tokens.gap(next);
        boolean dot = gap == (Gap.DOT | Gap.SPACE) || gap == Gap.DOT;
        if (!dot || tokens.has(token - 1, BEFORE_LETTER)) {
            return token;
        }
        while (tokens.shape(next) == Shape.INITIAL && next < token + 3) {
            next++;
        }
        boolean sure =
                next > token + 1
                        || tokens.has(next, Trait.FAMILY.bit())
                        || tokens.is(token - 1, "by");
        boolean family =
                sure
                        && tokens.shape(next) == Shape.CAPITALISED
                        && !tokens.has(next, NO_FAMILY_AFTER_INITIAL)
                        && !NameWords.isEponym(tokens, next, next + 1);
        return family ? NameWords.behind(tokens, next) : token;
    }

    /** "Xylo Q.", "Xylo Public", "Xylo Quux, MD". */
    private static int onNoList(Tokens tokens, int token) {
        if (tokens.shape(token) != Shape.CAPITALISED
                || tokens.has(token, NameWords.NO_UNKNOWN_NAME)
                || tokens.isPossessive(token)) {
            return token;
        }
        int behind = NameWords.behind(tokens, token);
        if (isWithInitial(tokens, token) || isWithFamily(tokens, token)) {
            boolean other =
                    NameWords.isEponym(tokens, token, behind)
                            || NameWords.isPlace(tokens, token, behind);
            return other ? token : behind;
        }
        int gap = tokens.gap(behind);
        boolean credentials =
                tokens.has(behind, Trait.SUFFIX.bit())
                        && tokens.shape(behind) == Shape.UPPER
                        && (gap == Gap.SPACE || gap == (Gap.COMMA | Gap.SPACE));
        return credentials && behind > token + 1 ? behind : token;
    }

    private static boolean isWithInitial(Tokens tokens, int token) {
        int next = token + 1;
        return tokens.shape(next) == Shape.INITIAL
                && tokens.gap(next) == Gap.SPACE
                && NameWords.isDotted(tokens, next)
                && NameWords.isSetOff(tokens, token);
    }

    /** Not at the start of a sentence, where any word has a capital. */
    private static boolean isWithFamily(Tokens tokens, int token) {
        int next = token + 1;
        boolean begins = token == 0 || (tokens.gap(token) & Gap.DOT) != 0;
        return !begins
                && tokens.shape(next) == Shape.CAPITALISED
                && tokens.gap(next) == Gap.SPACE
                && tokens.has(next, Trait.FAMILY.bit())
                && !tokens.has(next, NameWords.NO_UNKNOWN_NAME | NameWords.PLACES);
    }
}
