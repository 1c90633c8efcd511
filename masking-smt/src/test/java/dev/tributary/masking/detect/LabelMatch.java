package dev.tributary.masking.detect;

import static dev.tributary.masking.detect.Trait.bits;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a labelled value of a query was found.
 *
 * <p>It was when at every place where it stands in the query, as whole words and in the same case,
 * each of its words is covered by spans of whatever class, apart from words that identify nobody: a
 * title in a name; a state, its code and words in small letters in a place; words without a digit
 * in an identifier that has one, as "patient ID:". It was found <em>whole</em> when there is
 * nothing to except. A value that stands nowhere in its query was not found.
 */
final class LabelMatch {

    private static final Set<String> TITLES = Set.of("dr", "mr", "mrs", "ms", "miss", "prof");
    private static final Set<String> WORDS =
            Set.of("NAME", "GEOGRAPHIC_LOCATION", "DATE", "EMAIL_ADDRESS");

    private final String text;
    private final boolean[] covered;

    LabelMatch(LabelledQuery query, List<Span> spans) {
        text = query.text();
        covered = new boolean[text.length()];
        for (Span span : spans) {
            for (int i = span.start(); i < span.end(); i++) {
                covered[i] = true;
            }
        }
    }

    boolean isFound(LabelledQuery.Label label) {
        return isEverywhere(label, false);
    }

    boolean isFoundWhole(LabelledQuery.Label label) {
        return isEverywhere(label, true);
    }

    private boolean isEverywhere(LabelledQuery.Label label, boolean whole) {
        String value = label.value();
        boolean stands = false;
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            if (!isInWord(at) && !isInWord(end)) {
                stands = true;
                if (!isCovered(label, at, end, whole)) {
                    return false;
                }
            }
        }
        return stands;
    }

    /** Whether a place is between two characters of a word. */
    private boolean isInWord(int place) {
        return place > 0
                && place < text.length()
                && Character.isLetterOrDigit(text.charAt(place - 1))
                && Character.isLetterOrDigit(text.charAt(place));
    }

    private boolean isCovered(LabelledQuery.Label label, int start, int end, boolean whole) {
        int from = start;
        while (from < end) {
            int to = from;
            while (to < end && isOfWord(label, text.charAt(to))) {
                to++;
            }
            String word = text.substring(from, to);
            if (!isCovered(from, to) && (whole || !identifiesNobody(label, word))) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    /** Identifiers are taken apart at spaces alone, so that their parts stay together. */
    private static boolean isOfWord(LabelledQuery.Label label, char c) {
        return WORDS.contains(label.category()) ? Character.isLetterOrDigit(c) : c != ' ';
    }

    private boolean isCovered(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) && !covered[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean identifiesNobody(LabelledQuery.Label label, String word) {
        return switch (label.category()) {
            case "NAME" -> TITLES.contains(word.toLowerCase(Locale.ROOT));
            case "GEOGRAPHIC_LOCATION" ->
                    Character.isLowerCase(word.charAt(0))
                            || (Lexicon.BUILT_IN.traits(word) & bits(Trait.STATE, Trait.STATE_CODE))
                                    != 0;
            case "DATE", "EMAIL_ADDRESS" -> false;
            default -> hasDigit(label.value()) && !hasDigit(word);
        };
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
