package dev.tributary.commons.policy;

import dev.tributary.commons.record.PiiClass;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether each rule means something by itself: its action fits what it speaks of. */
final class RuleCheck {

    private static final Set<PiiClass> DATES = EnumSet.of(PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE);
    private static final Set<PiiClass> GENERAL =
            EnumSet.of(PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE, PiiClass.ZIP);
    private static final Set<PiiClass> NUMBERS_AND_NAMES =
            EnumSet.complementOf(
                    EnumSet.of(
                            PiiClass.BIRTH_DATE,
                            PiiClass.EVENT_DATE,
                            PiiClass.FREE_TEXT,
                            PiiClass.RAW_PAYLOAD,
                            PiiClass.PHOTO,
                            PiiClass.BIOMETRIC));

    private final Findings findings;

    private RuleCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(Policy policy, Findings findings) {
        RuleCheck check = new RuleCheck(findings);
        policy.rules().forEach(check::rule);
    }

    private void rule(Rule rule) {
        if (rule.selector() instanceof Selector.OfClass of) {
            fits(rule, of.classes());
        } else if (rule.selector() instanceof Selector.Detected detected) {
            isFound(rule, detected.classes());
            fitsText(rule, detected.classes());
        }
    }

    private void fits(Rule rule, Set<PiiClass> classes) {
        ActionKind kind = ActionKind.of(rule.action());
        switch (kind) {
            case GENERALIZE -> only(rule, classes, GENERAL, "use 'drop', 'token' or 'last-n'");
            case DATE_SHIFT -> only(rule, classes, DATES, "use 'token' or 'drop'");
            case FIRST_N, LAST_N ->
                    only(rule, classes, NUMBERS_AND_NAMES, "use 'generalize', 'detect' or 'drop'");
            case DETECT ->
                    only(
                            rule,
                            classes,
                            EnumSet.of(PiiClass.FREE_TEXT),
                            "name an action for the class, as 'drop'; 'rewrite' is for RAW_PAYLOAD");
            case REWRITE ->
                    only(
                            rule,
                            classes,
                            EnumSet.of(PiiClass.RAW_PAYLOAD),
                            "name an action for the class, as 'drop'; 'detect' is for FREE_TEXT");
            default -> {
                // Means something for every class.
            }
        }
    }

    private void only(Rule rule, Set<PiiClass> classes, Set<PiiClass> fit, String remedy) {
        String others =
                classes.stream()
                        .filter(pii -> !fit.contains(pii))
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.add(
                    rule.line(),
                    PolicyCode.ACTION_UNFIT,
                    "'" + word(rule) + "' means nothing for " + others,
                    remedy);
        }
    }

    /** No search finds a whole text, a picture or a fingerprint within a text. */
    private void isFound(Rule rule, Set<PiiClass> classes) {
        String others =
                classes.stream()
                        .filter(pii -> !RuleList.DETECTABLE.contains(pii))
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            findings.add(
                    rule.line(),
                    PolicyCode.ACTION_UNFIT,
                    others + " cannot be found within a text",
                    "say it of the class: {\"class\": …}");
        }
    }

    private void fitsText(Rule rule, Set<PiiClass> classes) {
        ActionKind kind = ActionKind.of(rule.action());
        if (kind == ActionKind.DETECT || kind == ActionKind.REWRITE) {
            findings.add(
                    rule.line(),
                    PolicyCode.ACTION_UNFIT,
                    "'" + kind.word() + "' is what finds, not what becomes of what is found",
                    "name that, as 'redact'");
        } else {
            fits(rule, classes);
        }
    }

    private static String word(Rule rule) {
        return ActionKind.of(rule.action()).word();
    }
}
