package dev.tributary.masking.action;

import dev.tributary.commons.policy.Action;

/** Encrypts values, of whatever type, into texts. */
public record SealedValue(Action.Encrypt action, Kind kind) implements Treatment {

    @Override
    public Object apply(Object value, Place place, Surroundings around) {
        return around.seal(
                Plaintext.of(value, kind), place, action.deterministic(), action.perSubject());
    }

    @Override
    public boolean makesText() {
        return kind != Kind.TEXT;
    }
}
