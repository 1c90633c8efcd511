package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** A 997 or 999 that was received: positions and codes; bad values stay in raw alone. */
final class AcknowledgmentMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.ACKNOWLEDGMENT;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        value.put("direction", "received");
        Struct envelope = (Struct) value.get("envelope");
        value.put("kind", envelope.get("set"));
        read(value, RawSegments.of(unit), reading);
        return UnitMapper.key(envelope.get("sender"), value.get("of_control_number"));
    }

    /** Reads the segments of one 997 or 999, in the order sent. */
    static void read(Struct value, List<StoredSegment> segments, Reading reading) {
        Struct set = null;
        Struct fault = null;
        boolean elementTold = false;
        for (StoredSegment segment : segments) {
            switch (segment.code()) {
                case Ids.AK1 ->
                        reading.part(value, segment, null)
                                .text("of_group_id", 1)
                                .text("of_control_number", 2)
                                .text("of_version", 3);
                case Ids.AK2 -> {
                    set = Reading.add(value, "sets");
                    fault = null;
                    reading.part(set, segment, null)
                            .text("set", 1)
                            .text("control_number", 2)
                            .text("version", 3);
                }
                case Ids.AK3, Ids.IK3 -> {
                    if (set == null) {
                        set = Reading.add(value, "sets");
                    }
                    fault = Reading.add(set, "faults");
                    elementTold = false;
                    segmentFault(fault, segment, reading);
                }
                case Ids.AK4, Ids.IK4 -> {
                    if (fault != null) {
                        Struct of = elementTold ? again(set, fault) : fault;
                        elementTold = true;
                        elementFault(of, segment, reading);
                    }
                }
                case Ids.AK5, Ids.IK5 -> {
                    if (set != null) {
                        reading.part(set, segment, null).text("verdict", 1).elements("codes", 2, 6);
                    }
                }
                case Ids.AK9 ->
                        reading.part(value, segment, null)
                                .text("verdict", 1)
                                .count("sets_included", 2)
                                .count("sets_received", 3)
                                .count("sets_accepted", 4)
                                .elements("codes", 5, 9);
                default -> {
                    // CTX names values of the set: it stays in raw and tree.
                }
            }
        }
    }

    private static void segmentFault(Struct fault, StoredSegment segment, Reading reading) {
        reading.part(fault, segment, null)
                .text("segment", 1)
                .count("position", 2)
                .text("loop", 3)
                .text("segment_code", 4);
    }

    /** A further element of the same segment. */
    private static Struct again(Struct set, Struct fault) {
        Struct further = Reading.add(set, "faults");
        for (String field : List.of("segment", "position", "loop", "segment_code")) {
            further.put(field, fault.get(field));
        }
        return further;
    }

    private static void elementFault(Struct fault, StoredSegment segment, Reading reading) {
        reading.part(fault, segment, null)
                .count("element", 1, 1)
                .count("component", 1, 2)
                .count("repetition", 1, 3)
                .text("data_element", 2)
                .text("element_code", 3);
    }
}
