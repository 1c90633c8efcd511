package dev.tributary.commons.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a policy. */
final class Findings {

    private static final int LONGEST_QUOTE = 24;

    private final List<PolicyFinding> findings = new ArrayList<>();

    void add(int line, PolicyCode code, String what, String remedy) {
        findings.add(new PolicyFinding(line, code, what, remedy));
    }

    void add(PolicyFinding finding) {
        findings.add(finding);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** In the order of lines; what is about the whole stands first. */
    List<PolicyFinding> sorted() {
        return findings.stream().sorted(Comparator.comparingInt(PolicyFinding::line)).toList();
    }

    /**
     * A word of the policy in quotes, with a space before it; nothing where it is no word, as a
     * secret at the wrong place would not be.
     */
    static String quoted(String word) {
        boolean plain =
                word.length() <= LONGEST_QUOTE
                        && word.chars()
                                .allMatch(c -> c == '_' || c == '-' || c == '.' || isLetter(c));
        return plain ? " '" + word + "'" : "";
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
