package dev.tributary.x12;

import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Which sets of an interchange are refused as a whole, found by reading it through before anything
 * of it is emitted: where a partner wants a set, a group or an interchange to be accepted only if
 * all of it is.
 */
public final class Refusals {

    private record SetNumber(int group, int set) {}

    private final Set<SetNumber> sets = new HashSet<>();
    private final Set<Integer> groups = new HashSet<>();
    private boolean all;

    private Refusals() {}

    /**
     * Reads an interchange through.
     *
     * @param judge says which units are refused
     */
    public static Refusals of(
            Interchanges interchanges, ByteSource source, Spot spot, Judge judge, Instant at)
            throws IOException {
        Refusals refusals = new Refusals();
        try (InterchangeReader reader = interchanges.from(source, spot.start(), spot.number())) {
            X12Event event = reader.next();
            while (event != null && !(event instanceof X12Event.InterchangeEnd)) {
                refusals.see(event, judge, at);
                event = reader.next();
            }
        }
        return refusals;
    }

    private void see(X12Event event, Judge judge, Instant at) {
        if (event instanceof X12Event.Unit unit) {
            if (judge.unit(unit, at).isRefused()) {
                refuse(unit.set());
            }
        } else if (event instanceof X12Event.SetEnd end) {
            Partner partner = end.set().group().partner();
            if (end.set().grammar() == null
                    || Judge.refuses(partner, end.issues())
                    || Judge.isWithoutRecords(end, judge.setEnd(end, null, at))) {
                refuse(end.set());
            }
        } else if (event instanceof X12Event.GroupEnd end
                && Judge.refusesFaults(end.group().partner(), end.faults())) {
            refuse(end.group(), end.group().partner().acknowledgements().scope());
        }
    }

    private void refuse(X12Event.TransactionSet set) {
        Partner.Scope scope = set.group().partner().acknowledgements().scope();
        if (scope == Partner.Scope.SET) {
            sets.add(new SetNumber(set.group().number(), set.number()));
        } else {
            refuse(set.group(), scope);
        }
    }

    private void refuse(X12Event.FunctionalGroup group, Partner.Scope scope) {
        if (scope == Partner.Scope.GROUP) {
            groups.add(group.number());
        } else if (scope == Partner.Scope.INTERCHANGE) {
            all = true;
        }
    }

    /** Whether a set is refused, with all that is in it. */
    public boolean has(X12Event.TransactionSet set) {
        int group = set.group().number();
        return all || groups.contains(group) || sets.contains(new SetNumber(group, set.number()));
    }
}
