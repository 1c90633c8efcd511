package dev.tributary.commons.policy;

import java.time.LocalDate;
import java.util.Optional;

/** Makes the action of a rule. */
final class ActionReader {

    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_DAYS = 3650;
    private static final int USUAL_DAYS = 365;
    private static final char USUAL_MASK = '*';

    private final Optional<LocalDate> referenceDate;

    /**
     * A reader.
     *
     * @param referenceDate on which ages are counted
     */
    ActionReader(Optional<LocalDate> referenceDate) {
        this.referenceDate = referenceDate;
    }

    /**
     * Reads an action.
     *
     * @param kind which one
     * @param rule the rule's members
     * @param placeholder what stands for text that is blanked, where the rule does not say
     * @return empty where a parameter is missing or wrong, which is noted
     */
    Optional<Action> read(ActionKind kind, Members rule, String placeholder) {
        return switch (kind) {
            case KEEP -> Optional.of(new Action.Keep());
            case DROP -> Optional.of(new Action.Drop());
            case GENERALIZE -> Optional.of(new Action.Generalize(referenceDate));
            case DETECT -> Optional.of(new Action.Detect());
            case REWRITE -> Optional.of(new Action.Rewrite());
            case REDACT ->
                    orDefault(rule, "with", rule.scalar("with"), placeholder)
                            .map(Action.Redact::new);
            case CONSTANT -> constant(rule);
            case FIRST_N -> count(rule).flatMap(n -> mask(rule).map(c -> new Action.FirstN(n, c)));
            case LAST_N -> count(rule).flatMap(n -> mask(rule).map(c -> new Action.LastN(n, c)));
            case TOKEN -> token(rule);
            case DATE_SHIFT -> dateShift(rule);
            case ENCRYPT -> encrypt(rule);
        };
    }

    private static Optional<Action> constant(Members rule) {
        if (!rule.has("value")) {
            rule.missing("value", "say which text or number stands for every value");
        }
        return rule.scalar("value").map(Action.Constant::new);
    }

    private static Optional<Integer> count(Members rule) {
        if (!rule.has("count")) {
            rule.missing("count", "say how many characters stay");
        }
        return rule.whole("count", 1, MOST_CHARACTERS);
    }

    private static Optional<Character> mask(Members rule) {
        if (!rule.has("mask")) {
            return Optional.of(USUAL_MASK);
        }
        Optional<String> mask = rule.text("mask");
        if (mask.isPresent()
                && (mask.get().length() != 1 || Character.isLetterOrDigit(mask.get().charAt(0)))) {
            rule.bad("mask", "is no sign", "write one character that is no letter and no digit");
            return Optional.empty();
        }
        return mask.map(text -> text.charAt(0));
    }

    private static Optional<Action> token(Members rule) {
        if (!rule.has("domain")) {
            return Optional.of(new Action.Token(Optional.empty()));
        }
        return rule.text("domain").map(domain -> new Action.Token(Optional.of(domain)));
    }

    private static Optional<Action> dateShift(Members rule) {
        return orDefault(rule, "max_days", rule.whole("max_days", 1, MOST_DAYS), USUAL_DAYS)
                .map(Action.DateShift::new);
    }

    private static Optional<Action> encrypt(Members rule) {
        Optional<Boolean> deterministic =
                orDefault(rule, "deterministic", rule.flag("deterministic"), false);
        Optional<Boolean> perSubject =
                orDefault(rule, "per_subject", rule.flag("per_subject"), false);
        return deterministic.flatMap(same -> perSubject.map(own -> new Action.Encrypt(same, own)));
    }

    /** The value read; the usual one where the member is not there; empty where it is wrong. */
    private static <T> Optional<T> orDefault(Members rule, String name, Optional<T> read, T usual) {
        return rule.has(name) ? read : Optional.of(usual);
    }
}
