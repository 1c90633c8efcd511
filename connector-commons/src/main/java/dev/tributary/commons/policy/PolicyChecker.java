package dev.tributary.commons.policy;

import dev.tributary.commons.policy.FieldPath.Root;
import java.util.List;
import java.util.function.ToIntFunction;

/** Finds what a policy cannot mean, must not do, or would not do; and what it amounts to. */
public final class PolicyChecker {

    private PolicyChecker() {}

    /** All that is wrong with a policy that could be read, in the order of lines. */
    public static List<PolicyFinding> check(Policy policy) {
        Findings findings = new Findings();
        check(policy, member -> 0, findings);
        return findings.sorted();
    }

    /**
     * The same, for a policy whose text is at hand.
     *
     * @param lines where a member of the policy stands
     */
    static void check(Policy policy, ToIntFunction<String> lines, Findings findings) {
        RuleCheck.check(policy, findings);
        OrderCheck.check(policy, findings);
        keys(policy, lines, findings);
        finders(policy, findings);
        CardCheck.check(policy, findings);
        ProfileCheck.check(policy, lines, findings);
    }

    private static void keys(Policy policy, ToIntFunction<String> lines, Findings findings) {
        if (policy.key().isEmpty()) {
            List<Rule> needing =
                    policy.rules().stream()
                            .filter(rule -> ActionKind.of(rule.action()).needsKey())
                            .toList();
            needing.stream()
                    .filter(Rule::isAuthors)
                    .forEach(
                            rule ->
                                    findings.add(
                                            rule.line(),
                                            PolicyCode.KEY_MISSING,
                                            "'"
                                                    + ActionKind.of(rule.action()).word()
                                                    + "' needs the policy's 'key'",
                                            "add one, as \"key\": {\"file\": \"/path/to/keyset\"}"));
            if (needing.stream().anyMatch(rule -> !rule.isAuthors())) {
                findings.add(
                        lines.applyAsInt("profile"),
                        PolicyCode.KEY_MISSING,
                        "profile "
                                + policy.profile().map(Profile::word).orElse("")
                                + " needs a key",
                        "write the policy as JSON with \"key\": {\"file\": \"/path/to/keyset\"}");
            }
        }
        policy.key()
                .filter(key -> key.subjects().isEmpty())
                .ifPresent(key -> noSubjects(policy, findings));
        if (policy.onError() == OnError.QUARANTINE && policy.quarantineKey().isEmpty()) {
            findings.add(
                    lines.applyAsInt("on_error"),
                    PolicyCode.QUARANTINE_KEY_MISSING,
                    "'on_error' is quarantine and there is no 'quarantine_key'",
                    "add one, as \"quarantine_key\": {\"file\": \"/path/to/keyset\"}");
        }
    }

    private static void noSubjects(Policy policy, Findings findings) {
        policy.rules().stream()
                .filter(rule -> rule.action() instanceof Action.Encrypt)
                .filter(rule -> ((Action.Encrypt) rule.action()).perSubject())
                .forEach(
                        rule ->
                                findings.add(
                                        rule.line(),
                                        PolicyCode.SUBJECTS_MISSING,
                                        "'per_subject' needs 'subjects' in the policy's 'key'",
                                        "add them, as \"subjects\": {\"directory\":"
                                                + " \"/path/of/salts\"}"));
    }

    private static void finders(Policy policy, Findings findings) {
        boolean finds =
                policy.rules().stream()
                        .map(rule -> ActionKind.of(rule.action()))
                        .anyMatch(k -> k == ActionKind.DETECT || k == ActionKind.REWRITE);
        if (finds) {
            return;
        }
        policy.rules().stream()
                .filter(Rule::isAuthors)
                .filter(rule -> rule.selector() instanceof Selector.Detected)
                .forEach(
                        rule ->
                                findings.add(
                                        rule.line(),
                                        PolicyCode.NOTHING_DETECTS,
                                        "no rule has the action 'detect' or 'rewrite'",
                                        "add one, as {\"class\": \"FREE_TEXT\", \"action\":"
                                                + " \"detect\"}"));
    }

    /**
     * Whether nothing that a policy lets through identifies a person to somebody without its key:
     * no class of personal data passes whole or in part, but for the dates, towns and ZIP codes of
     * a limited data set; nothing unclassified passes; headers and keys are masked too.
     */
    public static boolean deidentifies(Policy policy) {
        return policy.headers()
                && policy.defaultAction() != DefaultAction.KEEP
                && policy.unclassified() != DefaultAction.KEEP
                && policy.rules().stream().allMatch(rule -> hides(policy, rule));
    }

    private static boolean hides(Policy policy, Rule rule) {
        ActionKind kind = ActionKind.of(rule.action());
        if (isAboutWholeKey(rule)) {
            return kind.hidesKeys();
        }
        if (kind == ActionKind.DETECT && rule.isAuthors()) {
            return !(rule.selector() instanceof Selector.AtPath at)
                    || ProfileCheck.searchedInVain(at.path()).isEmpty();
        }
        if (kind != ActionKind.KEEP && !kind.isTruncation()) {
            return true;
        }
        if (!rule.isAuthors()) {
            return policy.profile().filter(Profile::deidentifies).isPresent();
        }
        if (rule.selector() instanceof Selector.AtPath at) {
            return !ProfileCheck.reachesTagged(at.path());
        }
        return policy.profile().filter(Profile.LIMITED_DATASET::equals).isPresent()
                && ProfileCheck.isDateOrZip(rule.selector());
    }

    /**
     * Whether no key survives a policy as it is, nor as something that tells keys apart. A topic
     * that is compacted cannot take what such a policy masks.
     */
    public static boolean dropsKeys(Policy policy) {
        return policy.rules().stream()
                .filter(PolicyChecker::isAboutWholeKey)
                .findFirst()
                .map(rule -> ActionKind.of(rule.action()).removes())
                .orElse(policy.unclassified() == DefaultAction.REDACT);
    }

    /** Whether a rule speaks of a record's key, and of all of it. */
    static boolean isAboutWholeKey(Rule rule) {
        return rule.selector() instanceof Selector.AtPath at
                && at.path().root() == Root.KEY
                && at.path().steps().isEmpty();
    }
}
