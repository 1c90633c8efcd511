package dev.tributary.x12.map;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.X12Schemas;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Who has a part in it: NM1 or N1, N3, N4, PER, REF, PRV, DMG. */
final class Parties {

    private static final String PERSON = "1";

    private final Reading reading;
    private final Details details;

    Parties(Reading reading, Details details) {
        this.reading = reading;
        this.details = details;
    }

    /**
     * A party of its own loop.
     *
     * @param role its part; null for our word for its code
     */
    void party(Struct party, String role, Loop loop) {
        String id = loop.id();
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.NM1 -> name(party, role, segment, id);
                case Ids.N1 -> organization(party, role, segment, id);
                default -> further(party, segment, id);
            }
        }
        tell(party);
    }

    /** A party that is no more than one segment among others. */
    void party(Struct party, String role, StoredSegment nm1, String loop) {
        if (nm1.code() == Ids.N1) {
            organization(party, role, nm1, loop);
        } else {
            name(party, role, nm1, loop);
        }
        tell(party);
    }

    private void name(Struct party, String role, StoredSegment nm1, String loop) {
        Part part =
                reading.part(party, nm1, loop)
                        .text("entity_code", 1)
                        .text("entity_type", 2)
                        .text("suffix", 7)
                        .text("id_qualifier", 8)
                        .text("id", 9)
                        .put("loop", loop);
        if (nm1.is(2, PERSON)) {
            part.text("family_name", 3).put("given_name", given(nm1)).put("name", fullName(nm1));
        } else {
            part.text("name", 3);
        }
        part.put("role", role != null ? role : Roles.of(nm1));
    }

    private void organization(Struct party, String role, StoredSegment n1, String loop) {
        reading.part(party, n1, loop)
                .text("entity_code", 1)
                .text("name", 2)
                .text("id_qualifier", 3)
                .text("id", 4)
                .put("loop", loop)
                .put("role", role != null ? role : Roles.of(n1));
    }

    private void further(Struct party, StoredSegment segment, String loop) {
        switch (segment.code()) {
            case Ids.N3, Ids.N4 -> address(Reading.child(party, "address"), segment, loop);
            case Ids.PER -> contact(party, "contacts", segment, loop);
            case Ids.PRV -> specialty(party, segment, loop);
            case Ids.REF -> {
                if (isTaxId(segment) && party.get("tax_id") == null) {
                    reading.part(party, segment, loop).text("tax_id", 2);
                } else {
                    details.reference(party, "references", segment, loop);
                }
            }
            default -> {
                // Says nothing of who the party is.
            }
        }
    }

    /** PRV. */
    void specialty(Struct party, StoredSegment prv, String loop) {
        reading.part(party, prv, loop).text("provider_code", 1).text("taxonomy", 3);
    }

    private static boolean isTaxId(StoredSegment ref) {
        return ref.is(1, "EI") || ref.is(1, "SY") || ref.is(1, "TJ");
    }

    /** What kind of id its id is. */
    private static void tell(Struct party) {
        Object qualifier = party.get("id_qualifier");
        Object id = party.get("id");
        if (id == null || qualifier == null) {
            return;
        }
        if ("XX".equals(qualifier)) {
            party.put("npi", id);
        } else if ("24".equals(qualifier) || "34".equals(qualifier) || "FI".equals(qualifier)) {
            party.put("tax_id", id);
        }
    }

    /** N3 or N4. */
    void address(Struct address, StoredSegment segment, String loop) {
        Part part = reading.part(address, segment, loop);
        if (segment.code() == Ids.N3) {
            String first = reading.text(segment, 1);
            String second = reading.text(segment, 2);
            part.put("line", second == null ? first : first + ", " + second);
        } else {
            part.text("city", 1).text("state", 2).text("zip", 3).text("country", 4);
        }
    }

    /** PER: a name and up to three numbers, each with its kind. */
    void contact(Struct owner, String list, StoredSegment per, String loop) {
        Part part =
                reading.part(Reading.add(owner, list), per, loop)
                        .text("function", 1)
                        .text("name", 2);
        for (int i = 3; i <= 7; i += 2) {
            if (!per.isEmpty(i + 1)) {
                part.orText(number(per, i), i + 1);
            }
        }
    }

    private static String number(StoredSegment per, int kind) {
        if (per.is(kind, "TE")) {
            return "phone";
        }
        if (per.is(kind, "EX")) {
            return "extension";
        }
        if (per.is(kind, "FX")) {
            return "fax";
        }
        if (per.is(kind, "EM")) {
            return "email";
        }
        return per.is(kind, "UR") ? "url" : "other";
    }

    /** The person of a loop of an insured: NM1, N3, N4, DMG, REF. */
    void insured(Struct insured, Loop loop) {
        String id = loop.id();
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.NM1 -> insured(insured, segment, id);
                case Ids.N3, Ids.N4 -> address(Reading.child(insured, "address"), segment, id);
                case Ids.DMG ->
                        reading.part(insured, segment, id).date("dob", 1, 2).text("gender", 3);
                case Ids.REF -> {
                    if (segment.is(1, "SY") && insured.get("ssn") == null) {
                        reading.part(insured, segment, id).text("ssn", 2);
                    } else {
                        details.reference(insured, "references", segment, id);
                    }
                }
                case Ids.INS -> reading.part(insured, segment, id).text("relationship", 2);
                default -> {
                    // Says nothing of the person.
                }
            }
        }
    }

    /** NM1 of one who is insured. */
    void insured(Struct insured, StoredSegment nm1, String loop) {
        Part part =
                reading.part(insured, nm1, loop)
                        .text("entity_type", 2)
                        .text("suffix", 7)
                        .text("id_qualifier", 8)
                        .text(nm1.is(8, "34") ? "ssn" : "member_id", 9);
        if (nm1.is(2, "2")) {
            part.text("name", 3);
        } else {
            part.text("family_name", 3).put("given_name", given(nm1)).put("name", fullName(nm1));
        }
    }

    /** SBR: in which plan. */
    void plan(Struct insured, StoredSegment sbr, String loop) {
        reading.part(insured, sbr, loop)
                .text("payer_responsibility", 1)
                .text("relationship", 2)
                .text("group_number", 3)
                .text("group_name", 4)
                .text("insurance_type", 5)
                .text("filing_indicator", 9);
    }

    /** The patient, from the loop of the person's name. */
    void patient(Struct patient, Loop loop) {
        String id = loop.id();
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.NM1 -> patient(patient, segment, id);
                case Ids.N3 -> address(home(patient), segment, id);
                case Ids.N4 -> address(home(patient), segment, id);
                case Ids.DMG -> demographics(patient, segment, id);
                case Ids.PER -> reach(patient, segment);
                case Ids.REF -> identifier(patient, segment);
                default -> {
                    // Says nothing of the patient.
                }
            }
        }
    }

    private static Struct home(Struct patient) {
        List<Struct> addresses = Reading.list(patient, "addresses");
        if (addresses.isEmpty()) {
            addresses.add(new SharedStruct(HealthcareRecord.ADDRESS));
        }
        return addresses.get(0);
    }

    private void demographics(Struct patient, StoredSegment dmg, String loop) {
        reading.part(patient, dmg, loop)
                .date("dob", 1, 2)
                .text("gender", 3)
                .text("marital_status", 4);
    }

    private void reach(Struct patient, StoredSegment per) {
        for (int i = 3; i <= 7; i += 2) {
            String text = reading.text(per, i + 1);
            if (text == null) {
                continue;
            }
            if (per.is(i, "EM")) {
                Reading.<String>list(patient, "emails").add(text);
            } else if (!per.is(i, "UR") && !per.is(i, "EX")) {
                Reading.<String>list(patient, "phones").add(text);
            }
        }
    }

    /** NM1 of the patient. */
    void patient(Struct patient, StoredSegment nm1, String loop) {
        Part part =
                reading.part(patient, nm1, loop)
                        .text("family_name", 3)
                        .put("given_name", given(nm1))
                        .put("name", fullName(nm1));
        if (!nm1.isEmpty(9)) {
            part.text("id", 9);
            String type = nm1.is(8, "34") ? "SSN" : nm1.is(8, "MI") ? "MB" : reading.text(nm1, 8);
            identifier(patient, type, (String) patient.get("id"), "NM1-09");
        }
    }

    private void identifier(Struct patient, StoredSegment ref) {
        String kind = reading.text(ref, 1);
        String type =
                kind == null
                        ? null
                        : switch (kind) {
                            case "SY" -> "SSN";
                            case "EA" -> "MRN";
                            case "1W", "MI", "0F", "Y4" -> "MB";
                            default -> kind;
                        };
        identifier(patient, type, reading.text(ref, 2), "REF-02");
    }

    /** One more identifier of the patient. */
    static void identifier(Struct patient, String type, String value, String field) {
        if (value == null) {
            return;
        }
        Struct identifier = Reading.add(patient, "identifiers");
        identifier.put("type", type);
        identifier.put("value", value);
        identifier.put("field", field);
    }

    private String given(StoredSegment nm1) {
        String first = reading.text(nm1, 4);
        String middle = reading.text(nm1, 5);
        if (first == null || middle == null) {
            return first == null ? middle : first;
        }
        return first + ' ' + middle;
    }

    /** Given and family name, as John Doe. */
    private String fullName(StoredSegment nm1) {
        String family = reading.text(nm1, 3);
        String given = given(nm1);
        if (family == null || given == null) {
            return family == null ? given : family;
        }
        return given + ' ' + family;
    }

    /** A new party in a list. */
    static Struct add(Struct owner, String list) {
        return Reading.add(owner, list);
    }

    /** An empty party. */
    static Struct empty() {
        return new SharedStruct(X12Schemas.PARTY);
    }
}
