package dev.tributary.x12.parse;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small valid interchanges of invented people. */
final class SmallInterchanges {

    /** ISA-13 of {@link #good}. */
    static final String GOOD_CONTROL_NUMBER = "000000777";

    /** How many units {@link #good} has. */
    static final int GOOD_UNITS = 2;

    private static final String CLAIMS =
            """
            BHT*0019*00*B1*20260115*1200*CH~
            NM1*41*2*QUUX CLEARING*****46*QUUX01~
            PER*IC*EDI DESK*TE*2175550100~
            NM1*40*2*EXAMPLE PLAN*****46*PLAN01~
            HL*1**20*1~
            NM1*85*2*LAKESIDE CLINIC*****XX*1234567893~
            N3*1 ELM STREET~
            N4*SPRINGFIELD*IL*62701~
            REF*EI*123456789~
            HL*2*1*22*0~
            SBR*P*18*GRP1******CI~
            NM1*IL*1*QUIMBY*JANE****MI*W1000001~
            N3*2 OAK AVENUE~
            N4*RIVERTON*UT*84065~
            DMG*D8*19700301*F~
            NM1*PR*2*EXAMPLE PLAN*****PI*PLAN01~
            CLM*QX1*165.5***11:B:1*Y*A*Y*Y~
            HI*ABK:J0300*ABF:R05~
            LX*1~
            SV1*HC:99213:25*125.5*UN*1***1:2~
            DTP*472*D8*20260105~
            LX*2~
            SV1*HC:87880*40*UN*1***1~
            DTP*472*D8*20260105~
            HL*3*1*22*1~
            SBR*P**GRP2******CI~
            NM1*IL*1*ROE*PETER****MI*W1000002~
            NM1*PR*2*EXAMPLE PLAN*****PI*PLAN01~
            HL*4*3*23*0~
            PAT*19~
            NM1*QC*1*ROE*AISHA~
            N3*3 LAKESHORE DRIVE~
            N4*FAIRVIEW*TX*75069~
            DMG*D8*20150301*F~
            CLM*QX2*40***11:B:1*Y*A*Y*Y~
            HI*ABK:R05~
            LX*1~
            SV1*HC:87880*40*UN*1***1~
            DTP*472*D8*20260105~
            """;

    private static final String PAYMENTS =
            """
            BPR*I*80*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260115~
            TRN*1*TRACE1*1512345678~
            DTM*405*20260114~
            N1*PR*EXAMPLE PLAN~
            N3*1 MAIN ST~
            N4*LAKESIDE*CA*92040~
            PER*BL*EDI DESK*TE*2175550100~
            N1*PE*LAKESIDE CLINIC*XX*1234567893~
            LX*1~
            CLP*QX1*1*125.5*100.5*5*12*ICN1*11*1~
            NM1*QC*1*QUIMBY*JANE****MI*W1000001~
            DTM*232*20260105~
            SVC*HC:99213*125.5*100.5**1~
            DTM*472*20260105~
            CAS*CO*45*20~
            CAS*PR*1*5~
            PLB*1234567893*20261231*WO:QX0*20.5~
            """;

    private static final String MEMBERS =
            """
            BGN*00*F1*20260115*1200****2~
            N1*P5*QUUX EMPLOYER*FI*999888777~
            N1*IN*EXAMPLE PLAN*FI*999888666~
            INS*Y*18*021*28*A***FT~
            REF*0F*100000001~
            DTP*356*D8*20260101~
            NM1*IL*1*QUIMBY*JANE****34*900000001~
            N3*2 OAK AVENUE~
            N4*RIVERTON*UT*84065~
            DMG*D8*19700301*F~
            HD*021**HLT*PLAN1*EMP~
            DTP*348*D8*20260101~
            """;

    private SmallInterchanges() {}

    /** One of each kind. */
    static List<byte[]> all() {
        return List.of(claims(1), payments(2), members(3));
    }

    /** Two claims, one of a patient who is not the subscriber. */
    static byte[] claims(int control) {
        return interchange(control, "HC", "837", "005010X222A1", CLAIMS);
    }

    /** What is appended to what is broken: two claims. */
    static byte[] good() {
        return claims(Integer.parseInt(GOOD_CONTROL_NUMBER));
    }

    private static byte[] payments(int control) {
        return interchange(control, "HP", "835", "005010X221A1", PAYMENTS);
    }

    private static byte[] members(int control) {
        return interchange(control, "BE", "834", "005010X220A1", MEMBERS);
    }

    private static byte[] interchange(
            int control, String group, String set, String version, String body) {
        String st = set.equals("835") ? "ST*835*0001~\n" : "ST*" + set + "*0001*" + version + "~\n";
        long segments = body.lines().count() + 2;
        String text =
                ("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
                                        + "*260115*1200*^*00501*%1$09d*0*P*:~\n"
                                        + "GS*%2$s*SENDER*RECEIVER*20260115*1200*1*X*%3$s~\n")
                                .formatted(control, group, version)
                        + st
                        + body
                        + "SE*%d*0001~\nGE*1*1~\nIEA*1*%09d~\n".formatted(segments, control);
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
