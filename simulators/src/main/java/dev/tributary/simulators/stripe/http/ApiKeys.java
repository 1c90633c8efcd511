package dev.tributary.simulators.stripe.http;

import dev.tributary.simulators.stripe.model.Ids;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platform's keys: one that may read all, restricted ones, and those that were rolled. */
public final class ApiKeys {

    private static final class Grant {
        private final Set<ObjectType> denied;
        private boolean expired;

        private Grant(Set<ObjectType> denied) {
            this.denied = denied;
        }
    }

    private final Map<String, Grant> grants = new HashMap<>();
    private final Ids ids;
    private final String full;

    public ApiKeys(Ids ids) {
        this.ids = ids;
        this.full = add("sk_test_", EnumSet.noneOf(ObjectType.class));
    }

    /** The secret key that may read all; the first one, even after it was rolled. */
    public String full() {
        return full;
    }

    /** A new restricted key that may read all but some kinds of objects. */
    public synchronized String restricted(ObjectType... denied) {
        Set<ObjectType> set = EnumSet.noneOf(ObjectType.class);
        set.addAll(List.of(denied));
        return add("rk_test_", set);
    }

    /** Takes the right to read kinds of objects from a key. */
    public synchronized void deny(String key, ObjectType... types) {
        grant(key).denied.addAll(List.of(types));
    }

    /** Gives a key the right to read kinds of objects. */
    public synchronized void allow(String key, ObjectType... types) {
        grant(key).denied.removeAll(List.of(types));
    }

    /** Ends a key at once; gives the one that takes its place. */
    public synchronized String roll(String key) {
        Grant grant = grant(key);
        grant.expired = true;
        return add(key.substring(0, 8), EnumSet.copyOf(grant.denied));
    }

    synchronized void check(String key) throws Problem {
        Grant grant = grants.get(key);
        if (grant == null) {
            throw Problem.badKey(masked(key));
        }
        if (grant.expired) {
            throw Problem.expiredKey(masked(key));
        }
    }

    synchronized boolean allows(String key, ObjectType type) {
        return Optional.ofNullable(grants.get(key))
                .filter(grant -> !grant.denied.contains(type))
                .isPresent();
    }

    /** A key as errors and counters show it: its last four letters. */
    static String masked(String key) {
        return key.length() < 12 ? "****" : key.substring(0, 8) + "****" + lastFour(key);
    }

    static String lastFour(String key) {
        return key.substring(Math.max(0, key.length() - 4));
    }

    private Grant grant(String key) {
        Grant grant = grants.get(key);
        if (grant == null) {
            throw new IllegalArgumentException("no such key");
        }
        return grant;
    }

    private String add(String prefix, Set<ObjectType> denied) {
        String key = prefix + ids.letters(24);
        grants.put(key, new Grant(denied));
        return key;
    }
}
