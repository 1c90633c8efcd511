package dev.tributary.masking.detect;

/**
 * What the automaton proposes at a token.
 *
 * @param token the first of whatever it is
 * @param ends where each {@link Candidate} ends, by its index; 0 where there is none
 */
record Proposal(Tokens tokens, int token, int[] ends) {

    private static final int CONTEXT = 6;

    int start() {
        return tokens.start(token);
    }

    int end(Candidate candidate) {
        return ends[candidate.index()];
    }

    boolean has(Candidate candidate) {
        return ends[candidate.index()] > 0;
    }

    /** The character before the token; a space at the text's start. */
    char before() {
        int start = start();
        return start == 0 ? ' ' : tokens.text()[start - 1];
    }

    /** Where a candidate ends that begins with the sign before the token; 0 when none does. */
    int endFromSign(Candidate candidate) {
        int[] fromSign = new int[ends.length];
        CandidateAutomaton.INSTANCE.match(tokens.text(), start() - 1, fromSign);
        return fromSign[candidate.index()];
    }

    /** Whether no digit hangs on to it before or behind. */
    boolean isWhole(int end) {
        char[] text = tokens.text();
        int start = start();
        boolean before = start > 1 && isLink(text[start - 1]) && Letters.isDigit(text[start - 2]);
        boolean behind =
                end + 1 < text.length && isLink(text[end]) && Letters.isDigit(text[end + 1]);
        return !before && !behind;
    }

    boolean isWhole(Candidate candidate) {
        return has(candidate) && isWhole(end(candidate));
    }

    private static boolean isLink(char c) {
        return c == '-' || c == '.' || c == '/';
    }

    /** A candidate without its separators. */
    String alphanumerics(Candidate candidate) {
        return alphanumerics(end(candidate));
    }

    String alphanumerics(int end) {
        StringBuilder out = new StringBuilder(end - start());
        for (int i = start(); i < end; i++) {
            char c = tokens.text()[i];
            if (Letters.isAlphanumeric(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether a word a little before has one of these traits. */
    boolean hasContext(long traits) {
        return tokens.precededBy(token, CONTEXT, traits);
    }
}
