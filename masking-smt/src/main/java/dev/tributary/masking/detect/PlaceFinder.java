package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import dev.tributary.commons.record.PiiClass;

/**
 * Cities and other places below a state, by the words before them: "lives in", "seen at", "from";
 * and cities with their state.
 */
final class PlaceFinder implements Finder {

    private static final int WORDS = 4;
    private static final int CONTEXT = 5;
    private static final long STATES = bits(Trait.STATE, Trait.STATE_CODE);
    private static final long NO_PLACE =
            bits(
                    Trait.WORD,
                    Trait.MEDICAL,
                    Trait.MONTH,
                    Trait.TITLE,
                    Trait.EPONYM_NOUN,
                    Trait.NATIONAL);
    private static final long KNOWN =
            bits(Trait.CITY, Trait.CITY_FIRST, Trait.FACILITY, Trait.FACILITY_NOUN);
    private static final long FURTHER =
            bits(Trait.CITY_SECOND, Trait.FACILITY_WORD, Trait.FAMILY, Trait.STREET);
    private static final long ANY_NAME = bits(Trait.GIVEN, Trait.FAMILY);

    @Override
    public void find(Tokens tokens, Findings found) {
        for (int i = 0; i < tokens.count(); i++) {
            if (isCityInSmallLetters(tokens, i)) {
                found.addTokens(i, i + 1, PiiClass.ADDRESS);
            } else if (!tokens.isTaken(i) && Runs.isCapital(tokens, i)) {
                int behind = placeAt(tokens, i);
                if (behind > i) {
                    found.addTokens(i, behind, PiiClass.ADDRESS);
                    i = behind - 1;
                }
            }
        }
    }

    /** "in boston": a long name that is nothing else. */
    private static boolean isCityInSmallLetters(Tokens tokens, int token) {
        return tokens.shape(token) == Shape.LOWER
                && tokens.has(token, Trait.CITY.bit())
                && tokens.length(token) > 5
                && !tokens.has(token, Trait.WORD.bit() | Trait.GIVEN.bit())
                && !tokens.isTaken(token)
                && tokens.gap(token) == Gap.SPACE
                && tokens.has(token - 1, Trait.AT.bit());
    }

    /** Behind the place that begins here; the token itself when none does. */
    private static int placeAt(Tokens tokens, int token) {
        int behind = behind(tokens, token);
        if (Runs.isEponym(tokens, behind, 3) && !isStatePlace(tokens, behind)) {
            return token;
        }
        if (isStatePlace(tokens, behind) && isBeforeState(tokens, token, behind)) {
            return behind;
        }
        int before = lead(tokens, token);
        if (tokens.has(before, Trait.AT.bit())) {
            return isPlaceAfter(tokens, before, token, behind) ? behind : token;
        }
        if (tokens.has(before, Trait.VISIT.bit())) {
            boolean place = !tokens.has(token, NO_PLACE) || tokens.has(token, KNOWN);
            return place && isWritten(tokens, token) ? behind : token;
        }
        return isBare(tokens, token, behind) ? behind : token;
    }

    /** The word before a place, articles and possessives left out. */
    private static int lead(Tokens tokens, int token) {
        int lead = token - 1;
        if (tokens.gap(token) != Gap.SPACE) {
            return -1;
        }
        if (tokens.is(lead, "the")
                || tokens.is(lead, "our")
                || tokens.is(lead, "my")
                || tokens.is(lead, "his")
                || tokens.is(lead, "her")
                || tokens.is(lead, "their")
                || tokens.is(lead, "downtown")
                || tokens.is(lead, "nearby")) {
            lead--;
        }
        return lead;
    }

    private static int behind(Tokens tokens, int token) {
        int behind = token + 1;
        while (behind < token + WORDS && isFurtherWord(tokens, behind)) {
            behind++;
        }
        return behind;
    }

    private static boolean isFurtherWord(Tokens tokens, int token) {
        boolean attached =
                Runs.isAttached(tokens, token) || tokens.gap(token) == (Gap.SPACE | Gap.AMPERSAND);
        if (tokens.isTaken(token) || !attached || !Runs.isCapital(tokens, token)) {
            return false;
        }
        if (tokens.has(token, Trait.MONTH.bit()) || isStateAtEnd(tokens, token)) {
            return false;
        }
        return !tokens.has(token, Trait.WORD.bit() | Trait.MEDICAL.bit())
                || tokens.has(token, KNOWN | FURTHER)
                || Runs.isSaint(tokens, token - 1);
    }

    /** "Austin Texas": the state stays. */
    private static boolean isStateAtEnd(Tokens tokens, int token) {
        return Runs.isState(tokens, token)
                && !Runs.isCapital(tokens, token + 1)
                && !tokens.has(token - 1, Trait.CITY_FIRST.bit());
    }

    private static boolean isStatePlace(Tokens tokens, int behind) {
        int gap = tokens.gap(behind);
        return (gap == (Gap.COMMA | Gap.SPACE) || gap == Gap.COMMA || gap == Gap.SPACE)
                && Runs.isState(tokens, behind);
    }

