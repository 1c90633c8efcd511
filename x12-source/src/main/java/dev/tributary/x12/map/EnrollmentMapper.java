package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/** Loop 2000 of an 834: one member. */
final class EnrollmentMapper implements UnitMapper {

    @Override
    public RecordKind kind() {
        return RecordKind.ENROLLMENT;
    }

    @Override
    public String fill(Struct value, Loop unit, Reading reading) {
        new Member(value, unit, reading).fill();
        Struct sponsor = (Struct) value.get("sponsor");
        Struct member = (Struct) value.get("member");
        Object own = member == null ? null : member.get("member_id");
        if (own == null && member != null) {
            own = member.get("ssn");
        }
        Object house =
                sponsor == null || sponsor.get("id") == null
                        ? reading.set().group().gs().element(2)
                        : sponsor.get("id");
        Object subscriber = value.get("subscriber_id");
        return UnitMapper.key(
                house, subscriber == null ? "" : subscriber, own == null ? relation(value) : own);
    }

    /** Of a member without an id: to the subscriber, and born when. */
    private static Object relation(Struct value) {
        Struct member = (Struct) value.get("member");
        Object born = member == null ? null : member.get("dob");
        Object relationship = value.get("relationship");
        return (relationship == null ? "" : relationship) + "-" + (born == null ? "" : born);
    }

    /** One member on its way. */
    private static final class Member {

        private final Struct value;
        private final Loop unit;
        private final Reading reading;
        private final Details details;
        private final Parties parties;

        Member(Struct value, Loop unit, Reading reading) {
            this.value = value;
            this.unit = unit;
            this.reading = reading;
            this.details = new Details(reading);
            this.parties = new Parties(reading, details);
        }

        void fill() {
            Loop root = Search.root(unit);
            party("sponsor", "P5", root);
            party("payer", "IN", root);
            party("broker", "BO", root);
            party("broker", "TV", root);
            StoredSegment policy = root.segment("REF", 1, "38");
            if (policy != null) {
                reading.part(value, policy, root.id()).text("master_policy", 2);
            }
            unit.segments().forEach(this::own);
            unit.loops().forEach(this::inner);
        }

        private void party(String field, String code, Loop root) {
            Loop loop = Search.within(root, code);
            if (loop != null) {
                parties.party(Reading.child(value, field), null, loop);
            }
        }

