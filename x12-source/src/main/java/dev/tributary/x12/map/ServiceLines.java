package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Loop 2400 of an 837 and what is in it; loop 2110 of an 835. */
final class ServiceLines {

    private static final String ADJUDICATED = "573";
    private static final String SERVICE_DATE = "472";

    private final Reading reading;
    private final Details details;
    private final Parties parties;

    ServiceLines(Reading reading, Details details, Parties parties) {
        this.reading = reading;
        this.details = details;
        this.parties = parties;
    }

    /**
     * Loop 2400.
     *
     * @param number its place among the lines, for one that tells none
     */
    void claimed(Struct line, Loop loop, int number) {
        String id = loop.id();
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.LX -> reading.part(line, segment, id).count("number", 1);
                case Ids.SV1 -> professional(line, segment, id);
                case Ids.SV2 -> institutional(line, segment, id);
                case Ids.SV3 -> dental(line, segment, id);
                case Ids.DTP -> date(line, segment, id);
                case Ids.REF -> reference(line, segment, id);
                case Ids.TOO -> details.tooth(line, segment, id);
                case Ids.HCP -> details.pricing(line, segment, id);
                case Ids.AMT -> details.amount(line, "amounts", segment, id);
                case Ids.QTY -> details.quantity(line, segment, id);
                case Ids.NTE -> details.note(line, segment, id);
                case Ids.CAS -> details.adjustments(line, segment, id);
                case Ids.LIN -> drug(line, loop);
                case Ids.SVD -> adjudication(line, loop);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }
        if (line.get("number") == null) {
            line.put("number", number);
        }
        for (Loop child : loop.loops()) {
            inner(line, child);
        }
    }

    private void inner(Struct line, Loop child) {
        for (StoredSegment segment : child.segments()) {
            switch (segment.code()) {
                case Ids.NM1 -> {
                    parties.party(Parties.add(line, "providers"), null, child);
                    return;
                }
                case Ids.LIN, Ids.CTP -> {
                    drug(line, child);
                    return;
                }
                case Ids.SVD -> {
                    adjudication(line, child);
                    return;
                }
                default -> {
                    // What the loop is, a later segment tells.
                }
            }
        }
    }

    /** SV1. */
    private void professional(Struct line, StoredSegment sv1, String loop) {
        Part part =
                reading.part(line, sv1, loop)
                        .procedure(
                                "procedure_qualifier",
                                "procedure_code",
                                "modifiers",
                                "description",
                                1)
                        .money("charge", "charge_original", 2)
                        .text("unit", 3)
                        .quantity("quantity", 4)
                        .text("place_of_service", 5)
                        .text("emergency", 9)
                        .text("epsdt", 11)
                        .text("family_planning", 12)
                        .text("copay_status", 15);
        pointers(part, sv1, 7);
    }

    /** SV2. */
    private void institutional(Struct line, StoredSegment sv2, String loop) {
        reading.part(line, sv2, loop)
                .text("revenue_code", 1)
                .procedure("procedure_qualifier", "procedure_code", "modifiers", "description", 2)
                .money("charge", "charge_original", 3)
                .text("unit", 4)
                .quantity("quantity", 5)
                .money("non_covered", 7);
    }

    /** SV3. */
    private void dental(Struct line, StoredSegment sv3, String loop) {
        Part part =
                reading.part(line, sv3, loop)
                        .procedure(
                                "procedure_qualifier",
                                "procedure_code",
                                "modifiers",
                                "description",
                                1)
                        .money("charge", "charge_original", 2)
                        .text("place_of_service", 3)
                        .texts("oral_cavity", 4, 1, 5)
                        .text("prosthesis", 5)
                        .quantity("quantity", 6);
        pointers(part, sv3, 11);
    }

    /** Up to four numbers of diagnoses (C004). */
    private static void pointers(Part part, StoredSegment sv, int element) {
        if (sv.isEmpty(element)) {
            return;
        }
        Slice composite = sv.slice(element).repetition(1);
        int count = composite.componentCount();
        for (int i = 1; i <= count; i++) {
            Integer pointer = Reading.count(composite.component(i));
            if (pointer != null) {
                Reading.<Integer>list(part.struct(), "diagnosis_pointers").add(pointer);
            }
        }
    }

    private void date(Struct line, StoredSegment dtp, String loop) {
        if (dtp.is(1, SERVICE_DATE)) {
            reading.part(line, dtp, loop).dates("date", "date_to", 2, 3);
        } else {
            details.dated(line, dtp, loop);
        }
    }

    private void reference(Struct line, StoredSegment ref, String loop) {
        if (ref.is(1, "6R")) {
            reading.part(line, ref, loop).text("control_number", 2);
        } else {
            details.reference(line, "references", ref, loop);
        }
    }

    /** Loop 2410; a line that has the segments itself has lost the loop's start. */
    private void drug(Struct line, Loop loop) {
        Struct drug = Reading.add(line, "drugs");
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.LIN ->
                        reading.part(drug, segment, loop.id()).text("qualifier", 2).text("code", 3);
                case Ids.CTP ->
                        reading.part(drug, segment, loop.id())
                                .money("unit_price", 3)
                                .quantity("quantity", 4)
                                .text("unit", 5, 1);
                case Ids.REF -> {
                    if (segment.is(1, "XZ")) {
                        reading.part(drug, segment, loop.id()).text("prescription_number", 2);
                    }
                }
                default -> {
                    // Says nothing of the drug.
                }
            }
        }
    }

    /** Loop 2430. */
    private void adjudication(Struct line, Loop loop) {
        String id = loop.id();
        Struct decided = Reading.add(line, "adjudications");
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.SVD ->
                        reading.part(decided, segment, id)
                                .text("payer_id", 1)
                                .money("paid", "paid_original", 2)
                                .procedure(
                                        "procedure_qualifier",
                                        "procedure_code",
                                        "modifiers",
                                        null,
                                        3)
                                .text("revenue_code", 4)
                                .quantity("quantity", 5)
                                .text("bundled_line", 6);
                case Ids.CAS -> details.adjustments(decided, segment, id);
                case Ids.DTP -> {
                    if (segment.is(1, ADJUDICATED)) {
                        reading.part(decided, segment, id).date("decided_on", 2, 3);
                    }
                }
                case Ids.AMT -> {
                    if (segment.is(1, "EAF")) {
                        reading.part(decided, segment, id).money("patient_owes", 2);
                    }
                }
                default -> {
                    // Stands in raw and tree.
                }
            }
        }
    }

    /** Loop 2110. */
    void paid(Struct line, Loop loop, int number) {
        String id = loop.id();
        line.put("number", number);
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.SVC -> service(line, segment, id);
                case Ids.DTM -> serviceDate(line, segment, id);
                case Ids.CAS -> details.adjustments(line, segment, id);
                case Ids.REF -> reference(line, segment, id);
                case Ids.AMT -> details.amount(line, "amounts", segment, id);
                case Ids.QTY -> details.quantity(line, segment, id);
                case Ids.LQ -> details.message(line, "remark_codes", segment, 2);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }
    }

    /** SVC: a procedure, or a revenue code in its place. */
    private void service(Struct line, StoredSegment svc, String loop) {
        Part part = reading.part(line, svc, loop);
        part.procedure("procedure_qualifier", "procedure_code", "modifiers", "description", 1)
                .money("charge", "charge_original", 2)
                .money("paid", "paid_original", 3)
                .text("revenue_code", 4)
                .quantity("quantity", 5)
                .procedure("submitted_qualifier", "submitted_code", "submitted_modifiers", null, 6)
                .quantity("submitted_quantity", 7);
        if ("NU".equals(line.get("procedure_qualifier")) && line.get("revenue_code") == null) {
            part.text("revenue_code", 1, 2);
        }
    }

    /** DTM 150 and 151, or 472 for a single day. */
    private void serviceDate(Struct line, StoredSegment dtm, String loop) {
        if (dtm.is(1, "150") || dtm.is(1, SERVICE_DATE)) {
            reading.part(line, dtm, loop).day("date", 2);
        } else if (dtm.is(1, "151")) {
            reading.part(line, dtm, loop).day("date_to", 2);
        } else {
            details.timed(line, dtm, loop);
        }
    }

    /** The first day of all lines; null where none has one. */
    static String first(List<Struct> lines) {
        String first = null;
        for (Struct line : lines) {
            String date = (String) line.get("date");
            if (date != null && (first == null || date.compareTo(first) < 0)) {
                first = date;
            }
        }
        return first;
    }

    /** The last day of all lines; null where none has one. */
    static String last(List<Struct> lines) {
        String last = null;
        for (Struct line : lines) {
            Object end = line.get("date_to") == null ? line.get("date") : line.get("date_to");
            String date = (String) end;
            if (date != null && (last == null || date.compareTo(last) > 0)) {
                last = date;
            }
        }
        return last;
    }
}
