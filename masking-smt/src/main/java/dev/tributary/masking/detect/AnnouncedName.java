package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

/**
 * Names that the word before them announces: a title or a word for a person.
 *
 * <p>Every method gives the token behind the name, or the token it was asked about when there is
 * none.
 */
final class AnnouncedName {

    private static final long AMBIGUOUS = bits(Trait.WORD, Trait.EPONYM);
    private static final long NO_SMALL_NAME = bits(Trait.WORD, Trait.EPONYM_NOUN, Trait.MONTH);
    private static final int NUMBER_APART = Gap.COMMA | Gap.SPACE;
    private static final long LABELS = bits(Trait.BIRTH, Trait.SSN, Trait.ID_MRN, Trait.ID_MEMBER);
    private static final int BEFORE_NAME = Gap.SPACE | Gap.COMMA | Gap.LABEL | Gap.OPEN;
    private static final int FILLERS = 2;

    private AnnouncedName() {}

    static boolean isAfterTitle(Tokens tokens, int token) {
        int gap = tokens.gap(token);
        return tokens.has(token - 1, Trait.TITLE.bit())
                && (gap == Gap.SPACE || gap == (Gap.DOT | Gap.SPACE) || gap == Gap.DOT);
    }

    /** "Dr. Q. Public", "Mrs Public". */
    static int afterTitle(Tokens tokens, int token) {
        boolean listed = tokens.has(token, NameWords.NAMES);
        if (tokens.shape(token) == Shape.UPPER && !listed && !isAmongCapitals(tokens, token)) {
            return token;
        }
        int behind = NameWords.behind(tokens, token);
        if (tokens.length(token - 1) <= 4 && !tokens.has(token - 1, Trait.PERSON.bit())) {
            return behind;
        }
        boolean word = !listed && tokens.has(token, NameWords.NO_UNKNOWN_NAME);
        return word || NameWords.isEponym(tokens, token, behind) ? token : behind;
    }

    /** As in MR QUIMBY. */
    private static boolean isAmongCapitals(Tokens tokens, int token) {
        return tokens.shape(token - 1) == Shape.UPPER && tokens.length(token) > 2;
    }

    /** "patient Jane Public", "pt is Jane P", "name: Public", "her husband Xylo". */
    static int afterPerson(Tokens tokens, int token) {
        int person = person(tokens, token);
        if (!tokens.has(person, Trait.PERSON.bit()) || tokens.has(token, NameWords.NO_NAME)) {
            return token;
        }
        boolean naming =
                (tokens.gap(token) & Gap.LABEL) != 0 || tokens.has(person, Trait.KIN.bit());
        int behind = NameWords.behind(tokens, token);
        boolean several = behind > token + 1;
        if (NameWords.isEponym(tokens, token, behind)) {
            return token;
        }
        if (tokens.has(token, NameWords.NAMES)) {
            boolean plain = naming || several || !tokens.has(token, AMBIGUOUS);
            return plain && !NameWords.isPlace(tokens, token, behind) ? behind : token;
        }
        if (tokens.has(token, NameWords.NO_UNKNOWN_NAME) || tokens.shape(token) == Shape.UPPER) {
            return token;
        }
        boolean sentence =
                tokens.shape(person) == Shape.LOWER
                        || tokens.shape(behind) == Shape.LOWER
                        || isLabel(tokens, behind);
        boolean alone = naming && tokens.shape(token) != Shape.INITIAL;
        return alone || (several && sentence) ? behind : token;
    }

    /**
     * "Patient Xylo Public DOB", "Patient Xylo Public, 45": what begins here is told of a person.
     */
    private static boolean isLabel(Tokens tokens, int token) {
        return (tokens.shape(token) == Shape.UPPER && tokens.has(token, LABELS))
                || (tokens.shape(token) == Shape.NUMBER && tokens.gap(token) == NUMBER_APART);
    }

    /** The word for a person before a name: words such as "is" may stand between; -1 if none. */
    private static int person(Tokens tokens, int token) {
        int person = token - 1;
        if (person < 0) {
            return -1;
        }
        boolean abbreviated = tokens.length(person) <= 3; // "pt.", "ref."
        int allowed = abbreviated ? BEFORE_NAME | Gap.DOT : BEFORE_NAME;
        if ((tokens.gap(token) & ~allowed) != 0) {
            return -1;
        }
        for (int i = 0; i < FILLERS && isFiller(tokens, person); i++) {
            if ((tokens.gap(person) & ~BEFORE_NAME) != 0) {
                return -1;
            }
            person--;
        }
        return person;
    }

    private static boolean isFiller(Tokens tokens, int token) {
        return tokens.is(token, "is")
                || tokens.is(token, "was")
                || tokens.is(token, "by")
                || tokens.is(token, "as")
                || tokens.is(token, "of");
    }

    /** "jane public", "dr public". */
    static int inSmallLetters(Tokens tokens, int token) {
        boolean titled = isAfterTitle(tokens, token);
        if (titled && isPlainTitle(tokens, token - 1)) {
            return token + 1;
        }
        if (tokens.has(token, NO_SMALL_NAME) || tokens.gap(token) == Gap.HYPHEN) {
            return token;
        }
        int next = token + 1;
        boolean family =
                tokens.gap(next) == Gap.SPACE
                        && tokens.has(next, Trait.FAMILY.bit())
                        && !tokens.has(next, NO_SMALL_NAME);
        if (tokens.has(token, Trait.GIVEN.bit())
                && family
                && !NameWords.isEponym(tokens, token, next + 1)) {
            return next + 1;
        }
        boolean announced = titled || isAfterPerson(tokens, token);
        boolean other =
                tokens.has(token, Trait.EPONYM.bit() | NameWords.PLACES)
                        || tokens.isPossessive(token);
        if (!announced || other) {
            return token;
        }
        return family ? next + 1 : next;
    }

    /** Not "ms", which is a disease as well. */
    private static boolean isPlainTitle(Tokens tokens, int token) {
        return tokens.is(token, "dr") || tokens.is(token, "mr") || tokens.is(token, "mrs");
    }

    private static boolean isAfterPerson(Tokens tokens, int token) {
        return tokens.has(token - 1, Trait.PERSON.bit())
                && (tokens.gap(token) & ~(Gap.SPACE | Gap.LABEL | Gap.COMMA)) == 0;
    }
}
