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

    private record Known(Loop loop, Struct party) {}

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
        if (last != null && last.loop == loop) {
            return last.party;
        }
        Struct party = new SharedStruct(X12Schemas.PARTY);
        maker.fill(party);
        known.put(field, new Known(loop, party));
        return party;
    }
}
