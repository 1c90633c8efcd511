package dev.tributary.commons.policy;

import java.util.Optional;

/**
 * A transform of ours among those of a connector.
 *
 * @param alias its name in {@code transforms}
 * @param position its place in that list, from 0
 * @param part what of a record it masks
 * @param predicate the alias of the predicate that it runs under, if it runs under one
 * @param negated whether it runs where the predicate does not hold
 * @param policy its policy; empty where that is refused
 */
public record MaskTransform(
        String alias,
        int position,
        Part part,
        Optional<String> predicate,
        boolean negated,
        Optional<Policy> policy) {

    /** What of a record a transform masks. */
    public enum Part {
        /** Key, value and headers. */
        RECORD,
        KEY,
        VALUE
    }

    /** Whether it runs over every record. */
    public boolean isEverywhere() {
        return predicate.isEmpty();
    }

    /** Whether it masks whole records, and leaves nothing in them that identifies a person. */
    public boolean deidentifies() {
        return part == Part.RECORD && policy.filter(PolicyChecker::deidentifies).isPresent();
    }

    /** Whether of the keys that it masks nothing is left by which a topic could be compacted. */
    public boolean dropsKeys() {
        return part != Part.VALUE && policy.filter(PolicyChecker::dropsKeys).isPresent();
    }
}
