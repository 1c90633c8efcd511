package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/**
 * Names of people: by the title or the word before them, by the lists of given and family names,
 * and by how names are written ("Doe, Jane", "J. Doe", "Jane D.").
 *
 * <p>A name that a disease, a sign or a score bears is none, and a family name alone is one only
 * where the words around say so.
 */
final class NameFinder implements Finder {

    private static final int WORDS = 5;
    private static final long NAMES = bits(Trait.GIVEN, Trait.FAMILY);
    private static final long NO_NAME =
            bits(Trait.MEDICAL, Trait.FACILITY_NOUN, Trait.MONTH, Trait.NATIONAL);
    private static final long NO_UNKNOWN_NAME =
            NO_NAME
                    | bits(
                            Trait.WORD,
                            Trait.EPONYM,
                            Trait.EPONYM_NOUN,
                            Trait.CITY,
                            Trait.STATE,
                            Trait.FACILITY,
                            Trait.FACILITY_WORD,
                            Trait.PERSON,
                            Trait.TITLE,
                            Trait.PLACE_VERB,
                            Trait.UNIT);
    private static final long NAMING = Trait.KIN.bit();
    private static final long PLACES =
            bits(Trait.CITY, Trait.STATE, Trait.FACILITY, Trait.CITY_FIRST);

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (!tokens.isTaken(i)) {
                int behind = nameAt(tokens, i);
                if (behind > i) {
                    found.addTokens(i, behind, PiiClass.NAME);
                    i = behind - 1;
                }
            }
        }
    }

    /** Behind the name that begins here; the token itself when none does. */
    private static int nameAt(Tokens tokens, int token) {
        Shape shape = tokens.shape(token);
        if (shape == Shape.LOWER) {
            return tokens.has(token, NAMES) ? inSmallLetters(tokens, token) : token;
        }
        if (!Runs.isCapital(tokens, token) || isPartOfPlace(tokens, token)) {
            return token;
        }
        if (isAfterTitle(tokens, token)) {
            return afterTitle(tokens, token);
        }
        int behind = afterPerson(tokens, token);
        if (behind > token) {
            return behind;
        }
        if (shape == Shape.INITIAL) {
            return initialFirst(tokens, token);
        }
        if (tokens.has(token, Trait.GIVEN.bit())) {
            behind = givenFirst(tokens, token);
        }
        if (behind == token && tokens.has(token, Trait.FAMILY.bit())) {
            behind = familyFirst(tokens, token);
        }
        return behind > token ? behind : unknownFirst(tokens, token);
    }

    /** "St. Luke's", "San Francisco", "Baylor Scott": what goes before makes it a place. */
    private static boolean isPartOfPlace(Tokens tokens, int token) {
        boolean attached = Runs.isAttached(tokens, token) && Runs.isCapital(tokens, token - 1);
        boolean city =
                tokens.has(token - 1, Trait.CITY_FIRST.bit())
                        && tokens.has(token, Trait.CITY_SECOND.bit());
        return (attached
                        && (city
                                || Runs.isSaint(tokens, token - 1)
                                || tokens.has(token - 1, Trait.FACILITY.bit())))
                || (tokens.gap(token) == Gap.HYPHEN && !tokens.isTaken(token - 1));
    }

    // Titles: "Dr. Q. Public", "Mrs Public".

    private static boolean isAfterTitle(Tokens tokens, int token) {
        int gap = tokens.gap(token);
        return tokens.has(token - 1, Trait.TITLE.bit())
                && (gap == Gap.SPACE || gap == (Gap.DOT | Gap.SPACE) || gap == Gap.DOT);
    }

    private static int afterTitle(Tokens tokens, int token) {
        boolean sure = tokens.length(token - 1) <= 3 || tokens.shape(token - 1) != Shape.LOWER;
        if (tokens.has(token, NO_NAME)
                || (tokens.shape(token) == Shape.UPPER
                        && !tokens.has(token, NAMES)
                        && !isNameCase(tokens, token))
                || (!sure && !tokens.has(token, NAMES) && tokens.has(token, NO_UNKNOWN_NAME))) {
            return token;
        }
        int behind = behind(tokens, token);
        return tokens.has(token - 1, Trait.PERSON.bit()) && isEponym(tokens, token, behind)
                ? token
                : behind;
    }

    /** Whether a word of capitals stands among others of them, as in MR QUIMBY. */
    private static boolean isNameCase(Tokens tokens, int token) {
        return tokens.shape(token - 1) == Shape.UPPER && tokens.length(token) > 2;
    }

    // Words that announce a person: "patient Jane Public", "pt is Jane P", "name: Public".

    private static int afterPerson(Tokens tokens, int token) {
        int before = token - 1;
        boolean naming = (tokens.gap(token) & Gap.LABEL) != 0;
        int allowed = Gap.SPACE | Gap.COMMA | Gap.LABEL | Gap.DOT | Gap.OPEN;
        if ((tokens.gap(token) & ~allowed) != 0) {
            return token;
        }
        for (int steps = 0; steps < 2 && isFiller(tokens, before); steps++) {
            if ((tokens.gap(before) & ~allowed) != 0) {
                return token;
            }
            before--;
        }
        if (!tokens.has(before, Trait.PERSON.bit())) {
            return token;
        }
        naming |= tokens.has(before, NAMING);
        if (tokens.has(token, NO_NAME)) {
            return token;
        }
        int behind = behind(tokens, token);
        if (tokens.has(token, NAMES)) {
            boolean ambiguous = tokens.has(token, bits(Trait.WORD, Trait.EPONYM));
            boolean plain = !ambiguous || naming || behind > token + 1;
            return plain && !isPlaceName(tokens, token, behind) && !isEponym(tokens, token, behind)
                    ? behind
                    : token;
        }
        if (tokens.has(token, NO_UNKNOWN_NAME) || tokens.shape(token) == Shape.UPPER) {
            return token;
        }
        if (tokens.shape(token) == Shape.INITIAL) {
            return behind > token + 1 ? behind : token;
        }
        boolean sentence =
                tokens.shape(before) == Shape.LOWER || tokens.shape(behind) == Shape.LOWER;
        boolean several = behind > token + 1 && sentence;
        return (naming || several) && !isEponym(tokens, token, behind) ? behind : token;
    }

    private static boolean isFiller(Tokens tokens, int token) {
        return tokens.is(token, "is")
                || tokens.is(token, "was")
                || tokens.is(token, "by")
                || tokens.is(token, "as")
                || tokens.is(token, "of");
    }

    // Given names: "Jane", "Jane Q. Public", "Jane P.".

    private static int givenFirst(Tokens tokens, int token) {
        int behind = behind(tokens, token);
        if (isEponym(tokens, token, behind) || isPlaceName(tokens, token, behind)) {
            return token;
        }
        boolean ambiguous = tokens.has(token, bits(Trait.WORD, Trait.CITY, Trait.STATE));
        boolean shouted = tokens.shape(token) == Shape.UPPER;
        if (behind == token + 1) {
            boolean alone =
                    !ambiguous
                            && !shouted
                            && tokens.gap(behind) != Gap.HYPHEN
                            && !(tokens.has(token, Trait.EPONYM.bit())
                                    && isUncertain(tokens, token));
            return alone ? behind : token;
        }
        if (!ambiguous) {
            return behind;
        }
        boolean initial = tokens.shape(token + 1) == Shape.INITIAL && isDotted(tokens, token + 1);
        boolean family =
                tokens.has(behind - 1, Trait.FAMILY.bit())
                        && !tokens.has(behind - 1, Trait.WORD.bit());
        return initial || family ? behind : token;
    }

    /** Whether a lone name that is known of a disease stands as such names do. */
    private static boolean isUncertain(Tokens tokens, int token) {
        return tokens.isPossessive(token)
                || tokens.shape(token + 1) == Shape.CAPITALISED
                || (tokens.gap(token + 1) & (Gap.HYPHEN | Gap.SLASH)) != 0;
    }

    private static boolean isDotted(Tokens tokens, int token) {
        int end = tokens.end(token);
        char[] text = tokens.text();
        return end < text.length && (text[end] == '.' || text[end] == ',');
    }

    private static boolean isPlaceName(Tokens tokens, int token, int behind) {
        return (behind == token + 1 && tokens.has(token, PLACES))
                || (tokens.gap(behind) == Gap.SPACE
                        && tokens.has(behind, Trait.FACILITY_NOUN.bit())
                        && Runs.isCapital(tokens, behind));
    }

    // Family names: "Public, Jane", "Public J.".

    private static int familyFirst(Tokens tokens, int token) {
        int next = token + 1;
        if (tokens.has(token, PLACES) || tokens.isPossessive(token)) {
            return token;
        }
        boolean comma =
                tokens.gap(next) == (Gap.COMMA | Gap.SPACE) || tokens.gap(next) == Gap.COMMA;
        boolean given =
                tokens.has(next, Trait.GIVEN.bit())
                        && Runs.isCapital(tokens, next)
                        && !tokens.has(next, bits(Trait.STATE, Trait.CITY));
        if (comma
                && given
                && (!tokens.has(token, Trait.WORD.bit()) || isNameBefore(tokens, token))) {
            boolean shouted =
                    tokens.shape(token) == Shape.UPPER || tokens.shape(next) == Shape.CAPITALISED;
            return shouted ? behind(tokens, next) : token;
        }
        boolean sure =
                !tokens.has(token, bits(Trait.WORD, Trait.EPONYM)) || isOpening(tokens, token);
        if (sure
                && tokens.gap(next) == Gap.SPACE
                && tokens.shape(next) == Shape.INITIAL
                && isDotted(tokens, next)
                && isOpening(tokens, token)) {
            return next + 1;
        }
        boolean both =
                tokens.gap(next) == Gap.SPACE
                        && given
                        && !tokens.has(token, bits(Trait.WORD, Trait.EPONYM))
                        && !tokens.has(next, Trait.WORD.bit());
        return both ? behind(tokens, token) : token;
    }

    private static boolean isNameBefore(Tokens tokens, int token) {
        return tokens.has(token - 1, Trait.PERSON.bit());
    }

    /** Whether a name could be set off here: behind a comma, a bracket or a colon. */
    private static boolean isOpening(Tokens tokens, int token) {
        return (tokens.gap(token) & (Gap.COMMA | Gap.OPEN | Gap.LABEL)) != 0;
    }

    // Initials: "J. Public", "J. Q. Public".

    private static int initialFirst(Tokens tokens, int token) {
        int next = token + 1;
        int gap = tokens.gap(next);
        if ((gap != (Gap.DOT | Gap.SPACE) && gap != Gap.DOT)
                || tokens.has(token - 1, bits(Trait.MEDICAL, Trait.EPONYM_NOUN))) {
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
                tokens.shape(next) == Shape.CAPITALISED
                        && sure
                        && !tokens.has(next, bits(Trait.WORD, Trait.MEDICAL));
        return family && !isEponym(tokens, next, next + 1) ? behind(tokens, next) : token;
    }

    // Names on no list: "Xyla Q.", "Xyla Public", "Xyla Quux, MD".

    private static int unknownFirst(Tokens tokens, int token) {
        if (tokens.shape(token) != Shape.CAPITALISED
                || tokens.has(token, NO_UNKNOWN_NAME)
                || tokens.isPossessive(token)) {
            return token;
        }
        int next = token + 1;
        boolean begins = token == 0 || (tokens.gap(token) & Gap.DOT) != 0;
        boolean initial =
                tokens.shape(next) == Shape.INITIAL
                        && tokens.gap(next) == Gap.SPACE
                        && isDotted(tokens, next)
                        && isOpening(tokens, token);
        boolean family =
                !begins
                        && tokens.shape(next) == Shape.CAPITALISED
                        && tokens.gap(next) == Gap.SPACE
                        && tokens.has(next, Trait.FAMILY.bit())
                        && !tokens.has(next, NO_UNKNOWN_NAME | PLACES);
        if (initial || family) {
            int behind = behind(tokens, token);
            return isEponym(tokens, token, behind) || isPlaceName(tokens, token, behind)
                    ? token
                    : behind;
        }
        return withCredentials(tokens, token);
    }

    private static int withCredentials(Tokens tokens, int token) {
        int behind = behind(tokens, token);
        int gap = tokens.gap(behind);
        boolean credentials =
                tokens.has(behind, Trait.SUFFIX.bit())
                        && tokens.shape(behind) == Shape.UPPER
                        && (gap == Gap.SPACE || gap == (Gap.COMMA | Gap.SPACE));
        return credentials && behind > token + 1 && !tokens.has(behind, Trait.STATE_CODE.bit())
                ? behind
                : token;
    }

    // "john public", "dr public".

    private static int inSmallLetters(Tokens tokens, int token) {
        long ambiguous = bits(Trait.WORD, Trait.EPONYM_NOUN, Trait.MONTH);
        if (isAfterTitle(tokens, token) && isPlainTitle(tokens, token - 1)) {
            return token + 1;
        }
        if (tokens.has(token, ambiguous) || tokens.gap(token) == Gap.HYPHEN) {
            return token;
        }
        int next = token + 1;
        boolean family =
                tokens.gap(next) == Gap.SPACE
                        && tokens.has(next, Trait.FAMILY.bit())
                        && !tokens.has(next, ambiguous);
        boolean announced =
                (isAfterTitle(tokens, token) && tokens.length(token - 1) <= 4)
                        || (tokens.has(token - 1, Trait.PERSON.bit())
                                && (tokens.gap(token) & ~(Gap.SPACE | Gap.LABEL | Gap.COMMA)) == 0);
        boolean eponym = tokens.has(token, Trait.EPONYM.bit());
        if (tokens.has(token, Trait.GIVEN.bit()) && family && !isEponym(tokens, token, next + 1)) {
            return next + 1;
        }
        if (announced && !eponym && !tokens.has(token, PLACES) && !tokens.isPossessive(token)) {
            return family ? next + 1 : next;
        }
        return token;
    }

    /** Not "ms", which is a disease as well. */
    private static boolean isPlainTitle(Tokens tokens, int token) {
        return tokens.is(token, "dr") || tokens.is(token, "mr") || tokens.is(token, "mrs");
    }

    // What all share.

    /** Behind the words of the name that begins here. */
    private static int behind(Tokens tokens, int token) {
        int behind = token + 1;
        while (behind < token + WORDS && !tokens.isPossessive(behind - 1)) {
            if (isNamePart(tokens, behind)) {
                behind++;
            } else if (tokens.has(behind, Trait.PARTICLE.bit())
                    && tokens.gap(behind) == Gap.SPACE
                    && isNamePart(tokens, behind + 1)) {
                behind += 2;
            } else {
                break;
            }
        }
        return behind;
    }

    private static boolean isNamePart(Tokens tokens, int token) {
        if (tokens.isTaken(token) || !Runs.isAttached(tokens, token)) {
            return false;
        }
        Shape shape = tokens.shape(token);
        boolean name = tokens.has(token, NAMES);
        if (shape == Shape.INITIAL) {
            return isDotted(tokens, token) || !tokens.has(token, Trait.WORD.bit());
        }
        if (shape == Shape.UPPER) {
            return name
                    || (tokens.shape(token - 1) == Shape.UPPER
                            && !tokens.has(token, ~0L)
                            && tokens.has(token - 1, NAMES));
        }
        if (shape != Shape.CAPITALISED || (tokens.has(token, NO_NAME) && !name)) {
            return false;
        }
        return name
                || !tokens.has(
                        token,
                        bits(
                                Trait.WORD,
                                Trait.EPONYM_NOUN,
                                Trait.STATE,
                                Trait.PLACE_VERB,
                                Trait.FACILITY_WORD));
    }

    /** Whether a disease or a thing is called so: "Lou Gehrig's disease", "Allen test". */
    private static boolean isEponym(Tokens tokens, int token, int behind) {
        if (!Runs.isEponym(tokens, behind, 2)) {
            return false;
        }
        if (behind == token + 1) {
            return Runs.isEponym(tokens, behind, 1) || tokens.has(token, Trait.EPONYM.bit());
        }
        for (int i = token; i < behind; i++) {
            if (!tokens.has(i, Trait.EPONYM.bit())) {
                return false;
            }
        }
        return true;
    }
}
