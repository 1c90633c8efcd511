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
            value.put("kind", claimKind);
            context();
            for (StoredSegment segment : unit.segments()) {
                own(segment);
            }
            for (Loop child : unit.loops()) {
                inner(child);
            }
            days();
        }

        /** Who sent, bills, pays, is insured and is ill: the loops around. */
        private void context() {
            Loop insured = null;
            Loop dependent = null;
            for (Loop at = unit.parent(); at != null; at = at.parent()) {
                for (Loop child : at.loops()) {
                    StoredSegment name = Search.name(child);
                    if (name == null) {
                        continue;
                    }
                    if (name.is(1, "IL")) {
                        insured = insured == null ? child : insured;
                    } else if (name.is(1, "QC")) {
                        dependent = dependent == null ? child : dependent;
                    } else {
                        party(name, child, at);
                    }
                }
            }
            people(insured, dependent);
        }

        private void party(StoredSegment name, Loop loop, Loop around) {
            String field = field(name);
            if (field == null || value.get(field) != null) {
                return;
            }
            if (field.equals("payer")) {
                // Each subscriber has its own.
                parties.party(Reading.child(value, field), null, loop);
                return;
            }
            String role = field.startsWith("pay_to") ? field : null;
            value.put(
                    field,
                    reading.inherited()
                            .party(field, loop, party -> inherited(party, role, loop, around)));
        }

        private void inherited(Struct party, String role, Loop loop, Loop around) {
            parties.party(party, role, loop);
            StoredSegment prv = role == null ? around.segment(Ids.PRV) : null;
            if (prv != null) {
                parties.specialty(party, prv, around.id());
            }
        }

        private static String field(StoredSegment name) {
            if (name.is(1, "PR")) {
                return "payer";
            }
            if (name.is(1, "85")) {
                return "billing_provider";
            }
            if (name.is(1, "41")) {
                return "submitter";
            }
            if (name.is(1, "40")) {
                return "receiver";
            }
            if (name.is(1, "87")) {
                return "pay_to";
            }
            return name.is(1, "PE") ? "pay_to_plan" : null;
        }

        private void people(Loop insured, Loop dependent) {
            Struct subscriber = Reading.child(value, "subscriber");
            Struct patient = Reading.child(value, "patient");
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
            value.put("filing_indicator", subscriber.get("filing_indicator"));
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
            Reading.child(value, "patient").put("account", value.get("claim_id"));
        }

        /** Weight in pounds; other units are left to raw. */
        private void weight(StoredSegment cr1, String loop) {
            if (cr1.is(1, "LB")) {
                reading.part(value, cr1, loop).quantity("patient_weight", 2);
            }
        }

        private void date(StoredSegment dtp, String loop) {
            Part part = reading.part(value, dtp, loop);
            switch (Reading.packed(dtp, 1)) {
                case ('4' << 8 | '3') << 8 | '4', ('4' << 8 | '7') << 8 | '2' -> {
                    part.dates("date_from", "date_to", 2, 3);
                    if (value.get("date_to") == null) {
                        value.put("date_to", value.get("date_from"));
                    }
                }
                case ('4' << 8 | '3') << 8 | '5' -> part.date("admitted_on", 2, 3);
                case ('0' << 8 | '9') << 8 | '6' ->
                        part.date(dtp.is(2, "TM") ? "discharge_hour" : "discharged_on", 2, 3);
                case ('4' << 8 | '3') << 8 | '1' -> part.date("onset_on", 2, 3);
                case ('4' << 8 | '3') << 8 | '9' -> part.date("accident_on", 2, 3);
                default -> details.dated(value, dtp, loop);
            }
        }

        private void amount(StoredSegment amt, String loop) {
            if (amt.is(1, "F5")) {
                reading.part(value, amt, loop).money("patient_paid", 2);
            } else if (amt.is(1, "F3")) {
                reading.part(value, amt, loop).money("patient_owes", 2);
            } else {
                details.amount(value, "amounts", amt, loop);
            }
        }

        private void reference(StoredSegment ref, String loop) {
            String field = field(Reading.packed(ref, 1));
            if (field == null || value.get(field) != null) {
                details.reference(value, "references", ref, loop);
                return;
            }
            reading.part(value, ref, loop).text(field, 2);
            if (field.equals("medical_record")) {
                Parties.identifier(
                        Reading.child(value, "patient"),
                        "MRN",
                        (String) value.get(field),
                        "REF-02");
            }
        }

        private static String field(int kind) {
            return switch (kind) {
                case 'G' << 8 | '1' -> "prior_authorization";
                case '9' << 8 | 'F' -> "referral";
                case 'F' << 8 | '8' -> "payer_control_number";
                case 'E' << 8 | 'A' -> "medical_record";
                case 'D' << 8 | '9' -> "clearinghouse_number";
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
                    value.put("drg", code.get("code"));
                }
            }
            List<Struct> all = Reading.there(value, "service_lines");
            if (value.get("date_from") == null) {
                value.put("date_from", ServiceLines.first(all));
                value.put("date_to", ServiceLines.last(all));
            }
        }
    }
}
