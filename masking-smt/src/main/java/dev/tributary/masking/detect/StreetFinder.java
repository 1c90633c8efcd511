package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/** Street addresses with what follows them, post office boxes, and ZIP codes. */
final class StreetFinder implements Finder {

    private static final int WORDS_OF_NAME = 4;
    private static final long NOT_IN_NAME =
            bits(Trait.UNIT_OF_MEASURE, Trait.MONTH, Trait.OLD, Trait.MEDICAL);
    private static final long STATES = bits(Trait.STATE, Trait.STATE_CODE);

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isTaken(i)) {
                continue;
            }
            if (tokens.shape(i) == Shape.NUMBER) {
                number(tokens, i, found);
            } else if (tokens.is(i, "box") && isPostOffice(tokens, i)) {
                int first = tokens.is(i - 1, "po") ? i - 1 : i - 2;
                found.addTokens(first, city(tokens, i + 2, found), PiiClass.ADDRESS);
            }
        }
    }

    private static boolean isPostOffice(Tokens tokens, int box) {
        return tokens.shape(box + 1) == Shape.NUMBER
                && (tokens.is(box - 1, "po")
                        || (tokens.is(box - 1, "o") && tokens.is(box - 2, "p")));
    }

    private static void number(Tokens tokens, int token, Findings found) {
        int suffix = streetSuffix(tokens, token);
        if (suffix > 0) {
            found.addTokens(token, city(tokens, unit(tokens, suffix), found), PiiClass.ADDRESS);
        } else if (isZip(tokens, token)) {
            found.addTokens(token, behindZip(tokens, token), PiiClass.ZIP);
        }
    }

    /** The word such as "Street" that ends a street's name; 0 when none does. */
    private static int streetSuffix(Tokens tokens, int number) {
        if (tokens.leadingDigits(number) > 6
                || tokens.leadingDigits(number) < tokens.length(number) - 1) {
            return 0;
        }
        boolean capitals = true;
        for (int i = number + 1; i <= number + 1 + WORDS_OF_NAME; i++) {
            boolean first = i == number + 1;
            boolean joined = tokens.gap(i) == Gap.SPACE || tokens.gap(i) == (Gap.DOT | Gap.SPACE);
            if (!joined || tokens.isTaken(i)) {
                return 0;
            }
            boolean capital = Runs.isCapital(tokens, i);
            if (!first && tokens.has(i, Trait.STREET.bit()) && !isFollowedBySuffix(tokens, i)) {
                return (capital && capitals) || (!capital && isPlainStreet(tokens, i)) ? i : 0;
            }
            boolean ordinal =
                    tokens.shape(i) == Shape.NUMBER && tokens.leadingDigits(i) < tokens.length(i);
            if (tokens.has(i, NOT_IN_NAME) || (tokens.shape(i) == Shape.NUMBER && !ordinal)) {
                return 0;
            }
            capitals &= capital || ordinal;
            if (!capitals && i > number + 2) {
                return 0;
            }
        }
        return 0;
    }

    /** As the "St" of "St James Street". */
    private static boolean isFollowedBySuffix(Tokens tokens, int token) {
        return Runs.isCapital(tokens, token + 1)
                && tokens.gap(token + 1) == Gap.SPACE
                && tokens.has(token + 1, Trait.STREET.bit());
    }

    /** In small letters only the words that say little else. */
    private static boolean isPlainStreet(Tokens tokens, int token) {
        return tokens.is(token, "street")
                || tokens.is(token, "avenue")
                || tokens.is(token, "road")
                || tokens.is(token, "boulevard")
                || tokens.is(token, "ave")
                || tokens.is(token, "blvd")
                || tokens.is(token, "lane")
                || tokens.is(token, "rd");
    }

    /** Behind a direction and an apartment, if they follow. */
    private static int unit(Tokens tokens, int suffix) {
        boolean direction =
                tokens.gap(suffix + 1) == Gap.SPACE
                        && tokens.has(suffix + 1, Trait.DIRECTION.bit())
                        && Runs.isCapital(tokens, suffix + 1);
        int token = direction ? suffix + 2 : suffix + 1;
        boolean number =
                tokens.shape(token + 1) == Shape.NUMBER
                        || tokens.shape(token + 1) == Shape.INITIAL
                        || tokens.shape(token + 1) == Shape.CODE;
        if (tokens.has(token, Trait.UNIT.bit()) && number) {
            return token + 2;
        }
        boolean hash = (tokens.gap(token) & Gap.LABEL) != 0 && tokens.isDigits(token);
        return hash ? token + 1 : token;
    }

    /** Behind city, state and ZIP code, as far as they follow. */
    private static int city(Tokens tokens, int token, Findings found) {
        int next = token;
        int allowed = Gap.SPACE | Gap.COMMA | Gap.DOT | Gap.LINE;
        while (next < token + 3
                && (tokens.gap(next) & ~allowed) == 0
                && isCityWord(tokens, next, next == token)) {
            next++;
        }
        boolean city = next > token;
        if ((tokens.gap(next) & ~allowed) == 0 && Runs.isState(tokens, next)) {
            next++;
            if (tokens.isDigits(next) && isZip(tokens, next)) {
                int behind = behindZip(tokens, next);
                found.addTokens(next, behind, PiiClass.ZIP);
                return next;
            }
            return city ? next - 1 : token;
        }
        return city && isKnownCity(tokens, token) ? next : token;
    }

    private static boolean isCityWord(Tokens tokens, int token, boolean first) {
        boolean afterComma = first || tokens.gap(token) == Gap.SPACE;
        return afterComma
                && Runs.isCapital(tokens, token)
                && !tokens.isTaken(token)
                && !(Runs.isState(tokens, token) && !first);
    }

    private static boolean isKnownCity(Tokens tokens, int token) {
        return tokens.has(token, Trait.CITY.bit() | Trait.CITY_FIRST.bit());
    }

    /** Five digits behind a state, or behind a word that says ZIP. */
    private static boolean isZip(Tokens tokens, int token) {
        if (!tokens.isDigits(token) || tokens.length(token) != 5) {
            return false;
        }
        boolean afterState =
                (tokens.gap(token) & ~(Gap.SPACE | Gap.COMMA)) == 0
                        && tokens.has(token - 1, STATES)
                        && Runs.isState(tokens, token - 1);
        return afterState || tokens.precededBy(token, 3, Trait.ZIP.bit());
    }

    private static int behindZip(Tokens tokens, int zip) {
        boolean plus4 =
                tokens.gap(zip + 1) == Gap.HYPHEN
                        && tokens.isDigits(zip + 1)
                        && tokens.length(zip + 1) == 4;
        return plus4 ? zip + 2 : zip + 1;
    }
}
