package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.TextMask;
import dev.tributary.masking.action.Treatments;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a policy says, class by class, of what is found within texts and raw payloads. */
final class TextRules {

    private static final TextMask KEEP = (text, place, around) -> text;

    /** Masks of pieces that were found in text. */
    private final Map<PiiClass, TextMask> found = new EnumMap<>(PiiClass.class);

    /** Masks of leaves of raw payloads. */
    private final Map<PiiClass, RawRule> raw = new EnumMap<>(PiiClass.class);

    /**
     * What is done with leaves of a class.
     *
     * @param covered whether a rule says so, and not the default
     */
    record RawRule(TextMask mask, boolean keeps, boolean covered) {}

    private final boolean unlistedPass;

    TextRules(Policy policy, Treatments treatments) {
        unlistedPass = policy.unclassified() == DefaultAction.KEEP;
        for (PiiClass pii : PiiClass.values()) {
            found.put(pii, inText(policy, treatments, pii));
            raw.put(pii, inPayload(policy, treatments, pii));
        }
    }

    /** The classes that are hidden in text. */
    Set<PiiClass> hidden() {
        Set<PiiClass> hidden = EnumSet.noneOf(PiiClass.class);
        found.forEach(
                (pii, mask) -> {
                    if (mask != KEEP) {
                        hidden.add(pii);
                    }
                });
        return hidden;
    }

    /** What takes the place of a piece of text. */
    TextMask found(PiiClass pii) {
        return found.get(pii);
    }

    RawRule raw(PiiClass pii) {
        return raw.get(pii);
    }

    /** Leaves of which a format knows nothing: searched as text where such may pass, else left. */
    Optional<RawRule> unlisted() {
        return unlistedPass ? Optional.of(raw.get(PiiClass.FREE_TEXT)) : Optional.empty();
    }

    /** What stands for something that was found, and of which nothing else may stay. */
    static String label(PiiClass pii) {
        return "[" + pii + "]";
    }

    private static TextMask inText(Policy policy, Treatments treatments, PiiClass pii) {
        TextMask label = (text, place, around) -> label(pii);
        Optional<Rule> rule = policy.ruleInText(pii);
        if (rule.isEmpty()) {
            return switch (policy.defaultAction()) {
                case KEEP -> KEEP;
                case REDACT -> label;
                case FAIL ->
                        (text, place, around) -> {
                            throw new ActionRefused(MaskingError.NOT_COVERED);
                        };
            };
        }
        Action action = rule.get().action();
        if (action instanceof Action.Keep) {
            return KEEP;
        }
        boolean wholeText = action instanceof Action.Detect || action instanceof Action.Rewrite;
        if (wholeText) {
            return label;
        }
        if (action instanceof Action.Drop) {
            // A rule for fields leaves a trace in text, so that the sentence can still be read.
            return rule.get().selector() instanceof Selector.Detected
                    ? (text, place, around) -> ""
                    : label;
        }
        return treatments
                .text(action, Optional.of(pii), pii.name())
                .map(mask -> orLabel(mask, pii))
                .orElse(label);
    }

    private static TextMask orLabel(TextMask mask, PiiClass pii) {
        return (text, place, around) -> {
            String masked = mask.mask(text, place, around);
            return masked == null ? label(pii) : masked;
        };
    }

    private static RawRule inPayload(Policy policy, Treatments treatments, PiiClass pii) {
        Optional<Rule> rule = policy.ruleFor(pii);
        if (rule.isEmpty()) {
            return byDefault(policy.defaultAction());
        }
        Action action = rule.get().action();
        boolean searched = action instanceof Action.Detect;
        if (action instanceof Action.Rewrite || (searched && pii == PiiClass.RAW_PAYLOAD)) {
            // A payload within a payload, or a document: nothing can be found in it.
            action = new Action.Drop();
        }
        TextMask refused =
                (text, place, around) -> {
                    throw new ActionRefused(MaskingError.TYPE_NOT_SERVED);
                };
        return new RawRule(
                treatments.text(action, Optional.of(pii), pii.name()).orElse(refused),
                action instanceof Action.Keep,
                true);
    }

    private static RawRule byDefault(DefaultAction action) {
        return switch (action) {
            case KEEP -> new RawRule(KEEP, true, false);
            case REDACT -> new RawRule((text, place, around) -> null, false, false);
            case FAIL ->
                    new RawRule(
                            (text, place, around) -> {
                                throw new ActionRefused(MaskingError.NOT_COVERED);
                            },
                            false,
                            false);
        };
    }
}
