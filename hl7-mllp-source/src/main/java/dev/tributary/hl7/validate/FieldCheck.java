package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.hl7.parse.Hl7Message;
import java.util.List;
import java.util.Map;

/**
 * Holds our tables over a message: what is required, data types, codes, dates in their order.
 *
 * <p>Its tables are compiled once; safe for use by several threads.
 */
final class FieldCheck {

    private static final int EVN_EVENT = 1;

    private final List<SegmentNeed> needs;
    private final Map<String, SegmentDemands> demands;
    private final Events events = Events.load();

    FieldCheck() {
        FieldTables tables = FieldTables.load();
        needs = tables.needs();
        demands = tables.demands();
    }

    void check(Hl7Message message, MessageKind kind, Findings findings) {
        events.check(kind, message.header().trigger(), findings);
        for (SegmentNeed need : needs) {
            if (need.applies().to(kind) && !has(message.tokens(), need.id())) {
                findings.add(ValidationIssueCode.SEGMENT_MISSING, need.severity(), need.id());
            }
        }
        Hl7Tokens tokens = message.tokens();
        for (int i = 0; i < tokens.segmentCount(); i++) {
            check(tokens.segment(i), message, kind, findings);
        }
    }

    private void check(Segment segment, Hl7Message message, MessageKind kind, Findings findings) {
        SegmentDemands asked = demands.get(segment.id());
        if (asked == null) {
            return;
        }
        for (FieldDemand demand : asked.fields()) {
            if (demand.applies().to(kind)) {
                demand.check(segment, message, findings);
            }
        }
        for (DateOrder order : asked.dates()) {
            order.check(segment, message, findings);
        }
        if (segment.id().equals("EVN")) {
            event(segment.field(EVN_EVENT), message, kind, findings);
        }
    }

    /** EVN-1 was withdrawn, but whoever still sends it must not contradict MSH-9. */
    private static void event(
            Slice event, Hl7Message message, MessageKind kind, Findings findings) {
        if (event.isEmpty() || event.isNull() || kind.trigger().isEmpty()) {
            return;
        }
        if (!message.text(event.component(1)).strip().equals(kind.trigger())) {
            findings.add(ValidationIssueCode.EVENT_MISMATCH, "EVN-1");
        }
    }

    private static boolean has(Hl7Tokens tokens, String id) {
        for (int i = 1; i < tokens.segmentCount(); i++) {
            if (tokens.segment(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
