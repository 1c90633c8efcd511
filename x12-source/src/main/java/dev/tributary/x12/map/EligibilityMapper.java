package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/**
 * Loop 2000C or 2000D of a 270 or 271: what is asked or answered of one person; or the level of a
 * payer or a provider that was refused with all that was asked of it.
 */
final class EligibilityMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.ELIGIBILITY;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        new Person(value, unit, reading).fill();
        Struct source = (Struct) value.get("source");
        Object payer = source == null ? null : source.get("id");
        for (Struct trace : Reading.there(value, "trace_numbers")) {
            return UnitMapper.key(payer == null ? "" : payer, trace.get("value"));
        }
        Struct envelope = (Struct) value.get("envelope");
        Struct subscriber = (Struct) value.get("subscriber");
        return UnitMapper.key(
                payer == null ? "" : payer,
                envelope.get("reference"),
                subscriber == null ? null : subscriber.get("member_id"));
    }

    /** One person's question or answer on its way. */
    private static final class Person {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;
        private final Diagnoses diagnoses;

        Person(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
            this.diagnoses = new Diagnoses(reading);
        }

        void fill() {
            boolean asked = reading.set().grammar().set().equals("270");
            value.put("direction", asked ? "request" : "response");
            StoredSegment hl = unit.segment(Ids.HL);
            value.put("is_dependent", hl != null && hl.is(3, "23"));
            around("source", "20");
            around("receiver", "21");
            if (hl != null && (hl.is(3, "20") || hl.is(3, "21"))) {
                return; // told by now
            }
            Loop subscriber = Search.level(unit, "22");
            if (subscriber != null) {
                subscriber(subscriber);
            }
            own(unit);
            for (Loop child : unit.loops()) {
                inner(child);
            }
        }

        private void around(String field, String level) {
            Loop hl = Search.level(unit, level);
            if (hl == null) {
                return;
            }
            rejections(hl);
            for (Loop child : hl.loops()) {
                if (Search.name(child) != null) {
                    parties.party(Reading.child(value, field), null, child);
                    rejections(child);
                    return;
                }
            }
        }

        private void subscriber(Loop hl) {
            Loop name = Search.within(hl, "IL");
            if (name != null) {
                parties.insured(Reading.child(value, "subscriber"), name);
                if (hl != unit) {
                    rejections(name);
                }
            }
        }

        private void rejections(Loop loop) {
            for (StoredSegment segment : loop.segments()) {
                if (segment.code() == Ids.AAA) {
                    details.rejection(value, segment, loop.id());
                }
            }
        }

        /** What stands in the HL loop or in that of the person's name. */
        private void own(Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.TRN -> details.trace(value, "trace_numbers", segment, id);
                    case Ids.AAA -> details.rejection(value, segment, id);
                    case Ids.HI -> diagnoses.read(value, null, segment, id);
                    case Ids.DTP -> details.dated(value, segment, id);
                    case Ids.REF -> details.reference(value, "references", segment, id);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
        }

        private void inner(Loop child) {
            if (child.segment(Ids.EB) != null) {
                benefit(Reading.add(value, "benefits"), child);
            } else if (child.segment(Ids.EQ) != null) {
                inquiry(Reading.add(value, "inquiries"), child);
            } else if (Search.name(child) != null) {
                parties.patient(Reading.child(value, "patient"), child);
                own(child);
            }
        }

        /** Loop 2110 of a 270. */
        private void inquiry(Struct inquiry, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.EQ ->
                            reading.part(inquiry, segment, id)
                                    .texts("service_types", 1)
                                    .procedure(
                                            "procedure_qualifier",
                                            "procedure_code",
                                            "modifiers",
                                            null,
                                            2)
                                    .text("coverage_level", 3)
                                    .texts("diagnosis_pointers", 5, 1, 4);
                    case Ids.AMT -> {
                        if (segment.is(1, "R")) {
                            reading.part(inquiry, segment, id).money("spend_down", 2);
                        }
                    }
                    case Ids.REF -> details.reference(inquiry, "references", segment, id);
                    case Ids.DTP -> details.dated(inquiry, segment, id);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
        }

        /** Loop 2110 of a 271. */
        private void benefit(Struct benefit, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.EB -> told(benefit, segment, id);
                    case Ids.HSD -> details.delivery(benefit, "quantities", segment, id);
                    case Ids.REF -> details.reference(benefit, "references", segment, id);
                    case Ids.DTP -> details.dated(benefit, segment, id);
                    case Ids.AAA -> details.rejection(benefit, segment, id);
                    case Ids.MSG -> details.message(benefit, "messages", segment, 1);
                    case Ids.III -> place(benefit, segment);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
            for (Loop child : loop.loops()) {
                if (Search.name(child) != null) {
                    parties.party(Reading.add(benefit, "parties"), null, child);
                } else {
                    for (StoredSegment segment : child.segments()) {
                        if (segment.code() == Ids.III) {
                            place(benefit, segment);
                        }
                    }
                }
            }
        }

        private void told(Struct benefit, StoredSegment eb, String loop) {
            reading.part(benefit, eb, loop)
                    .text("information", 1)
                    .text("coverage_level", 2)
                    .texts("service_types", 3)
                    .text("insurance_type", 4)
                    .text("plan", 5)
                    .text("period", 6)
                    .money("amount", "amount_original", 7)
                    .quantity("percent", 8)
                    .text("quantity_qualifier", 9)
                    .quantity("quantity", 10)
                    .text("authorization_required", 11)
                    .text("in_network", 12)
                    .procedure("procedure_qualifier", "procedure_code", "modifiers", null, 13);
        }

        private void place(Struct benefit, StoredSegment iii) {
            Slice qualifier = iii.slice(1);
            if ("ZZ".equals(reading.text(qualifier))) {
                details.message(benefit, "places_of_service", iii, 2);
            }
            details.message(benefit, "messages", iii, 4);
        }
    }
}
