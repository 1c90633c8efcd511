package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Loop 2300 of an 837 with what it inherits: a claim. */
final class ClaimMapper implements UnitMapper {

    private final String claimKind;

    /**
     * A mapper.
     *
     * @param claimKind professional, institutional or dental
     */
    ClaimMapper(String claimKind) {
        this.claimKind = claimKind;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CLAIM;
    }

    @Override
    public String fill(Struct claim, Loop unit, Reading reading) {
        new Claim(claim, unit, reading).fill();
        Struct submitter = (Struct) claim.get("submitter");
        Object sender = submitter == null ? null : submitter.get("id");
        return UnitMapper.key(
                sender == null ? reading.set().group().gs().element(2) : sender,
                claim.get("claim_id"));
    }

    /** One claim on its way. */
    private final class Claim {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;
        private final Diagnoses diagnoses;
        private final ServiceLines lines;
        private final OtherCoverages others;

        Claim(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
            this.diagnoses = new Diagnoses(reading);
            this.lines = new ServiceLines(reading, details, parties);
            this.others = new OtherCoverages(reading, details, parties);
        }

        void fill() {
            Slots.put(value, "kind", claimKind);
            context();
            people();
            unit.segments().forEach(this::own);
            unit.loops().forEach(this::inner);
            days();
        }

        /** Who sent, bills and pays: the loops around. */
        private void context() {
            party("submitter", "41");
            party("receiver", "40");
            party("billing_provider", "85");
            party("pay_to", "87");
            party("pay_to_plan", "PE");
            party("payer", "PR");
            Loop billing = Search.level(unit.parent(), "20");
            StoredSegment prv = billing == null ? null : billing.segment(Ids.PRV);
            if (prv != null) {
                parties.specialty(Reading.child(value, "billing_provider"), prv, billing.id());
            }
        }

        private void party(String field, String code) {
            Loop loop = Search.around(unit.parent(), code);
            if (loop != null) {
                parties.party(
                        Reading.child(value, field),
                        field.startsWith("pay_to") ? field : null,
                        loop);
            }
        }

        private void people() {
            Struct subscriber = Reading.child(value, "subscriber");
            Struct patient = Reading.child(value, "patient");
            Loop insured = Search.around(unit.parent(), "IL");
            Loop dependent = Search.around(unit.parent(), "QC");
            if (insured != null) {
                parties.insured(subscriber, insured);
            }
            for (Loop at = unit.parent(); at != null; at = at.parent()) {
                for (StoredSegment segment : at.segments()) {
                    if (segment.code() == Ids.SBR) {
                        parties.plan(subscriber, segment, at.id());
                    } else if (segment.code() == Ids.PAT) {
                        patientDetail(patient, subscriber, segment, at.id());
                    }
                }
            }
            Slots.put(value, "filing_indicator", subscriber.get("filing_indicator"));
            Loop person = dependent == null ? insured : dependent;
            if (person != null) {
                parties.patient(patient, person);
            }
        }

        private void patientDetail(
                Struct patient, Struct subscriber, StoredSegment pat, String loop) {
            reading.part(patient, pat, loop).date("deceased_at", 5, 6);
            reading.part(subscriber, pat, loop).orText("relationship", 1);
            reading.part(value, pat, loop).quantity("patient_weight", 8);
        }

