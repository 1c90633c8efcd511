package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/** Loop 2300 of an 820: one line of a premium payment. */
final class PremiumMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.PREMIUM;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        new Line(value, unit, reading).fill();
        Struct payment = (Struct) value.get("payment");
        Object payer = payment.get("payer_trace_id");
        return UnitMapper.key(
                payer == null
                        ? Payments.payer((Struct) value.get("payer"), Search.root(unit), reading)
                        : payer,
                payment.get("trace_number"),
                value.get("reference") == null ? value.get("unit_number") : value.get("reference"));
    }

    /** One line on its way. */
    private static final class Line {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;

        Line(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
        }

        void fill() {
            Loop root = Search.root(unit);
            Payments.reference(Reading.child(value, "payment"), root, reading);
            party("payer", "PR", root);
            party("payer", "RM", root);
            party("payee", "PE", root);
            entity();
            each(unit);
        }

        private void party(String field, String code, Loop root) {
            Loop loop = Search.within(root, code);
            if (loop != null) {
                parties.party(Reading.child(value, field), null, loop);
            }
        }

        /** ENT and NM1 of whom the line is for. */
        private void entity() {
            Loop around = Search.having(unit, Ids.ENT);
            if (around == null) {
                return;
            }
            StoredSegment ent = around.segment(Ids.ENT);
            reading.part(value, ent, around.id()).text("entity_code", 2).text("entity_id", 4);
            boolean individual = ent.is(2, "2J");
            for (Loop child : around.loops()) {
                StoredSegment name = Search.name(child);
                if (name != null && child != unit) {
                    individual = individual || name.is(2, "1");
                    parties.insured(Reading.child(value, "member"), child);
                    if (name.is(2, "1")) {
                        parties.patient(Reading.child(value, "patient"), child);
                    }
                    break;
                }
            }
            value.put("kind", individual ? "individual" : "organization");
        }

        private void each(Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.RMR -> line(segment, id);
                    case Ids.REF -> details.reference(value, "references", segment, id);
                    case Ids.DTM -> period(segment, id);
                    case Ids.ADX ->
                            reading.part(Reading.add(value, "adjustments"), segment, id)
                                    .money("amount", "amount_original", 1)
                                    .text("reason", 2)
                                    .text("reference_qualifier", 3)
                                    .text("reference", 4);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
            loop.loops().forEach(this::each);
        }

        private void line(StoredSegment rmr, String loop) {
            reading.part(value, rmr, loop)
                    .text("reference_qualifier", 1)
                    .text("reference", 2)
                    .text("action", 3)
                    .money("amount", "amount_original", 4)
                    .money("billed", "billed_original", 5)
                    .money("difference", 6)
                    .text("adjustment_reason", 7)
                    .money("adjustment", 8);
        }

        private void period(StoredSegment dtm, String loop) {
            Struct date = details.timed(value, dtm, loop);
            if (dtm.is(1, "582")) {
                value.put("period_from", date.get("date"));
                value.put("period_to", date.get("date_to"));
            }
        }
    }
}
