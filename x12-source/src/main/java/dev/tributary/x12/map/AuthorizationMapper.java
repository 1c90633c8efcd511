package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/**
 * Loop 2000E of a 278 with its services, in 4010 loop 2000F for both; or the level of a reviewer, a
 * requester or a person that was refused with all that was asked of it.
 */
final class AuthorizationMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.AUTHORIZATION;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        new Authorization(value, unit, reading).fill();
        Struct requester = (Struct) value.get("requester");
        Object house = requester == null ? null : requester.get("id");
        if (house == null) {
            house = reading.set().group().gs().element(2);
        }
        for (Struct trace : Reading.there(value, "trace_numbers")) {
            return UnitMapper.key(house, trace.get("value"));
        }
        Struct envelope = (Struct) value.get("envelope");
        return UnitMapper.key(house, envelope.get("reference"), value.get("unit_number"));
    }

    /** One review on its way. */
    private static final class Authorization {

        /** Levels of a subscriber, a dependent, and in 4010 of who serves. */
        private static final List<String> LEVELS_BELOW = List.of("22", "23", "19");

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;
        private final Diagnoses diagnoses;

        Authorization(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
            this.diagnoses = new Diagnoses(reading);
        }

        void fill() {
            value.put("direction", isAnswer() ? "response" : "request");
            level("reviewer", "20");
            level("requester", "21");
            Loop insured = Search.around(unit, "IL");
            Loop patient = Search.around(unit, "QC");
            if (insured != null) {
                parties.insured(Reading.child(value, "subscriber"), insured);
            }
            Loop person = patient == null ? insured : patient;
            if (person != null) {
                parties.patient(Reading.child(value, "patient"), person);
            }
            LEVELS_BELOW.forEach(code -> refused(Search.level(unit, code)));
            if (isOfAParty()) {
                context(unit);
            } else {
                review();
            }
        }

        /** Whether the unit is one of the levels above the review itself. */
        private boolean isOfAParty() {
            StoredSegment hl = unit.segment(Ids.HL);
            return hl != null
                    && Stream.concat(Stream.of("20", "21"), LEVELS_BELOW.stream())
                            .anyMatch(code -> hl.is(3, code));
        }

        private void review() {
            context(unit.parent());
            unit.segments().forEach(segment -> own(segment, unit.id()));
            for (Loop child : unit.loops()) {
                if (Search.name(child) != null && child.segment(Ids.HL) == null) {
                    parties.party(Parties.add(value, "providers"), null, child);
                    rejections(value, child);
                } else if (child.segment(Ids.HL) != null) {
                    service(Reading.add(value, "services"), child);
                }
            }
        }

        private boolean isAnswer() {
            StoredSegment bht = Search.root(unit).segment(Ids.BHT);
            return bht == null ? reading.set().grammar().name().contains("RSP") : bht.is(2, "11");
        }

        private void level(String field, String code) {
            Loop named = refused(Search.level(unit, code));
            if (named != null) {
                parties.party(Reading.child(value, field), null, named);
            }
        }

        /**
         * Takes the rejections of a level and of its name, whose loop it returns if there is one.
         */
        private Loop refused(Loop level) {
            if (level == null) {
                return null;
            }
            rejections(value, level);
            for (Loop child : level.loops()) {
                if (Search.name(child) != null && child.segment(Ids.HL) == null) {
                    rejections(value, child);
                    return child;
                }
            }
            return null;
        }

        private void rejections(Struct owner, Loop loop) {
            for (StoredSegment segment : loop.segments()) {
                if (segment.code() == Ids.AAA) {
                    details.rejection(owner, segment, loop.id());
                }
            }
        }

        /** In 4010 traces, dates and diagnoses of the patient stand in the loops around. */
        private void context(Loop from) {
            for (Loop at = from; at != null && at.parent() != null; at = at.parent()) {
                for (StoredSegment segment : at.segments()) {
                    switch (segment.code()) {
                        case Ids.TRN, Ids.HI, Ids.DTP -> own(segment, at.id());
                        default -> {
                            // Of the level itself.
                        }
                    }
                }
            }
            Loop served = Search.around(from, "SJ");
            if (served != null) {
                parties.party(Parties.add(value, "providers"), null, served);
            }
        }

        private void own(StoredSegment segment, String loop) {
            switch (segment.code()) {
                case Ids.TRN -> details.trace(value, "trace_numbers", segment, loop);
                case Ids.UM -> review(value, segment, loop);
                case Ids.HCR -> decision(value, segment, loop);
                case Ids.AAA -> details.rejection(value, segment, loop);
                case Ids.REF -> {
                    if (segment.is(1, "BB")) {
                        reading.part(value, segment, loop).text("previous_certification", 2);
                    }
                    details.reference(value, "references", segment, loop);
                }
                case Ids.DTP -> date(segment, loop);
                case Ids.HI -> diagnoses.read(value, null, segment, loop);
                case Ids.HSD -> details.delivery(value, "deliveries", segment, loop);
                case Ids.CL1 ->
                        reading.part(value, segment, loop)
                                .text("admission_type", 1)
                                .text("admission_source", 2)
                                .text("patient_status", 3);
                case Ids.MSG -> details.message(value, "messages", segment, 1);
                case Ids.SV1, Ids.SV2, Ids.SV3 -> {
                    Struct service = Reading.add(value, "services");
                    procedure(service, segment, loop);
                }
                default -> {
                    // Stands in raw and tree.
                }
            }
        }

        private void date(StoredSegment dtp, String loop) {
            Struct date = details.dated(value, dtp, loop);
            Object from = date.get("date");
            Object to = date.get("date_to");
            String kind = (String) date.get("qualifier");
            switch (kind == null ? "" : kind) {
                case "AAH", "472" -> {
                    value.put("date_from", from);
                    value.put("date_to", to);
                }
                case "435" -> {
                    value.put("admitted_on", from);
                    orPut("date_from", from);
                }
                case "096" -> {
                    value.put("discharged_on", from);
                    orPut("date_to", from);
                }
                case "007" -> {
                    value.put("certified_from", from);
                    value.put("certified_to", to);
                }
                case "102" -> value.put("issued_on", from);
                case "036" -> value.put("expires_on", from);
                default -> {
                    // Stands among the dates.
                }
            }
        }

        private void orPut(String field, Object date) {
            if (value.get(field) == null) {
                value.put(field, date);
            }
        }

        private void review(Struct owner, StoredSegment um, String loop) {
            reading.part(Reading.child(owner, "review"), um, loop)
                    .text("category", 1)
                    .text("certification_type", 2)
                    .text("service_type", 3)
                    .text("facility_type", 4, 1)
                    .texts("related_causes", 5, 1, 3)
                    .text("level_of_service", 6)
                    .text("condition", 7)
                    .text("prognosis", 8)
                    .text("release_of_information", 9)
                    .text("delay_reason", 10);
        }

        private void decision(Struct owner, StoredSegment hcr, String loop) {
            Part part =
                    reading.part(Reading.child(owner, "review"), hcr, loop)
                            .text("action", 1)
                            .text("certification", 2)
                            .text("second_opinion", 4);
            part.put("reason", reading.text(hcr.slice(3).repetition(1)));
        }

        /** Loop 2000F. */
        private void service(Struct service, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.TRN -> reading.part(service, segment, id).orText("trace_number", 2);
                    case Ids.UM -> review(service, segment, id);
                    case Ids.HCR -> decision(service, segment, id);
                    case Ids.SV1, Ids.SV2, Ids.SV3 -> procedure(service, segment, id);
                    case Ids.HI -> procedureCode(service, segment);
                    case Ids.DTP -> serviceDate(service, segment, id);
                    case Ids.TOO -> details.tooth(service, segment, id);
                    case Ids.HSD -> details.delivery(service, "deliveries", segment, id);
                    case Ids.REF -> details.reference(service, "references", segment, id);
                    case Ids.AAA -> details.rejection(service, segment, id);
                    case Ids.MSG -> details.message(service, "messages", segment, 1);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
            for (Loop child : loop.loops()) {
                if (Search.name(child) != null) {
                    parties.party(Parties.add(service, "providers"), null, child);
                }
            }
        }

        private void serviceDate(Struct service, StoredSegment dtp, String loop) {
            Struct date = details.dated(service, dtp, loop);
            if (dtp.is(1, "472")) {
                service.put("date", date.get("date"));
                service.put("date_to", date.get("date_to"));
            }
        }

        /** In 4010 procedures stand in HI. */
        private void procedureCode(Struct service, StoredSegment hi) {
            Slice code = hi.slice(1).repetition(1);
            service.put("procedure_qualifier", reading.text(code.component(1)));
            service.put("procedure_code", reading.text(code.component(2)));
        }

        private void procedure(Struct service, StoredSegment segment, String loop) {
            int first = segment.code() == Ids.SV2 ? 2 : 1;
            Part part =
                    reading.part(service, segment, loop)
                            .procedure(
                                    "procedure_qualifier",
                                    "procedure_code",
                                    "modifiers",
                                    "description",
                                    first)
                            .money("charge", "charge_original", first + 1);
            switch (segment.code()) {
                case Ids.SV1 -> part.text("unit", 3).quantity("quantity", 4);
                case Ids.SV2 ->
                        part.text("revenue_code", 1).text("unit", 4).quantity("quantity", 5);
                default -> part.quantity("quantity", 6);
            }
        }
    }
}
