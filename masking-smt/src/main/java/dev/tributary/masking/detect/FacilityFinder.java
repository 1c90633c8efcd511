package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/** Hospitals, schools, employers and the like, by the noun in their name. */
final class FacilityFinder implements Finder {

    private static final long PART =
            bits(
                    Trait.FACILITY,
                    Trait.FACILITY_NOUN,
                    Trait.FACILITY_WORD,
                    Trait.CITY,
                    Trait.CITY_FIRST,
                    Trait.CITY_SECOND,
                    Trait.STATE,
                    Trait.STREET,
                    Trait.FAMILY,
                    Trait.GIVEN);
    private static final long NO_PART =
            bits(
                    Trait.WORD,
                    Trait.AT,
                    Trait.PLACE_VERB,
                    Trait.VISIT,
                    Trait.MONTH,
                    Trait.MEDICAL,
                    Trait.EPONYM_NOUN);
    private static final long GENERIC = bits(Trait.FACILITY_WORD, Trait.FACILITY_NOUN);

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.has(i, Trait.FACILITY_NOUN.bit())
                    && Runs.isCapital(tokens, i)
                    && !tokens.isTaken(i)) {
                i = at(tokens, i, found);
            }
        }
    }

    /** Looks around a noun; gives the last token that it read. */
    private static int at(Tokens tokens, int noun, Findings found) {
        int first = first(tokens, noun);
        int behind = behind(tokens, noun);
        if (isSociety(tokens, first, noun)) {
            return behind - 1;
        }
        boolean named = isNamed(tokens, first, behind);
        boolean generic = first < noun && isAt(tokens, first);
        if (named || generic) {
            found.addTokens(first, behind, PiiClass.ADDRESS);
        }
        return behind - 1;
    }

    /** The first word of the name that ends with the noun. */
    private static int first(Tokens tokens, int noun) {
        int first = noun;
        while (true) {
            if (isPart(tokens, first - 1) && Runs.isAttached(tokens, first)) {
                first--;
            } else if (isConnected(tokens, first)) {
                first -= 2;
            } else if (tokens.gap(first) == (Gap.SPACE | Gap.AMPERSAND)
                    && isPart(tokens, first - 1)) {
                first--;
            } else {
                return first;
            }
        }
    }

    /** "Brigham and" before "Women's", "University of" before "Michigan". */
    private static boolean isConnected(Tokens tokens, int token) {
        return (tokens.is(token - 1, "and") || tokens.is(token - 1, "of"))
                && tokens.gap(token) == Gap.SPACE
                && tokens.gap(token - 1) == Gap.SPACE
                && isPart(tokens, token - 2)
                && !tokens.has(token - 2, Trait.GIVEN.bit());
    }

    private static boolean isPart(Tokens tokens, int token) {
        return Runs.isCapital(tokens, token)
                && !tokens.isTaken(token)
                && (tokens.has(token, PART)
                        || !tokens.has(token, NO_PART)
                        || Runs.isSaint(tokens, token - 1))
                && !(tokens.has(token, Trait.TITLE.bit())
                        && !tokens.has(token, Trait.FACILITY_WORD.bit() | Trait.CITY_FIRST.bit()));
    }

    /** Behind the last word of the name: "Hospital of St. Anne", "Hospital Boston". */
    private static int behind(Tokens tokens, int noun) {
        int behind = noun + 1;
        boolean of =
                tokens.is(behind, "of") || (tokens.is(behind, "for") && isHospital(tokens, noun));
        if (of && tokens.gap(behind) == Gap.SPACE && isPart(tokens, behind + 1)) {
            behind += 2;
        }
        while (isPart(tokens, behind)
                && Runs.isAttached(tokens, behind)
                && !tokens.isPossessive(behind - 1)
                && !isPersonBegun(tokens, behind)) {
            behind++;
        }
        return behind;
    }

    private static boolean isHospital(Tokens tokens, int noun) {
        return tokens.is(noun, "hospital");
    }

    private static boolean isPersonBegun(Tokens tokens, int token) {
        return tokens.has(token, Trait.GIVEN.bit())
                && !tokens.has(token, Trait.CITY.bit() | Trait.FACILITY_WORD.bit())
                && Runs.isCapital(tokens, token + 1);
    }

    /** "American College", "National Institutes": societies that issue guidelines. */
    private static boolean isSociety(Tokens tokens, int first, int noun) {
        for (int i = first - 1; i < noun; i++) {
            if (tokens.has(i, Trait.NATIONAL.bit())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Tokens tokens, int first, int behind) {
        for (int i = first; i < behind; i++) {
            boolean connector = tokens.shape(i) == Shape.LOWER;
            if (!connector && !tokens.has(i, GENERIC)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(Tokens tokens, int token) {
        int before = tokens.is(token - 1, "the") ? token - 2 : token - 1;
        return tokens.has(before, Trait.AT.bit() | Trait.VISIT.bit());
    }
}
