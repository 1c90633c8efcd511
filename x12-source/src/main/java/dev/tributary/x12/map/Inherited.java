package dev.tributary.x12.map;

import dev.tributary.commons.record.X12Schemas;
import dev.tributary.x12.parse.Loop;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * The parties that the units of a set inherit, each read once for its loop and shared by the
 * records. One thread uses it, for one file.
 */
final class Inherited {

    /** Segments that stand out of order may join a loop after its party was read. */
    private record Known(Loop loop, int segments, int loops, Struct party) {
        Known(Loop loop, Struct party) {
            this(loop, loop.segments().size(), loop.loops().size(), party);
        }

        boolean is(Loop other) {
            return loop == other
                    && segments == other.segments().size()
                    && loops == other.loops().size();
        }
    }

    /** Makes a party of its loop. */
    interface Maker {
        void fill(Struct party);
    }

    private final Map<String, Known> known = new HashMap<>();

    /**
     * The party of a loop.
     *
     * @param field the field that it is for
     */
    Struct party(String field, Loop loop, Maker maker) {
        Known last = known.get(field);
        if (last != null && last.is(loop)) {
            return last.party;
        }
        Struct party = new SharedStruct(X12Schemas.PARTY);
        maker.fill(party);
        known.put(field, new Known(loop, party));
        return party;
    }
}
