package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Loop 2200D or 2200E of a 276, 277 or 277CA: one claim and its statuses; or the level of a
 * receiver or a provider, whose status speaks of all that was sent.
 */
final class ClaimStatusMapper implements UnitMapper {

    /** Composites of STC that say a status: C043. */
    private static final int[] STATUSES = {1, 10, 11};

    private static final int PARTS_OF_A_STATUS = 4;

    @Override
    public RecordKind kind() {
        return RecordKind.CLAIM_STATUS;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        new Status(value, unit, reading).fill();
        Struct payer = (Struct) value.get("payer");
        Object house = payer == null ? null : payer.get("id");
        return UnitMapper.key(
                house == null ? reading.set().group().gs().element(2) : house,
                value.get("trace_number"));
    }

    /** One claim on its way. */
    private static final class Status {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;

        Status(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
        }

        void fill() {
            value.put("direction", direction());
            level("payer", "20");
            level("receiver", "21");
            level("provider", "19");
            person();
            if (unit.segment(Ids.HL) == null) {
                claim();
            } else {
                unit.loops().forEach(this::statusOfAll);
            }
        }

        private void claim() {
            own(unit);
            for (Loop child : unit.loops()) {
                service(Reading.add(value, "services"), child);
            }
            if (value.get("direction").equals("acknowledgment") && value.get("claim_id") == null) {
                value.put("claim_id", value.get("trace_number"));
            }
        }

        /** Loop 2200B or 2200C, beside that of the name. */
        private void statusOfAll(Loop child) {
            if (Search.name(child) == null) {
                own(child);
            }
        }

        private String direction() {
            if (reading.set().grammar().set().equals("276")) {
                return "request";
            }
            return reading.set().grammar().name().startsWith("277CA")
                    ? "acknowledgment"
                    : "response";
        }

        private void level(String field, String code) {
            Loop hl = Search.level(unit, code);
            if (hl == null) {
                return;
            }
            for (Loop child : hl.loops()) {
                if (Search.name(child) != null) {
                    parties.party(Reading.child(value, field), null, child);
                    return;
                }
            }
        }

        /** The nearest loops around that name the insured and the patient. */
        private void person() {
            Loop insured = Search.around(unit, "IL");
            Loop patient = Search.around(unit, "QC");
            if (insured != null) {
                parties.insured(Reading.child(value, "subscriber"), insured);
            }
            Loop person = patient == null ? insured : patient;
            if (person != null) {
                parties.patient(Reading.child(value, "patient"), person);
            }
            for (Loop at = unit.parent(); at != null; at = at.parent()) {
                StoredSegment dmg = at.segment(Ids.DMG);
                if (dmg != null) {
                    reading.part(Reading.child(value, "patient"), dmg, at.id())
                            .date("dob", 1, 2)
                            .text("gender", 3);
                    return;
                }
            }
        }

        private void own(Loop loop) {
            loop.segments().forEach(segment -> own(segment, loop.id()));
        }

        private void own(StoredSegment segment, String loop) {
            switch (segment.code()) {
                case Ids.TRN -> reading.part(value, segment, loop).text("trace_number", 2);
                case Ids.STC -> {
                    status(value, segment, loop);
                    reading.part(value, segment, loop)
                            .orMoney("charge", "charge_original", 4)
                            .orMoney("paid", "paid_original", 5);
                }
                case Ids.REF -> reference(segment, loop);
                case Ids.DTP -> date(segment, loop);
                case Ids.AMT -> {
                    details.amount(value, "amounts", segment, loop);
                    if (segment.is(1, "T3")) {
                        reading.part(value, segment, loop).money("charge", "charge_original", 2);
                    }
                }
                default -> {
                    // Stands in raw and tree.
                }
            }
        }

        private void reference(StoredSegment ref, String loop) {
            details.reference(value, "references", ref, loop);
            Part part = reading.part(value, ref, loop);
            String kind = reading.text(ref, 1);
            switch (kind == null ? "" : kind) {
                case "EJ" -> {
                    part.text("claim_id", 2);
                    Reading.child(value, "patient").put("account", value.get("claim_id"));
                }
                case "1K" -> part.text("payer_control_number", 2);
                case "BLT" -> part.text("bill_type", 2);
                case "D9" -> part.text("clearinghouse_number", 2);
                default -> {
                    // Stands among the numbers.
                }
            }
        }

        private void date(StoredSegment dtp, String loop) {
            Struct date = details.dated(value, dtp, loop);
            if (dtp.is(1, "472") || dtp.is(1, "232")) {
                value.put("date_from", date.get("date"));
                value.put("date_to", date.get("date_to"));
            } else if (dtp.is(1, "233")) {
                value.put("date_to", date.get("date"));
            }
        }

        /** STC: up to three statuses that share dates and amounts. */
        private void status(Struct owner, StoredSegment stc, String loop) {
            for (int element : STATUSES) {
                if (stc.isEmpty(element)) {
                    continue;
                }
                Struct status = Reading.add(owner, "statuses");
                Slice code = stc.slice(element).repetition(1);
                List<String> fields = List.of("category", "code", "entity_code", "code_set");
                Part part = reading.part(status, stc, loop);
                for (int i = 1; i <= PARTS_OF_A_STATUS; i++) {
                    part.put(fields.get(i - 1), reading.text(code.component(i)));
                }
                part.day("effective_on", 2)
                        .text("action", 3)
                        .money("charge", "charge_original", 4)
                        .money("paid", "paid_original", 5)
                        .day("decided_on", 6)
                        .day("paid_on", 8)
                        .text("check_number", 9)
                        .text("message", 12);
            }
        }

        /** Loops 2210 and 2220. */
        private void service(Struct service, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.SVC ->
                            reading.part(service, segment, id)
                                    .procedure(
                                            "procedure_qualifier",
                                            "procedure_code",
                                            "modifiers",
                                            null,
                                            1)
                                    .money("charge", "charge_original", 2)
                                    .money("paid", 3)
                                    .text("revenue_code", 4)
                                    .quantity("quantity", 7);
                    case Ids.STC -> status(service, segment, id);
                    case Ids.REF -> {
                        if (segment.is(1, "FJ")) {
                            reading.part(service, segment, id).text("control_number", 2);
                        }
                        details.reference(service, "references", segment, id);
                    }
                    case Ids.DTP ->
                            reading.part(service, segment, id).dates("date", "date_to", 2, 3);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
        }
    }
}
