package dev.tributary.benchmarks.x12;

/**
 * 835, by the guide 005010X221A1: claims paid, cut and denied, and an adjustment of the provider.
 */
final class Remittances implements SetBody {

    private static final int CLAIMS = 100;
    private static final int CLAIMS_OF_A_LOOP = 50;
    private static final String[] PROCEDURES = {"99213", "99214", "87880", "36415", "80053"};
    private static final String[] CHARGES = {"4000", "7550", "12500", "21025", "3605", "18000"};

    private final Invented data;
    private final SegmentText payments = new SegmentText();
    private int claims; // of all sets, so that each has a number of its own

    Remittances(Invented data) {
        this.data = data;
    }

    @Override
    public int write(SegmentText out, int number) {
        payments.clear();
        String provider = data.npi();
        long paid = 0;
        for (int i = 0; i < CLAIMS; i++) {
            if (i % CLAIMS_OF_A_LOOP == 0) {
                payments.segment("LX", Integer.toString(1 + i / CLAIMS_OF_A_LOOP));
            }
            paid += claim();
        }
        long adjusted = data.percent(50) ? data.number(100, 2_000) : 0;
        header(out, number, provider, paid - adjusted);
        out.append(payments);
        if (adjusted > 0) {
            out.segment("PLB", provider, "20261231", "WO:QX1", Invented.amount(adjusted));
        }
        return CLAIMS;
    }

    private void header(SegmentText out, int number, String provider, long paid) {
        out.segment(
                "BPR",
                "I",
                Invented.amount(paid),
                "C",
                "ACH",
                "CCP",
                "01",
                "999999992",
                "DA",
                "123456",
                "1512345678",
                "",
                "01",
                "999988880",
                "DA",
                "98765",
                "20260115");
        out.segment("TRN", "1", "TRACE" + (10_000 + number), "1512345678");
        out.segment("DTM", "405", "20260114");
        out.segment("N1", "PR", Claims.PAYER);
        data.address(out);
        out.segment("REF", "2U", "PLAN01");
        out.segment("PER", "BL", "EDI DESK", "TE", "2175550100");
        out.segment("N1", "PE", data.company(), "XX", provider);
        out.segment("REF", "TJ", data.digits(9));
    }

    /** Writes a claim's payment. */
    private long claim() {
        int lines = data.number(1, 4);
        boolean denied = data.percent(8);
        int day = data.serviceDay();
        Line[] services = new Line[lines];
        long charge = 0;
        long paid = 0;
        long owed = 0;
        for (int i = 0; i < lines; i++) {
            services[i] = decide(denied);
            charge += services[i].charge;
            paid += services[i].paid();
            owed += services[i].owed;
        }
        claims++;
        String id = "QX" + (1_000_000 + claims);
        payments.segment(
                "CLP",
                id,
                denied ? "4" : "1",
                Invented.amount(charge),
                Invented.amount(paid),
                owed == 0 ? "" : Invented.amount(owed),
                "12",
                "ICN" + data.digits(12),
                "11",
                "1");
        payments.segment(
                "NM1",
                "QC",
                "1",
                data.family(),
                data.given(),
                data.middle(),
                "",
                "",
                "MI",
                "W" + data.digits(9));
        if (data.percent(60)) {
            payments.segment(
                    "NM1", "82", "1", data.family(), data.given(), "", "", "", "XX", data.npi());
        }
        if (data.percent(40)) {
            payments.segment("REF", "1L", "GRP" + data.digits(6));
        }
        payments.segment("DTM", "232", data.day(day));
        payments.segment("DTM", "233", data.day(day));
        if (data.percent(50)) {
            payments.segment("DTM", "050", data.day(day + 7));
        }
        if (!denied && data.percent(40)) {
            payments.segment("AMT", "AU", Invented.amount(paid + owed));
        }
        for (int i = 0; i < lines; i++) {
            service(services[i], id + "L" + (i + 1), day);
        }
        return paid;
    }

    /**
     * What is paid of a service, in cents: its charge less what is written off and what is owed.
     */
    private record Line(long charge, long writtenOff, long owed) {
        long paid() {
            return charge - writtenOff - owed;
        }
    }

    private Line decide(boolean denied) {
        long charge = Long.parseLong(data.pick(CHARGES));
        if (denied) {
            return new Line(charge, charge, 0);
        }
        long writtenOff = charge / 4;
        return new Line(charge, writtenOff, data.percent(50) ? charge / 10 : 0);
    }

    private void service(Line line, String control, int day) {
        payments.segment(
                "SVC",
                "HC:" + data.pick(PROCEDURES) + (data.percent(20) ? ":25" : ""),
                Invented.amount(line.charge),
                Invented.amount(line.paid()),
                "",
                "1");
        payments.segment("DTM", "472", data.day(day));
        payments.segment("CAS", "CO", "45", Invented.amount(line.writtenOff));
        if (line.owed > 0) {
            payments.segment("CAS", "PR", data.pick("1", "2", "3"), Invented.amount(line.owed));
        }
        if (data.percent(75)) {
            payments.segment("REF", "6R", control);
        }
        if (line.paid() > 0) {
            payments.segment("AMT", "B6", Invented.amount(line.charge - line.writtenOff));
        }
        if (data.percent(15)) {
            payments.segment("LQ", "HE", data.pick("N130", "M15"));
        }
    }
}
