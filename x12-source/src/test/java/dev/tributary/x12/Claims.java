package dev.tributary.x12;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes interchanges of professional claims for tests. */
final class Claims {

    private Claims() {}

    /** An interchange of one group and one set with so many claims, named by the number. */
    static String interchange(int controlNumber, int claims) {
        return interchange("SENDER", controlNumber, 1, claims, "");
    }

    /** The same of several sets. */
    static String interchange(int controlNumber, int sets, int claimsPerSet) {
        return interchange("SENDER", controlNumber, sets, claimsPerSet, "");
    }

    /**
     * The same.
     *
     * @param bad id of a claim that has a claim frequency code missing; empty for none
     */
    static String interchange(
            String sender, int controlNumber, int sets, int claimsPerSet, String bad) {
        String control = "%09d".formatted(controlNumber);
        StringBuilder text = new StringBuilder();
        text.append(
                "ISA*00*          *00*          *ZZ*%-15s*ZZ*RECEIVER       *260102*1200*^*00501*%s*1*P*:~\n"
                        .formatted(sender, control));
        text.append("GS*HC*")
                .append(sender)
                .append("*RECEIVER*20260102*1200*")
                .append(controlNumber)
                .append("*X*005010X222A1~\n");
        for (int set = 1; set <= sets; set++) {
            text.append(set(controlNumber, set, claimsPerSet, bad));
        }
        text.append("GE*").append(sets).append('*').append(controlNumber).append("~\n");
        text.append("IEA*1*").append(control).append("~\n");
        return text.toString();
    }

    private static String set(int interchange, int set, int claims, String bad) {
        String number = "%04d".formatted(set);
        List<String> segments = new ArrayList<>();
        segments.add("ST*837*" + number + "*005010X222A1");
        segments.add("BHT*0019*00*B" + set + "*20260102*1200*CH");
        segments.add("NM1*41*2*SUBMITTER*****46*S1");
        segments.add("PER*IC*DESK*TE*5551234567");
        segments.add("NM1*40*2*RECEIVER*****46*R1");
        segments.add("HL*1**20*1");
        segments.add("NM1*85*2*CLINIC*****XX*1234567893");
        segments.add("N3*1 MAIN ST");
        segments.add("N4*SPRINGFIELD*IL*627010001");
        segments.add("REF*EI*123456789");
        for (int claim = 1; claim <= claims; claim++) {
            String id = id(interchange, set, claim);
            segments.add("HL*" + (claim + 1) + "*1*22*0");
            segments.add("SBR*P*18*******CI");
            segments.add("NM1*IL*1*DOE*JANE****MI*M" + claim);
            segments.add("N3*2 MAIN ST");
            segments.add("N4*SPRINGFIELD*IL*627010001");
            segments.add("DMG*D8*19700101*F");
            segments.add("NM1*PR*2*PAYER*****PI*P1");
            segments.add("CLM*" + id + "*100***11:B:1*Y*A*Y*" + (id.equals(bad) ? "" : "Y"));
            segments.add("HI*ABK:J069");
            segments.add("LX*1");
            segments.add("SV1*HC:99213*100*UN*1***1");
            segments.add("DTP*472*D8*20260101");
        }
        segments.add("SE*" + (segments.size() + 1) + "*" + number);
        return String.join("~\n", segments) + "~\n";
    }

    /** The id of a claim, which is its record's. */
    static String id(int interchange, int set, int claim) {
        return "C" + interchange + "-" + set + "-" + claim;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
