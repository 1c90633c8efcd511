package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

/** Which words belong to a name, and what makes a name none. */
final class NameWords {

    static final long NAMES = bits(Trait.GIVEN, Trait.FAMILY);
    static final long NO_NAME =
            bits(Trait.MEDICAL, Trait.FACILITY_NOUN, Trait.MONTH, Trait.NATIONAL);
    static final long NO_UNKNOWN_NAME =
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
    static final long PLACES = bits(Trait.CITY, Trait.STATE, Trait.FACILITY, Trait.CITY_FIRST);

    private static final long NO_FURTHER_NAME =
            bits(Trait.WORD, Trait.EPONYM_NOUN, Trait.STATE, Trait.PLACE_VERB, Trait.FACILITY_WORD);
    private static final int MOST = 5;

    private NameWords() {}

    /** Behind the words of the name that begins with a token. */
    static int behind(Tokens tokens, int token) {
        int behind = token + 1;
        while (behind < token + MOST && !tokens.isPossessive(behind - 1)) {
            if (isFurther(tokens, behind)) {
                behind++;
            } else if (tokens.has(behind, Trait.PARTICLE.bit())
                    && tokens.gap(behind) == Gap.SPACE
                    && isFurther(tokens, behind + 1)) {
                behind += 2;
            } else {
                break;
            }
        }
        return behind;
    }

    private static boolean isFurther(Tokens tokens, int token) {
        if (tokens.isTaken(token) || !Runs.isAttached(tokens, token)) {
            return false;
        }
        boolean name = tokens.has(token, NAMES);
        return switch (tokens.shape(token)) {
            case INITIAL -> isDotted(tokens, token) || !tokens.has(token, Trait.WORD.bit());
            case UPPER -> name;
            case CAPITALISED -> name || !tokens.has(token, NO_NAME | NO_FURTHER_NAME);
            default -> false;
        };
    }

    /** Whether a disease or a thing is called so: "Lou Gehrig's disease", "Allen test". */
    static boolean isEponym(Tokens tokens, int token, int behind) {
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

    /** Whether it is a place, or what follows makes it one: "Quimby Clinic". */
    static boolean isPlace(Tokens tokens, int token, int behind) {
        return (behind == token + 1 && tokens.has(token, PLACES))
                || (tokens.gap(behind) == Gap.SPACE
                        && tokens.has(behind, Trait.FACILITY_NOUN.bit())
                        && Runs.isCapital(tokens, behind));
    }

    /** Whether a dot or a comma follows, as behind an initial. */
    static boolean isDotted(Tokens tokens, int token) {
        int end = tokens.end(token);
        char[] text = tokens.text();
        return end < text.length && (text[end] == '.' || text[end] == ',');
    }

    /** Whether a name could be set off here: behind a comma, a bracket or a colon. */
    static boolean isSetOff(Tokens tokens, int token) {
        return (tokens.gap(token) & (Gap.COMMA | Gap.OPEN | Gap.LABEL)) != 0;
    }
}
