package dev.tributary.benchmarks.x12;

/** 834, by the guide 005010X220A1: subscribers, their dependents, and what they are covered by. */
final class Enrollments implements SetBody {

    private static final int MEMBERS = 100;

    private final Invented data;
    private int subscribers;

    Enrollments(Invented data) {
        this.data = data;
    }

    @Override
    public int write(SegmentText out, int number) {
        out.segment("BGN", "00", "FILE" + number, "20260115", "1200", "", "", "", "2");
        out.segment("REF", "38", "POLICY" + data.digits(5));
        out.segment("DTP", "007", "D8", "20260101");
        out.segment("N1", "P5", "QUUX EMPLOYER", "FI", "999888777");
        out.segment("N1", "IN", Claims.PAYER, "FI", "999888666");
        String subscriber = "";
        for (int i = 0; i < MEMBERS; i++) {
            boolean dependent = i > 0 && data.percent(45);
            if (!dependent) {
                subscribers++;
                subscriber = Integer.toString(100_000_000 + subscribers);
            }
            member(out, subscriber, dependent);
        }
        return MEMBERS;
    }

    private void member(SegmentText out, String subscriber, boolean dependent) {
        String since = data.day(data.serviceDay());
        out.segment(
                "INS",
                dependent ? "N" : "Y",
                dependent ? data.pick("01", "19") : "18",
                "021",
                "28",
                "A",
                "",
                "",
                dependent ? "" : "FT");
        out.segment("REF", "0F", subscriber);
        out.segment("REF", "1L", "GRP" + data.digits(6));
        if (data.percent(25)) {
            out.segment("REF", "23", "CARD" + data.digits(8));
        }
        if (!dependent) {
            out.segment("DTP", "336", "D8", since);
        }
        out.segment("DTP", "356", "D8", since);
        out.segment(
                "NM1",
                "IL",
                "1",
                data.family(),
                data.given(),
                data.middle(),
                "",
                "",
                "34",
                "9" + data.digits(8));
        if (data.percent(60)) {
            out.segment(
                    "PER", "IP", "", "HP", "217555" + data.digits(4), "EM", "member@example.org");
        }
        data.address(out);
        out.segment("DMG", "D8", data.birthDay(), data.gender(), data.percent(50) ? "M" : "");
        coverage(out, "HLT", since);
        if (data.percent(60)) {
            coverage(out, "DEN", since);
        }
        if (data.percent(40)) {
            coverage(out, "VIS", since);
        }
    }

    private void coverage(SegmentText out, String line, String since) {
        out.segment("HD", "021", "", line, "PLAN" + data.digits(3), data.pick("FAM", "EMP", "ESP"));
        out.segment("DTP", "348", "D8", since);
        if (data.percent(50)) {
            out.segment("AMT", "P3", Invented.amount(data.number(1_000, 90_000)));
        }
        if (data.percent(40)) {
            out.segment("REF", "1L", "COV" + data.digits(6));
        }
        if (line.equals("HLT") && data.percent(60)) {
            out.segment("LX", "1");
            out.segment(
                    "NM1",
                    "P3",
                    "1",
                    data.family(),
                    data.given(),
                    "",
                    "",
                    "",
                    "XX",
                    data.npi(),
                    "25");
            data.address(out);
        }
        if (line.equals("HLT") && data.percent(10)) {
            out.segment("COB", "S", "POL" + data.digits(7), "1");
            out.segment("NM1", "IN", "2", "OTHER EXAMPLE PLAN");
        }
    }
}
