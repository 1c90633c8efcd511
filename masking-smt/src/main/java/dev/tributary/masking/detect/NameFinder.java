package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;

/**
 * Names of people: by the title or the word before them, by the lists of given and family names,
 * and by how names are written ("Doe, Jane", "J. Doe", "Jane D.").
 *
 * <p>A name that a disease, a sign or a score bears is none, and a family name alone is one only
 * where the words around say so.
 */
final class NameFinder implements Finder {

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
        if (tokens.shape(token) == Shape.LOWER) {
            return tokens.has(token, NameWords.NAMES)
                    ? AnnouncedName.inSmallLetters(tokens, token)
                    : token;
        }
        if (!Runs.isCapital(tokens, token) || isPartOfPlace(tokens, token)) {
            return token;
        }
        if (AnnouncedName.isAfterTitle(tokens, token)) {
            return AnnouncedName.afterTitle(tokens, token);
        }
        int behind = AnnouncedName.afterPerson(tokens, token);
        return behind > token ? behind : ListedName.at(tokens, token);
    }

    /** "St. Luke's", "San Francisco", "Baylor Scott": what goes before makes it a place. */
    private static boolean isPartOfPlace(Tokens tokens, int token) {
        int before = token - 1;
        if (tokens.gap(token) == Gap.HYPHEN && !tokens.isTaken(before)) {
            return true;
        }
        if (!Runs.isAttached(tokens, token) || !Runs.isCapital(tokens, before)) {
            return false;
        }
        return Runs.isSaint(tokens, before)
                || tokens.has(before, Trait.FACILITY.bit())
                || (tokens.has(before, Trait.CITY_FIRST.bit())
                        && tokens.has(token, Trait.CITY_SECOND.bit()));
    }
}
