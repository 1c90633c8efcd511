package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.engine.Decisions.Tag;
import dev.tributary.masking.engine.PathState.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * One place of records that have no schema, with what has been decided about it so far: the places
 * below are added as records show them. For one thread.
 */
final class Branch {

    private static final int DEEPEST = 500;

    private final Shared shared;
    private final PathState state;
    private final Place place;
    private final int depth;
    private final boolean never;
    private final boolean removed;
    private final boolean kept;

    private final Map<String, Branch> members = new HashMap<>();
    private final Map<Long, Branch> elements = new HashMap<>();
    private final Map<Kind, Leaf> leaves = new EnumMap<>(Kind.class);
    private final SchemaCache<Node> structs = new SchemaCache<>();
    private EntryNames names;
    private final List<Condition> conditions = new ArrayList<>();

    /** What all branches of a tree share. */
    static final class Shared {

        /** Data can make up any number of names. */
        private static final int MOST = 10_000;

        private final Decisions decisions;
        private final Planning planning;
        private int branches;

        Shared(Decisions decisions, Planning planning) {
            this.decisions = decisions;
            this.planning = planning;
        }
    }

    /** Plans a struct that stands in what has no schema. */
    @FunctionalInterface
    interface Planning {

        Node plan(Schema schema, PathState state, Place place);
    }

    private Branch(Shared shared, PathState state, Place place, int depth, boolean never) {
        this.shared = shared;
        this.state = state;
        this.place = place;
        this.depth = depth;
        this.never = never;
        this.removed = shared.decisions.leaveOutWhole(state);
        this.kept = shared.decisions.keepWhole(state);
        if (state.asksForElements()) {
            // Finds out what will be asked of each element.
            state.element(
                    condition -> {
                        conditions.add(condition);
                        return PathState.NEVER;
                    });
        }
    }

    /** A header, or the beginning of a part of a record. */
    static Branch root(Shared shared, PathState state, Place place) {
        return new Branch(shared, state, place, 0, false);
    }

    /** Masks a value of any type; the value itself stays as it is. */
    Object mask(Object value, Scene scene) {
        if (value == null) {
            return null;
        }
        if (depth > DEEPEST) {
            throw MaskingException.at(MaskingError.TOO_DEEP, place, "VALUE");
        }
        boolean object = value instanceof Map;
        boolean list = value instanceof Collection;
        if (never || ((object || list) && removed)) {
            scene.count(Tally.UNCLASSIFIED);
            return Treatment.GONE;
        }
        if (value instanceof Struct struct) {
            return struct(struct).mask(struct, scene, PathState.ALWAYS);
        }
        if (object) {
            return object((Map<?, ?>) value, scene);
        }
        return list
                ? list((Collection<?>) value, scene)
                : leaf(value).mask(value, scene, PathState.ALWAYS);
    }

    private Object object(Map<?, ?> in, Scene scene) {
        Map<Object, Object> out = new LinkedHashMap<>(in.size() * 2);
        for (Map.Entry<?, ?> entry : in.entrySet()) {
            Object name = kept ? entry.getKey() : name(entry.getKey(), out, scene);
            if (name == Treatment.GONE) {
                continue;
            }
            Object masked = member(entry.getKey(), name).mask(entry.getValue(), scene);
            if (masked == Treatment.GONE) {
                continue;
            }
            if (out.containsKey(name)) {
                throw MaskingException.at(MaskingError.KEYS_COLLIDE, place, "MAP");
            }
            out.put(name, masked);
        }
        return out;
    }

    private Object name(Object name, Map<Object, Object> out, Scene scene) {
        return names().mask(name, out, scene, PathState.ALWAYS);
    }

    private EntryNames names() {
        if (names == null) {
            PathState there = state.names(false);
            Decisions decisions = shared.decisions;
            names =
                    new EntryNames(
                            place,
                            there.matches().isEmpty()
                                    ? new Pass(null)
                                    : decisions.names(place.names(), there),
                            () -> decisions.names(place.names(), state.names(true)),
                            state.spoken(),
                            false);
        }
        return names;
    }

    private Object list(Collection<?> in, Scene scene) {
        List<Object> out = new ArrayList<>(in.size());
        int index = 0;
        for (Object before : in) {
            Object masked = element(index++, before).mask(before, scene);
            if (masked != Treatment.GONE) {
                out.add(masked);
            }
        }
        return out;
    }

    /** Hands over what identifies somebody. */
    void gather(Object value, IdentityGathering into) {
        if (value instanceof Struct struct) {
            struct(struct).gather(struct, into, PathState.ALWAYS);
        } else if (value instanceof Map<?, ?> in) {
            in.forEach(
                    (name, inner) -> {
                        names().gather(name, into, PathState.ALWAYS);
                        member(String.valueOf(name)).gather(inner, into);
                    });
        } else if (value instanceof Collection<?> in) {
            int index = 0;
            for (Object inner : in) {
                element(index++, inner).gather(inner, into);
            }
        } else if (value != null) {
            leaf(value).gather(value, into, PathState.ALWAYS);
        }
    }

    private Node struct(Struct struct) {
        return structs.get(struct.schema(), schema -> shared.planning.plan(schema, state, place));
    }

    /** The entry whose name is masked: it is bound to the place that it will be found at. */
    private Branch member(Object key, Object masked) {
        String name = String.valueOf(key);
        String seen = String.valueOf(masked);
        return seen.equals(name)
                ? member(name)
                : below(
                        state.member(name),
                        place.dataMember(seen),
                        CardSecrets.isNeverStored(name));
    }

    private Branch member(String name) {
        Branch known = members.get(name);
        if (known != null) {
            return known;
        }
        Branch fresh =
                below(state.member(name), place.dataMember(name), CardSecrets.isNeverStored(name));
        if (shared.branches < Shared.MOST) {
            shared.branches++;
            members.put(name, fresh);
        }
        return fresh;
    }

    private Branch element(int index, Object element) {
        long holding = 0;
        for (int i = 0; i < conditions.size(); i++) {
            holding |= Tests.holds(conditions.get(i), index, element) ? 1L << i : 0;
        }
        long bits = holding;
        return elements.computeIfAbsent(bits, first -> below(inside(bits), place.element(), false));
    }

    private PathState inside(long holding) {
        return state.element(
                condition -> {
                    boolean holds = (holding >> conditions.indexOf(condition) & 1) == 1;
                    return holds ? PathState.ALWAYS : PathState.NEVER;
                });
    }

    private Branch below(PathState further, Place there, boolean neverStored) {
        return new Branch(shared, further, there, depth + 1, neverStored);
    }

    private Leaf leaf(Object value) {
        return leaves.computeIfAbsent(Kind.of(value), this::leaf);
    }

    private Leaf leaf(Kind kind) {
        return new Leaf(
                kind,
                place,
                shared.decisions.at(place, state, Tag.NONE, kind, Optional.empty()),
                Optional.empty(),
                new Leaf.Form(null, null, Treatment.GONE, false));
    }
}
