package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import org.apache.kafka.connect.data.Struct;

/** Loop 2320 of an 837, another payer of the claim, and 2330 in it. */
final class OtherCoverages {

    private static final String ADJUDICATED = "573";

    /** MIA-05 and 20 to 23; MOA-03 to 07. */
    private static final int MIA_FIRST_REMARK = 5;

    private static final int MIA_FURTHER_REMARKS = 20;
    private static final int MIA_LAST_REMARK = 23;
    private static final int MOA_FIRST_REMARK = 3;
    private static final int MOA_LAST_REMARK = 7;

    private final Reading reading;
    private final Details details;
    private final Parties parties;

    OtherCoverages(Reading reading, Details details, Parties parties) {
        this.reading = reading;
        this.details = details;
        this.parties = parties;
    }

    /** Loop 2320. */
    void read(Struct coverage, Loop loop) {
        String id = loop.id();
        for (StoredSegment segment : loop.segments()) {
            switch (segment.code()) {
                case Ids.SBR -> parties.plan(Reading.child(coverage, "insured"), segment, id);
                case Ids.DMG ->
                        reading.part(Reading.child(coverage, "insured"), segment, id)
                                .date("dob", 1, 2)
                                .text("gender", 3);
                case Ids.OI ->
                        reading.part(coverage, segment, id)
                                .text("assigns_benefits", 3)
                                .text("release_of_information", 6);
                case Ids.CAS -> details.adjustments(coverage, segment, id);
                case Ids.AMT -> amount(coverage, segment, id);
                case Ids.MIA, Ids.MOA -> remarks(reading, coverage, segment, id);
                case Ids.DTP -> decided(coverage, segment, id);
                default -> {
                    // Stands in raw and tree.
                }
            }
        }
        for (Loop child : loop.loops()) {
            party(coverage, child);
        }
    }

    private void amount(Struct coverage, StoredSegment amt, String loop) {
        Object amount = details.amount(coverage, "amounts", amt, loop).get("amount");
        if (amt.is(1, "D")) {
            coverage.put("paid", amount);
        } else if (amt.is(1, "A8")) {
            coverage.put("non_covered", amount);
        } else if (amt.is(1, "EAF")) {
            coverage.put("patient_owes", amount);
        }
    }

    /** The remarks in MIA or MOA. */
    static void remarks(Reading reading, Struct owner, StoredSegment segment, String loop) {
        Part part = reading.part(owner, segment, loop);
        if (segment.code() == Ids.MIA) {
            part.elements("remark_codes", MIA_FIRST_REMARK, MIA_FIRST_REMARK)
                    .elements("remark_codes", MIA_FURTHER_REMARKS, MIA_LAST_REMARK);
        } else {
            part.elements("remark_codes", MOA_FIRST_REMARK, MOA_LAST_REMARK);
        }
    }

    private void decided(Struct coverage, StoredSegment dtp, String loop) {
        if (dtp.is(1, ADJUDICATED)) {
            reading.part(coverage, dtp, loop).date("decided_on", 2, 3);
        }
    }

    /** Loops 2330. */
    private void party(Struct coverage, Loop loop) {
        StoredSegment name = Search.name(loop);
        if (name == null) {
            return;
        }
        if (name.is(1, "IL")) {
            parties.insured(Reading.child(coverage, "insured"), loop);
        } else if (name.is(1, "PR")) {
            parties.party(Reading.child(coverage, "payer"), null, loop);
            payer(coverage, loop);
        } else {
            parties.party(Parties.add(coverage, "providers"), null, loop);
        }
    }

    private void payer(Struct coverage, Loop loop) {
        for (StoredSegment segment : loop.segments()) {
            if (segment.code() == Ids.DTP) {
                decided(coverage, segment, loop.id());
            } else if (segment.code() == Ids.REF && segment.is(1, "F8")) {
                reading.part(coverage, segment, loop.id()).text("payer_control_number", 2);
            }
        }
    }
}