        private void own(StoredSegment segment) {
            String loop = unit.id();
            switch (segment.code()) {
                case Ids.INS -> status(segment, loop);
                case Ids.REF -> reference(segment, loop);
                case Ids.DTP -> date(segment, loop);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }

        private void status(StoredSegment ins, String loop) {
            Part part =
                    reading.part(value, ins, loop)
                            .text("relationship", 2)
                            .text("maintenance", 3)
                            .text("maintenance_reason", 4)
                            .text("benefit_status", 5)
                            .text("medicare_plan", 6, 1)
                            .text("cobra_event", 7)
                            .text("employment_status", 8)
                            .text("student_status", 9)
                            .text("handicapped", 10)
                            .date("death_date", 11, 12)
                            .text("confidentiality", 13)
                            .text("birth_sequence", 17);
            if (!ins.isEmpty(1)) {
                part.put("is_subscriber", ins.is(1, "Y"));
            }
            reading.part(Reading.child(value, "member"), ins, loop).text("relationship", 2);
            if (value.get("death_date") != null) {
                Reading.child(value, "patient").put("deceased_at", value.get("death_date"));
            }
        }

        private void reference(StoredSegment ref, String loop) {
            Part part = reading.part(value, ref, loop);
            if (ref.is(1, "0F")) {
                part.text("subscriber_id", 2);
            } else if (ref.is(1, "1L")) {
                part.text("group_number", 2);
            }
            details.reference(value, "references", ref, loop);
        }

        private void date(StoredSegment dtp, String loop) {
            Struct date = details.dated(value, dtp, loop);
            String kind = (String) date.get("qualifier");
            String field =
                    kind == null
                            ? null
                            : switch (kind) {
                                case "356", "336" -> "enrolled_on";
                                case "357", "337" -> "ends_on";
                                case "303" -> "effective_on";
                                default -> null;
                            };
            if (field != null && (value.get(field) == null || kind.startsWith("35"))) {
                value.put(field, date.get("date"));
            }
        }

        private void inner(Loop child) {
            StoredSegment name = Search.name(child);
            if (child.segment(Ids.HD) != null) {
                coverage(Reading.add(value, "coverages"), child);
            } else if (name == null) {
                reporting(child);
            } else if (name.is(1, "IL") || name.is(1, "74")) {
                member(child);
            } else if (name.code() == Ids.NM1) {
                parties.party(Reading.add(value, "parties"), null, child);
            } else {
                reporting(child);
            }
        }

        /** Loop 2100A. */
        private void member(Loop loop) {
            String id = loop.id();
            parties.insured(Reading.child(value, "member"), loop);
            parties.patient(Reading.child(value, "patient"), loop);
            for (StoredSegment segment : loop.segments()) {
                Part part = reading.part(value, segment, id);
                switch (segment.code()) {
                    case Ids.PER -> parties.contact(value, "contacts", segment, id);
                    case Ids.DMG ->
                            part.text("marital_status", 4)
                                    .text("ethnicity", 5, 1)
                                    .text("citizenship", 6);
                    case Ids.EC -> part.text("employment_class", 1);
                    case Ids.ICM -> income(part, segment, id);
                    case Ids.HLH ->
                            part.text("health", 1).quantity("height", 2).quantity("weight", 3);
                    case Ids.LUI -> part.text("language", 2);
                    case Ids.AMT -> details.amount(value, "amounts", segment, id);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
        }

        private void income(Part part, StoredSegment icm, String loop) {
            part.text("income_frequency", 1).quantity("work_hours", 3);
            if (!icm.isEmpty(2)) {
                reading.part(Reading.child(value, "income"), icm, loop)
                        .text("qualifier", 1)
                        .money("amount", "amount_original", 2);
            }
        }

        /** Loop 2300. */
        private void coverage(Struct coverage, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.HD ->
                            reading.part(coverage, segment, id)
                                    .text("maintenance", 1)
                                    .text("insurance_line", 3)
                                    .text("plan", 4)
                                    .text("level", 5);
                    case Ids.DTP -> covered(coverage, segment, id);
                    case Ids.AMT -> details.amount(coverage, "amounts", segment, id);
                    case Ids.REF -> details.reference(coverage, "references", segment, id);
                    case Ids.IDC ->
                            reading.part(Reading.add(coverage, "id_cards"), segment, id)
                                    .text("qualifier", 2)
                                    .text("text", 1);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
            for (Loop child : loop.loops()) {
                if (child.segment(Ids.COB) != null) {
                    coordination(Reading.add(coverage, "other_insurance"), child);
                } else if (Search.name(child) != null) {
                    provider(coverage, child);
                }
            }
        }

        private void covered(Struct coverage, StoredSegment dtp, String loop) {
            Object date = details.dated(coverage, dtp, loop).get("date");
            if (dtp.is(1, "348")) {
                coverage.put("begins_on", date);
            } else if (dtp.is(1, "349")) {
                coverage.put("ends_on", date);
            }
        }

        private void provider(Struct coverage, Loop loop) {
            parties.party(Reading.add(coverage, "providers"), null, loop);
            StoredSegment name = Search.name(loop);
            if (name != null && name.is(1, "P3") && value.get("primary_care") == null) {
                parties.party(Reading.child(value, "primary_care"), null, loop);
            }
        }

        private void coordination(Struct other, Loop loop) {
            String id = loop.id();
            for (StoredSegment segment : loop.segments()) {
                switch (segment.code()) {
                    case Ids.COB ->
                            reading.part(other, segment, id)
                                    .text("responsibility", 1)
                                    .text("policy", 2)
                                    .text("coordination", 3);
                    case Ids.REF -> details.reference(other, "references", segment, id);
                    case Ids.DTP -> details.dated(other, segment, id);
                    default -> {
                        // Stands in raw and tree.
                    }
                }
            }
            for (Loop child : loop.loops()) {
                if (Search.name(child) != null) {
                    parties.party(Reading.add(other, "parties"), null, child);
                }
            }
        }

        /** Loops 2700 to 2750: the category's name, and its number beside it. */
        private void reporting(Loop loop) {
            StoredSegment name = loop.segment(Ids.N1);
            if (name != null) {
                Part part =
                        reading.part(Reading.add(value, "reporting"), name, loop.id())
                                .text("description", 2);
                StoredSegment ref = loop.segment(Ids.REF);
                if (ref != null) {
                    part.put("qualifier", reading.text(ref, 1)).put("value", reading.text(ref, 2));
                }
            }
            loop.loops().forEach(this::reporting);
        }
    }
}
