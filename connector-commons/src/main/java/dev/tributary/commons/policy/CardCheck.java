package dev.tributary.commons.policy;

import dev.tributary.commons.policy.FieldPath.Step;
import dev.tributary.commons.record.PiiClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What PCI DSS 4.0 asks of whoever handles payment cards; of every policy, not only of pci. */
final class CardCheck {

    private static final int MOST_FIRST_DIGITS = 6;
    private static final int MOST_LAST_DIGITS = 4;

    private final Policy policy;
    private final Findings findings;

    private CardCheck(Policy policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(Policy policy, Findings findings) {
        CardCheck check = new CardCheck(policy, findings);
        check.securityCodes();
        check.tokenBesideDigits();
        if (policy.profile().filter(Profile.PCI::equals).isPresent()) {
            check.digitsShown();
            check.textsKept();
        }
    }

    /** Requirement 3.3.1. */
    private void securityCodes() {
        for (Rule rule : policy.rules()) {
            boolean kept = !ActionKind.of(rule.action()).removes();
            if (kept && lastName(rule).filter(CardSecrets::isNeverStored).isPresent()) {
                findings.add(
                        rule.line(),
                        PolicyCode.SECURITY_CODE_KEPT,
                        "a card's security code, track or PIN may not be stored in any form",
                        "write \"action\": \"drop\"; a field of another meaning needs another name");
            }
        }
    }

    /** Requirement 3.5.1: what is left of one number must not help to guess the other form. */
    private void tokenBesideDigits() {
        List<Rule> numbers = aboutNumbers().toList();
        Optional<Rule> token = first(numbers, Set.of(ActionKind.TOKEN));
        Optional<Rule> digits = first(numbers, Set.of(ActionKind.FIRST_N, ActionKind.LAST_N));
        if (token.isPresent() && digits.isPresent()) {
            boolean tokenIsLater = token.get().line() > digits.get().line();
            beside(
                    tokenIsLater ? token.get() : digits.get(),
                    tokenIsLater ? digits.get() : token.get());
        }
    }

    private void beside(Rule later, Rule other) {
        findings.add(
                later.line(),
                PolicyCode.CARD_NUMBER_GUESSABLE,
                "'%s' of a card number stands beside '%s' of %s, and with both it can be guessed"
                        .formatted(
                                ActionKind.of(later.action()).word(),
                                ActionKind.of(other.action()).word(),
                                other.isAuthors() ? "line " + other.line() : "the profile"),
                "use one of the two wherever a card number can stand");
    }

    private static Optional<Rule> first(List<Rule> rules, Set<ActionKind> kinds) {
        return rules.stream()
                .filter(rule -> kinds.contains(ActionKind.of(rule.action())))
                .findFirst();
    }

    /** Requirement 3.4.1. */
    private void digitsShown() {
        aboutNumbers()
                .filter(rule -> !isShownLittle(rule.action()))
                .forEach(
                        rule ->
                                findings.add(
                                        rule.line(),
                                        PolicyCode.CARD_NUMBER_REVEALED,
                                        "profile pci lets of a card number at most the first six or"
                                                + " the last four digits through",
                                        "use 'last-n' with a count of 4, 'token', 'encrypt', 'redact'"
                                                + " or 'drop'"));
    }

    private static boolean isShownLittle(Action action) {
        if (action instanceof Action.FirstN first) {
            return first.count() <= MOST_FIRST_DIGITS;
        }
        if (action instanceof Action.LastN last) {
            return last.count() <= MOST_LAST_DIGITS;
        }
        ActionKind kind = ActionKind.of(action);
        return kind.removes() || kind == ActionKind.TOKEN || kind == ActionKind.ENCRYPT;
    }

    private void textsKept() {
        for (PiiClass pii : List.of(PiiClass.FREE_TEXT, PiiClass.RAW_PAYLOAD)) {
            policy.ruleFor(pii)
                    .filter(rule -> rule.action() instanceof Action.Keep)
                    .ifPresent(
                            rule ->
                                    findings.add(
                                            rule.line(),
                                            PolicyCode.PROFILE_FORBIDS,
                                            "a card number can stand in " + pii,
                                            "use 'detect', 'rewrite', 'encrypt' or 'drop'"));
        }
    }

    /** The rules that decide about card numbers: of their class, in text, and by telling names. */
    private Stream<Rule> aboutNumbers() {
        Stream<Rule> byClass = policy.ruleFor(PiiClass.CARD_NUMBER).stream();
        Stream<Rule> inText =
                policy.ruleInText(PiiClass.CARD_NUMBER).stream()
                        .filter(rule -> rule.selector() instanceof Selector.Detected);
        Stream<Rule> byName =
                policy.rules().stream()
                        .filter(rule -> lastName(rule).filter(CardSecrets::isNumber).isPresent());
        Stream<Rule> byType = policy.rules().stream().filter(CardCheck::isAboutCards);
        return Stream.of(byClass, inText, byName, byType).flatMap(rules -> rules);
    }

    /** Identifiers of a patient that are said to be cards: {@code [?type=CC].value}. */
    private static boolean isAboutCards(Rule rule) {
        return rule.selector() instanceof Selector.AtPath at
                && at.path().lastName().filter("value"::equals).isPresent()
                && at.path().steps().stream()
                        .filter(Step.ElementWhere.class::isInstance)
                        .map(Step.ElementWhere.class::cast)
                        .anyMatch(where -> CardSecrets.CARD_TYPES.contains(where.value()));
    }

    private static Optional<String> lastName(Rule rule) {
        return rule.selector() instanceof Selector.AtPath at
                ? at.path().lastName()
                : Optional.empty();
    }
}
