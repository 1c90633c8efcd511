package dev.tributary.x12.map;

import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Loop 2100 of an 835: the payment of one claim. */
final class RemittanceMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.REMITTANCE;
    }

    @Override
    public String fill(Struct remittance, Loop unit, Reading reading) {
        new Remittance(remittance, unit, reading).fill();
        return UnitMapper.key(
                Payments.payer((Struct) remittance.get("payer"), Search.root(unit), reading),
                remittance.get("claim_id"),
                remittance.get("payer_control_number") == null
                        ? ""
                        : remittance.get("payer_control_number"));
    }

    /** One claim payment on its way. */
    private static final class Remittance {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;
        private final ServiceLines lines;

        Remittance(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
            this.lines = new ServiceLines(reading, details, parties);
        }

        void fill() {
            Loop root = Search.root(unit);
            Payments.reference(Reading.child(value, "payment"), root, reading);
            party("payer", "PR", root);
            party("payee", "PE", root);
            own(unit);
            for (Loop child : unit.loops()) {
                if (child.segment(Ids.SVC) != null || child.id().equals("2110")) {
                    service(child);
                } else {
                    own(child);
                }
            }
            total();
        }

        private void party(String field, String code, Loop root) {
            Loop loop = Search.within(root, code);
            if (loop != null) {
                value.put(
                        field,
                        reading.inherited()
                                .party(field, loop, party -> parties.party(party, null, loop)));
            }
        }

        private void own(Loop loop) {
            for (StoredSegment segment : loop.segments()) {
                own(segment, loop);
            }
        }

        private void own(StoredSegment segment, Loop loop) {
            String id = loop.id();
            switch (segment.code()) {
                case Ids.CLP -> claim(segment, id);
                case Ids.CAS -> details.adjustments(value, segment, id);
                case Ids.NM1 -> person(segment, id);
                case Ids.MIA ->
                        adjudication(segment, id)
                                .quantity("covered_days", 1)
                                .money("claim_drg_amount", 4);
                case Ids.MOA ->
                        adjudication(segment, id)
                                .quantity("reimbursement_rate", 1)
                                .money("payable", 2);
                case Ids.REF -> details.reference(value, "references", segment, id);
                case Ids.DTM -> date(segment, id);
                case Ids.PER -> parties.contact(value, "contacts", segment, id);
                case Ids.AMT -> details.amount(value, "amounts", segment, id);
                case Ids.QTY -> details.quantity(value, segment, id);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }

        private void claim(StoredSegment clp, String loop) {
            reading.part(value, clp, loop)
                    .text("claim_id", 1)
                    .text("status", 2)
                    .money("charge", "charge_original", 3)
                    .money("paid", "paid_original", 4)
                    .money("patient_owes", "patient_owes_original", 5)
                    .text("filing_indicator", 6)
                    .text("payer_control_number", 7)
                    .text("facility_type", 8)
                    .text("frequency", 9)
                    .text("drg", 11)
                    .quantity("drg_weight", 12)
                    .quantity("discharge_fraction", 13);
            Reading.child(value, "patient").put("account", value.get("claim_id"));
        }

        /** NM1 stand in the loop itself; each names another part. */
        private void person(StoredSegment nm1, String loop) {
            String code = reading.text(nm1, 1);
            switch (code == null ? "" : code) {
                case "QC" -> parties.patient(Reading.child(value, "patient"), nm1, loop);
                case "IL" -> parties.insured(Reading.child(value, "subscriber"), nm1, loop);
                case "74" -> parties.insured(Reading.child(value, "corrected_patient"), nm1, loop);
                case "GB" -> parties.insured(Reading.child(value, "other_insured"), nm1, loop);
                case "TT" ->
                        parties.party(Reading.child(value, "crossover_payer"), null, nm1, loop);
                case "PR" ->
                        parties.party(
                                Reading.child(value, "corrected_payer"),
                                "corrected_payer",
                                nm1,
                                loop);
                default -> parties.party(Parties.add(value, "providers"), null, nm1, loop);
            }
        }

        private Part adjudication(StoredSegment segment, String loop) {
            Struct adjudication = Reading.child(value, "adjudication");
            OtherCoverages.remarks(reading, adjudication, segment, loop);
            return reading.part(adjudication, segment, loop);
        }

        private void date(StoredSegment dtm, String loop) {
            String kind = reading.text(dtm, 1);
            String field =
                    kind == null
                            ? null
                            : switch (kind) {
                                case "232" -> "date_from";
                                case "233" -> "date_to";
                                case "050" -> "received_on";
                                case "036" -> "expires_on";
                                default -> null;
                            };
            if (field == null) {
                details.timed(value, dtm, loop);
            } else {
                reading.part(value, dtm, loop).day(field, 2);
            }
        }

        private void service(Loop loop) {
            Struct line = Reading.add(value, "service_lines");
            lines.paid(line, loop, Reading.there(value, "service_lines").size());
        }

        private void total() {
            List<Struct> services = Reading.there(value, "service_lines");
            BigDecimal sum = BigDecimal.ZERO.setScale(Decimals.MONEY);
            sum = sum.add(sum(value));
            for (Struct line : services) {
                sum = sum.add(sum(line));
            }
            value.put("adjustment_total", sum);
            value.put("service_line_count", services.size());
            if (value.get("date_from") == null) {
                value.put("date_from", ServiceLines.first(services));
                value.put("date_to", ServiceLines.last(services));
            }
        }

        private static BigDecimal sum(Struct owner) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Struct adjustment : Reading.there(owner, "adjustments")) {
                BigDecimal amount = (BigDecimal) adjustment.get("amount");
                sum = amount == null ? sum : sum.add(amount);
            }
            return sum;
        }
    }
}
