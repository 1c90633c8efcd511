package dev.tributary.benchmarks.x12;

/** 837P, by the guide 005010X222A1. */
final class ProfessionalClaims extends Claims {

    private static final String[] DIAGNOSES = {
        "J0300", "E119", "I10", "M545", "Z0000", "R05", "K219", "F411"
    };
    private static final String[] PROCEDURES = {
        "99213", "99214", "87880", "36415", "80053", "93000", "71046", "90471"
    };
    private static final String[] CHARGES = {"4000", "7550", "12500", "21025", "3605", "18000"};

    ProfessionalClaims(Invented data) {
        super(data);
    }

    @Override
    String taxonomy() {
        return data.pick("207Q00000X", "208D00000X", "207R00000X");
    }

    @Override
    void claim(SegmentText out, String id, OtherInsurance other) {
        int lines = data.number(1, 4);
        long[] charges = new long[lines];
        long total = 0;
        for (int i = 0; i < lines; i++) {
            charges[i] = Long.parseLong(data.pick(CHARGES));
            total += charges[i];
        }
        int day = data.serviceDay();
        int diagnoses = data.number(1, 4);
        out.segment(
                "CLM",
                id,
                Invented.amount(total),
                "",
                "",
                data.pick("11", "22", "02") + ":B:1",
                "Y",
                "A",
                "Y",
                "Y");
        if (data.percent(30)) {
            out.segment("DTP", "431", "D8", data.day(day - data.number(1, 9)));
        }
        if (data.percent(15)) {
            out.segment("REF", "G1", "AUTH" + data.digits(7));
        }
        if (data.percent(60)) {
            out.segment("REF", "D9", data.digits(14));
        }
        if (data.percent(20)) {
            out.segment("REF", "EA", "MR" + data.digits(6));
        }
        if (data.percent(8)) {
            out.segment("NTE", "ADD", "SYMPTOMS PERSIST, SEE CHART FOR DETAILS");
        }
        out.segment("HI", diagnoses(diagnoses));
        providers(out);
        if (other != OtherInsurance.NONE) {
            otherInsurance(out, adjudicated(total, other));
        }
        for (int i = 0; i < lines; i++) {
            line(out, id, i + 1, charges[i], day, diagnoses);
        }
    }

    private String[] diagnoses(int count) {
        String[] codes = new String[count];
        int first = data.number(0, DIAGNOSES.length - 1);
        for (int i = 0; i < count; i++) {
            codes[i] = (i == 0 ? "ABK:" : "ABF:") + DIAGNOSES[(first + i) % DIAGNOSES.length];
        }
        return codes;
    }

    private void providers(SegmentText out) {
        if (data.percent(15)) {
            person(out, "DN", "XX", data.npi());
        }
        if (data.percent(80)) {
            person(out, "82", "XX", data.npi());
            out.segment("PRV", "PE", "PXC", taxonomy());
        }
        if (data.percent(25)) {
            out.segment("NM1", "77", "2", data.company(), "", "", "", "", "XX", data.npi());
            data.address(out);
        }
    }

    private void line(
            SegmentText out, String claim, int number, long charge, int day, int diagnoses) {
        String modifier = data.percent(20) ? ":25" : "";
        out.segment("LX", Integer.toString(number));
        out.segment(
                "SV1",
                "HC:" + data.pick(PROCEDURES) + modifier,
                Invented.amount(charge),
                "UN",
                data.percent(85) ? "1" : "2",
                "",
                "",
                diagnoses > 1 && data.percent(40) ? "1:2" : "1");
        if (data.percent(90)) {
            out.segment("DTP", "472", "D8", data.day(day));
        } else {
            out.segment("DTP", "472", "RD8", data.day(day) + "-" + data.day(day + 1));
        }
        if (data.percent(75)) {
            out.segment("REF", "6R", claim + "L" + number);
        }
        if (data.percent(5)) {
            out.segment("LIN", "", "N4", "0" + data.digits(10));
            out.segment("CTP", "", "", "", "1.5", "ML");
        }
    }
}
