package dev.tributary.benchmarks.x12;

/** 837I, by the guide 005010X223A2: stays and visits. */
final class InstitutionalClaims extends Claims {

    private static final String[] DIAGNOSES = {
        "A419", "I2510", "J189", "N179", "E1165", "I5023", "K8000", "S72001A"
    };
    private static final String[] REVENUES = {"0250", "0270", "0300", "0320", "0450", "0636"};
    private static final String[] PROCEDURES = {"80053", "85025", "71046", "99284", "J1885"};
    private static final String[] CHARGES = {"15000", "42550", "8075", "99900", "120001"};

    InstitutionalClaims(Invented data) {
        super(data);
    }

    @Override
    String taxonomy() {
        return data.pick("282N00000X", "282NC0060X", "261QE0002X");
    }

    @Override
    void claim(SegmentText out, String id, OtherInsurance other) {
        boolean stay = data.percent(40);
        int days = stay ? data.number(1, 6) : 0;
        int lines = data.number(2, 6);
        long[] charges = new long[lines];
        long total = 0;
        for (int i = 0; i < lines; i++) {
            charges[i] = Long.parseLong(data.pick(CHARGES));
            total += charges[i];
        }
        int day = data.serviceDay();
        out.segment(
                "CLM",
                id,
                Invented.amount(total),
                "",
                "",
                (stay ? "11" : "13") + ":A:1",
                "",
                "A",
                "Y",
                "Y");
        dates(out, stay, day, days);
        if (data.percent(20)) {
            out.segment("REF", "G1", "AUTH" + data.digits(7));
        }
        if (data.percent(60)) {
            out.segment("REF", "D9", data.digits(14));
        }
        if (data.percent(40)) {
            out.segment("REF", "EA", "MR" + data.digits(6));
        }
        codes(out, stay, day);
        person(out, "71", "XX", data.npi());
        out.segment("PRV", "AT", "PXC", "208D00000X");
        if (stay && data.percent(50)) {
            person(out, "72", "XX", data.npi());
        }
        if (other != OtherInsurance.NONE) {
            otherInsurance(out, adjudicated(total, other));
        }
        for (int i = 0; i < lines; i++) {
            line(out, id, i + 1, charges[i], stay && i == 0 ? days : 0, day);
        }
    }

    private void dates(SegmentText out, boolean stay, int day, int days) {
        if (stay) {
            out.segment("DTP", "096", "TM", "1130");
        }
        out.segment("DTP", "434", "RD8", data.day(day) + "-" + data.day(day + days));
        if (stay) {
            out.segment("DTP", "435", "DT", data.day(day) + "0815");
        }
        out.segment("CL1", stay ? "1" : "3", data.pick("1", "2", "4"), "01");
    }

    private void codes(SegmentText out, boolean stay, int day) {
        int first = data.number(0, DIAGNOSES.length - 1);
        out.segment("HI", "ABK:" + diagnosis(first) + (stay ? ":::::::Y" : ""));
        out.segment("HI", (stay ? "ABJ:" : "APR:") + diagnosis(first + 1));
        if (stay) {
            out.segment("HI", "DR:" + data.pick("871", "291", "470"));
        }
        int more = data.number(1, 5);
        String[] others = new String[more];
        for (int i = 0; i < more; i++) {
            others[i] = "ABF:" + diagnosis(first + 1 + i) + (stay ? ":::::::N" : "");
        }
        out.segment("HI", others);
        if (stay && data.percent(60)) {
            out.segment("HI", "BBR:0DTJ4ZZ:D8:" + data.day(day));
        }
        if (data.percent(30)) {
            out.segment("HI", "BH:11:D8:" + data.day(day - 1));
        }
        if (stay) {
            out.segment("HI", "BE:80:::3", "BE:A2:::15.31");
        }
        if (data.percent(20)) {
            out.segment("HI", "BG:17");
        }
    }

    private static String diagnosis(int number) {
        return DIAGNOSES[number % DIAGNOSES.length];
    }

    private void line(SegmentText out, String claim, int number, long charge, int nights, int day) {
        out.segment("LX", Integer.toString(number));
        if (nights > 0) {
            out.segment("SV2", "0120", "", Invented.amount(charge), "DA", Integer.toString(nights));
        } else {
            out.segment(
                    "SV2",
                    data.pick(REVENUES),
                    "HC:" + data.pick(PROCEDURES),
                    Invented.amount(charge),
                    "UN",
                    data.percent(80) ? "1" : "3");
        }
        out.segment("DTP", "472", "D8", data.day(day));
        if (data.percent(50)) {
            out.segment("REF", "6R", claim + "L" + number);
        }
    }
}
