package dev.tributary.reconcile.rule;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an adjustment of a provider's account (PLB) refers to. PLB03-2 may hold a claim's number,
 * the payer's number and a trace number one after the other, cut at the end (X12 RFI 2370): it is
 * taken as a set of words.
 */
final class ForwardBalance {

    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9-]+");
    private static final int SHORTEST = 4;

    private ForwardBalance() {}

    /** The numbers in a reference, as {@link Tokens#exact} has them. */
    static Set<String> tokens(String reference) {
        Set<String> tokens = new LinkedHashSet<>();
        if (reference != null) {
            BETWEEN.splitAsStream(reference)
                    .filter(word -> word.length() >= SHORTEST)
                    .forEach(word -> tokens.add(Tokens.exact(word)));
        }
        return tokens;
    }
}
