package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Action;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;

/**
 * What becomes of the names of a map's or an object's entries. A rule may speak of them. Where none
 * does, a name that reads as one that a program gives, or that the policy itself names, stays; any
 * other is data that stands in the map, and is masked as such. For one thread.
 */
final class EntryNames {

    private static final String BLANKED = Action.Redact.REDACTED;

    private final Place place;
    private final Node rule;
    private final Supplier<Node> data;
    private final Set<String> spoken;
    private final boolean given;
    private Node dataPlan;

    /**
     * The names of the entries at a place.
     *
     * @param rule what is done with them where a rule speaks of them; {@link Pass} where none does
     * @param data what is done with names that are data, asked when one is met
     * @param spoken the names that paths of the policy name
     * @param given whether whoever set up the connector gives all names
     */
    EntryNames(Place place, Node rule, Supplier<Node> data, Set<String> spoken, boolean given) {
        this.place = place;
        this.rule = rule;
        this.data = data;
        this.spoken = spoken;
        this.given = given;
    }

    Place place() {
        return place;
    }

    /** Their schema as they come out; null without one. */
    Schema schema() {
        return rule.schema();
    }

    /** Whether all stay, unless something is found in one. */
    boolean pass() {
        return given && rule instanceof Pass;
    }

    /**
     * The name as it may be seen.
     *
     * @param out the entries that have been masked before
     * @return {@link Treatment#GONE} where the entry is left out
     */
    Object mask(Object name, Map<Object, Object> out, Scene scene, long holds) {
        if (!(rule instanceof Pass)) {
            return rule.mask(name, scene, holds);
        }
        if (name == null || given) {
            return scene.name(name, place);
        }
        if (name instanceof String text) {
            return isName(text) ? text : masked(text, out, scene, holds);
        }
        // What takes its place would be no number.
        String number = String.valueOf(name);
        return number.equals(masked(number, out, scene, holds)) ? name : Treatment.GONE;
    }

    private boolean isName(String text) {
        return Place.isPlain(text) || spoken.contains(text);
    }

    private Object masked(String name, Map<Object, Object> out, Scene scene, long holds) {
        if (dataPlan == null) {
            dataPlan = data.get();
        }
        Object masked = dataPlan.mask(name, scene, holds);
        if (masked == null) {
            return Treatment.GONE;
        }
        if (masked.equals(name)) {
            return scene.name(name, place);
        }
        return masked.equals(BLANKED) && out.containsKey(masked)
                ? BLANKED.replace("]", " " + (out.size() + 1) + "]")
                : masked;
    }

    /** Hands over a name that identifies somebody. */
    void gather(Object name, IdentityGathering into, long holds) {
        rule.gather(name, into, holds);
    }

    boolean gathers() {
        return rule.gathers();
    }
}