    /** "Austin, TX": a known city, or any behind "in"; many codes are words of medicine too. */
    private static boolean isBeforeState(Tokens tokens, int token, int behind) {
        if (isCity(tokens, token, behind)) {
            return true;
        }
        boolean comma = (tokens.gap(behind) & Gap.COMMA) != 0;
        boolean zip = tokens.isDigits(behind + 1) && tokens.length(behind + 1) == 5;
        boolean led = tokens.has(lead(tokens, token), Trait.AT.bit());
        boolean ambiguous =
                tokens.has(behind, Trait.WORD.bit() | Trait.MEDICAL.bit() | Trait.SUFFIX.bit());
        return comma
                && isWritten(tokens, token)
                && !tokens.has(token, NO_PLACE)
                && (zip
                        || led
                        || (!ambiguous && tokens.has(behind, STATES) && tokens.length(behind) > 2));
    }

    private static boolean isCity(Tokens tokens, int token, int behind) {
        if (tokens.has(token, Trait.CITY.bit())) {
            return true;
        }
        if (behind == token + 1) {
            return false;
        }
        return (tokens.has(behind - 1, Trait.CITY_SECOND.bit())
                        && (tokens.has(token, Trait.CITY_FIRST.bit())
                                || !tokens.has(token, NO_PLACE)))
                || Runs.isSaint(tokens, token);
    }

    /** Words of capitals are abbreviations, and single letters are no places. */
    private static boolean isWritten(Tokens tokens, int token) {
        return tokens.shape(token) == Shape.CAPITALISED || tokens.has(token, KNOWN);
    }

    private static boolean isPlaceAfter(Tokens tokens, int lead, int token, int behind) {
        boolean article = lead < token - 1 && tokens.is(token - 1, "the");
        if (tokens.has(token, Trait.STATE.bit())
                && behind == token + 1
                && !isCity(tokens, token, behind)) {
            return false;
        }
        if (hasFacility(tokens, token, behind)) {
            return true;
        }
        boolean bronx = tokens.is(token, "bronx");
        boolean office = tokens.has(behind, Trait.PLACE_VERB.bit() | Trait.FACILITY_NOUN.bit());
        if (isCity(tokens, token, behind)) {
            return !article || bronx || office;
        }
        boolean general = behind > token + 1 && isHospitalWord(tokens, behind - 1);
        if ((tokens.has(token, NO_PLACE) && !general) || (article && !office)) {
            return false;
        }
        if (tokens.shape(token) == Shape.UPPER) {
            return isAbbreviatedPlace(tokens, lead, token, behind);
        }
        return tokens.shape(token) == Shape.CAPITALISED && isAnnounced(tokens, lead, token, behind);
    }

    private static boolean hasFacility(Tokens tokens, int token, int behind) {
        for (int i = token; i < behind; i++) {
            if (tokens.has(i, Trait.FACILITY.bit())) {
                return true;
            }
        }
        return false;
    }

    /** "at BWH" behind "seen", "LA General". */
    private static boolean isAbbreviatedPlace(Tokens tokens, int lead, int token, int behind) {
        boolean several =
                behind > token + 1
                        && (tokens.has(behind - 1, Trait.FACILITY_WORD.bit())
                                || (tokens.is(lead, "at")
                                        && tokens.shape(token + 1) == Shape.CAPITALISED));
        boolean seen =
                tokens.is(lead, "at")
                        && tokens.length(token) > 2
                        && tokens.precededBy(lead, CONTEXT, Trait.PLACE_VERB.bit());
        return several || seen;
    }

    /** Whether the words before a place that no list has say that there is one. */
    private static boolean isAnnounced(Tokens tokens, int lead, int token, int behind) {
        boolean eponym = tokens.has(token, Trait.EPONYM.bit());
        if (tokens.is(lead, "at")) {
            return !eponym || tokens.has(token, ANY_NAME);
        }
        if (eponym) {
            return false;
        }
        if (tokens.precededBy(lead, 2, Trait.RESIDE.bit())) {
            return true;
        }
        if (tokens.is(lead, "from")) {
            return tokens.precededBy(lead, 2, Trait.SOMEBODY.bit())
                    || (tokens.isTaken(lead - 1) && lead > 0)
                    || tokens.is(lead - 1, "discharged")
                    || tokens.is(lead - 1, "transferred");
        }
        boolean admitted =
                tokens.is(lead, "to")
                        && (tokens.is(lead - 1, "admitted")
                                || tokens.is(lead - 1, "transferred")
                                || tokens.is(lead - 1, "presented"));
        return admitted || isHospitalWord(tokens, behind - 1);
    }

    /** "Quux General": a word that ends the short name of a hospital. */
    private static boolean isHospitalWord(Tokens tokens, int token) {
        return tokens.is(token, "general")
                || tokens.is(token, "memorial")
                || tokens.is(token, "regional")
                || tokens.is(token, "va");
    }

    /** "our Boston office", and short names that are nothing else. */
    private static boolean isBare(Tokens tokens, int token, int behind) {
        boolean office =
                tokens.gap(behind) == Gap.SPACE
                        && tokens.shape(behind) == Shape.LOWER
                        && (tokens.has(behind, Trait.FACILITY_NOUN.bit())
                                || tokens.is(behind, "office")
                                || tokens.is(behind, "branch"));
        if (office && (isCity(tokens, token, behind) || hasFacility(tokens, token, behind))) {
            return true;
        }
        boolean afterPlace =
                tokens.gap(token) == (Gap.COMMA | Gap.SPACE)
                        && tokens.isTaken(token - 1)
                        && token > 0
                        && isCity(tokens, token, behind);
        return afterPlace
                || (tokens.shape(token) == Shape.UPPER && tokens.has(token, Trait.FACILITY.bit()));
    }
}
