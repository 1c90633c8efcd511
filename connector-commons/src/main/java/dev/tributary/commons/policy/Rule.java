package dev.tributary.commons.policy;

/**
 * One rule of a policy.
 *
 * @param line where it stands in the policy's text, from 1; 0 where a profile brings it
 * @param selector what it speaks of
 * @param action what it does
 */
public record Rule(int line, Selector selector, Action action) {

    /** Whether the policy's author has written it, and no profile. */
    public boolean isAuthors() {
        return line > 0;
    }
}
