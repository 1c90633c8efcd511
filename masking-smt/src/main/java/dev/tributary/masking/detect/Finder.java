package dev.tributary.masking.detect;

/** Finds personal data of one kind in a text. */
@FunctionalInterface
interface Finder {

    /** Looks through the tokens that nothing has taken yet. */
    void find(Tokens tokens, Findings found);
}
