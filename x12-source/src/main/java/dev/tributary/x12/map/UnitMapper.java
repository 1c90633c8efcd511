package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import org.apache.kafka.connect.data.Struct;

/** Makes one kind of record of the units of some sets. */
interface UnitMapper {

    /** Which kind. */
    RecordKind kind();

    /**
     * Fills a record from a unit.
     *
     * @param value the record, with all that every record has already in it
     * @return the record's key; null where the unit has none
     */
    String fill(Struct value, Loop unit, Reading reading);

    /** Two or more parts of a key; null where one of them is absent. */
    static String key(Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            if (part == null) {
                return null;
            }
            if (key.length() > 0) {
                key.append('|');
            }
            key.append(part);
        }
        return key.toString();
    }
}
