package dev.tributary.benchmarks.x12;

/**
 * What the sets of professional and institutional claims share: who sends, who bills, who is
 * insured, who was treated. About a hundred claims a set.
 */
abstract class Claims implements SetBody {

    static final String PAYER = "EXAMPLE HEALTH PLAN";

    private static final int CLAIMS = 100;
    private static final int CLAIMS_OF_A_PROVIDER = 20;

    /** How the insured has other insurance. */
    enum OtherInsurance {
        NONE,
        /** It comes after the receiver's. */
        LATER,
        /** It has paid already. */
        PAID
    }

    final Invented data;

    private int levels; // HL segments of this set
    private int provider; // HL-01 of the billing provider
    private int claims; // of all sets, so that each has a number of its own

    Claims(Invented data) {
        this.data = data;
    }

    @Override
    public int write(SegmentText out, int number) {
        levels = 0;
        out.segment("BHT", "0019", "00", "BATCH" + number, "20260115", "1200", "CH");
        out.segment("NM1", "41", "2", "QUUX CLEARING HOUSE", "", "", "", "", "46", "QUUX01");
        out.segment("PER", "IC", "EDI DESK", "TE", "2175550100", "EM", "edi@example.org");
        out.segment("NM1", "40", "2", PAYER, "", "", "", "", "46", "PLAN01");
        for (int i = 0; i < CLAIMS; i++) {
            if (i % CLAIMS_OF_A_PROVIDER == 0) {
                billingProvider(out);
            }
            insured(out);
        }
        return CLAIMS;
    }

    private void billingProvider(SegmentText out) {
        provider = level(out, "", "20", true);
        out.segment("PRV", "BI", "PXC", taxonomy());
        out.segment("NM1", "85", "2", data.company(), "", "", "", "", "XX", data.npi());
        data.address(out);
        out.segment("REF", "EI", data.digits(9));
        if (data.percent(50)) {
            out.segment("PER", "IC", "BILLING OFFICE", "TE", "217555" + data.digits(4));
        }
    }

    /** A subscriber, for a quarter of them another patient, and the claim. */
    private void insured(SegmentText out) {
        boolean patientIsOther = data.percent(25);
        OtherInsurance other =
                data.percent(12)
                        ? (data.percent(50) ? OtherInsurance.LATER : OtherInsurance.PAID)
                        : OtherInsurance.NONE;
        int subscriber = level(out, Integer.toString(provider), "22", patientIsOther);
        out.segment(
                "SBR",
                other == OtherInsurance.PAID ? "S" : "P",
                patientIsOther ? "" : "18",
                "GRP" + data.digits(6),
                "",
                "",
                "",
                "",
                "",
                "CI");
        person(out, "IL", "MI", "W" + data.digits(9));
        if (!patientIsOther) {
            data.address(out);
            out.segment("DMG", "D8", data.birthDay(), data.gender());
        }
        out.segment("NM1", "PR", "2", PAYER, "", "", "", "", "PI", "PLAN01");
        if (data.percent(30)) {
            data.address(out);
        }
        if (patientIsOther) {
            level(out, Integer.toString(subscriber), "23", false);
            out.segment("PAT", data.pick("01", "19", "20"));
            person(out, "QC", "", "");
            data.address(out);
            out.segment("DMG", "D8", data.birthDay(), data.gender());
        }
        claims++;
        claim(out, "QX" + (1_000_000 + claims), other);
    }

    /** Writes loop 2300, its lines included. */
    abstract void claim(SegmentText out, String id, OtherInsurance other);

    /** A provider's field of work. */
    abstract String taxonomy();

    /**
     * Writes loop 2320 with its names.
     *
     * @param paid what it has paid and the patient owes, in cents; null where it comes later
     */
    void otherInsurance(SegmentText out, Adjudication paid) {
        out.segment(
                "SBR",
                paid == null ? "S" : "P",
                "18",
                "GRP" + data.digits(5),
                "",
                "",
                "",
                "",
                "",
                "CI");
        if (paid != null) {
            out.segment("CAS", "PR", "1", Invented.amount(paid.owed()));
            out.segment("AMT", "D", Invented.amount(paid.paid()));
        }
        out.segment("OI", "", "", "Y", "", "", "Y");
        person(out, "IL", "MI", "Z" + data.digits(8));
        data.address(out);
        out.segment("NM1", "PR", "2", "OTHER EXAMPLE PLAN", "", "", "", "", "PI", "PLAN02");
        if (paid != null) {
            out.segment("DTP", "573", "D8", data.day(data.serviceDay()));
        }
    }

    /** What an earlier payer decided on a claim, in cents. */
    record Adjudication(long paid, long owed) {}

    /** What was decided on a charge where another payer has paid. */
    static Adjudication adjudicated(long charge, OtherInsurance other) {
        long owed = charge / 5;
        return other == OtherInsurance.PAID ? new Adjudication(charge - owed, owed) : null;
    }

    void person(SegmentText out, String entity, String qualifier, String id) {
        out.segment(
                "NM1",
                entity,
                "1",
                data.family(),
                data.given(),
                data.middle(),
                "",
                "",
                qualifier,
                id);
    }

    private int level(SegmentText out, String parent, String code, boolean hasChildren) {
        levels++;
        out.segment("HL", Integer.toString(levels), parent, code, hasChildren ? "1" : "0");
        return levels;
    }
}