        private void own(StoredSegment segment) {
            String loop = unit.id();
            switch (segment.code()) {
                case Ids.CLM -> claim(segment, loop);
                case Ids.DTP -> date(segment, loop);
                case Ids.CL1 ->
                        reading.part(value, segment, loop)
                                .text("admission_type", 1)
                                .text("admission_source", 2)
                                .text("patient_status", 3);
                case Ids.AMT -> amount(segment, loop);
                case Ids.REF -> reference(segment, loop);
                case Ids.NTE -> details.note(value, segment, loop);
                case Ids.QTY -> details.quantity(value, segment, loop);
                case Ids.PWK -> details.paperwork(value, segment, loop);
                case Ids.HI -> diagnoses.read(value, "codes", segment, loop);
                case Ids.HCP -> details.pricing(value, segment, loop);
                case Ids.CR1 -> weight(segment, loop);
                case Ids.DN2 ->
                        reading.part(Reading.add(value, "teeth"), segment, loop)
                                .text("code", 1)
                                .text("status", 2);
                case Ids.NM1 -> parties.party(Parties.add(value, "providers"), null, segment, loop);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }

        private void claim(StoredSegment clm, String loop) {
            Part part =
                    reading.part(value, clm, loop)
                            .text("claim_id", 1)
                            .money("charge", "charge_original", 2)
                            .text("frequency", 5, 3)
                            .text("provider_signature", 6)
                            .text("accepts_assignment", 7)
                            .text("assigns_benefits", 8)
                            .text("release_of_information", 9)
                            .text("patient_signature", 10)
                            .texts("related_causes", 11, 1, 3)
                            .text("accident_state", 11, 4)
                            .text("special_program", 12)
                            .text("delay_reason", 20);
            Slice place = clm.slice(5).repetition(1);
            String codeSet = reading.text(place.component(2));
            part.text("A".equals(codeSet) ? "facility_type" : "place_of_service", 5, 1);
            Slots.put(Reading.child(value, "patient"), "account", value.get("claim_id"));
        }

        /** Weight in pounds; other units are left to raw. */
        private void weight(StoredSegment cr1, String loop) {
            if (cr1.is(1, "LB")) {
                reading.part(value, cr1, loop).quantity("patient_weight", 2);
            }
        }

        private void date(StoredSegment dtp, String loop) {
            Struct date = details.dated(value, dtp, loop);
            Object from = date.get("date");
            String kind = (String) date.get("qualifier");
            if (kind == null) {
                return;
            }
            switch (kind) {
                case "434", "472" -> {
                    Slots.put(value, "date_from", from);
                    Slots.put(
                            value,
                            "date_to",
                            date.get("date_to") == null ? from : date.get("date_to"));
                }
                case "435" -> Slots.put(value, "admitted_on", from);
                case "096" -> value.put(dtp.is(2, "TM") ? "discharge_hour" : "discharged_on", from);
                case "431" -> Slots.put(value, "onset_on", from);
                case "439" -> Slots.put(value, "accident_on", from);
                default -> {
                    // Stands among the dates.
                }
            }
        }

        private void amount(StoredSegment amt, String loop) {
            Object amount = details.amount(value, "amounts", amt, loop).get("amount");
            if (amt.is(1, "F5")) {
                Slots.put(value, "patient_paid", amount);
            } else if (amt.is(1, "F3")) {
                Slots.put(value, "patient_owes", amount);
            }
        }

        private void reference(StoredSegment ref, String loop) {
            details.reference(value, "references", ref, loop);
            String field = field(reading.text(ref, 1));
            if (field != null) {
                reading.part(value, ref, loop).orText(field, 2);
            }
            if ("medical_record".equals(field)) {
                Parties.identifier(
                        Reading.child(value, "patient"), "MRN", reading.text(ref, 2), "REF-02");
            }
        }

        private static String field(String kind) {
            if (kind == null) {
                return null;
            }
            return switch (kind) {
                case "G1" -> "prior_authorization";
                case "9F" -> "referral";
                case "F8" -> "payer_control_number";
                case "EA" -> "medical_record";
                case "D9" -> "clearinghouse_number";
                default -> null;
            };
        }

        private void inner(Loop child) {
            if (child.segment(Ids.LX) != null || isLine(child)) {
                Struct line = Reading.add(value, "service_lines");
                lines.claimed(line, child, Reading.<Struct>list(value, "service_lines").size());
            } else if (child.segment(Ids.SBR) != null || child.id().equals("2320")) {
                others.read(Reading.add(value, "other_coverages"), child);
            } else if (Search.name(child) != null) {
                parties.party(Parties.add(value, "providers"), null, child);
            }
        }

        /** A line that lost its LX. */
        private static boolean isLine(Loop loop) {
            return loop.id().equals("2400");
        }

        private void days() {
            for (Struct code : Reading.there(value, "codes")) {
                if ("drg".equals(code.get("kind"))) {
                    Slots.put(value, "drg", code.get("code"));
                }
            }
            List<Struct> all = Reading.there(value, "service_lines");
            if (value.get("date_from") == null) {
                Slots.put(value, "date_from", ServiceLines.first(all));
                Slots.put(value, "date_to", ServiceLines.last(all));
            }
        }
    }
}
