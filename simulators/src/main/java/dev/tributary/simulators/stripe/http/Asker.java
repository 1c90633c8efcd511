package dev.tributary.simulators.stripe.http;

import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;

/**
 * Who asks, about which account, in which version.
 *
 * @param key a key that holds
 * @param account one that the key reaches
 * @param version how objects are to look
 * @param keys tells what the key may read
 */
record Asker(String key, String account, ApiVersion version, ApiKeys keys) {

    /** Fails when the key may not read a kind of object. */
    void require(ObjectType type) throws Problem {
        if (!keys.allows(key, type)) {
            throw Problem.noPermission(ApiKeys.masked(key), account, type.word());
        }
    }

    /** The account alone. */
    @Override
    public String toString() {
        return "Asker[" + account + "]";
    }
}
