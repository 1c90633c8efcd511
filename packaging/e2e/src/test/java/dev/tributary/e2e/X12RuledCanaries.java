package dev.tributary.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is found only by what a user has mounted or said of a partner, and by sums that do not add
 * up: the files, and interchanges full of canaries that break all of it.
 */
final class X12RuledCanaries {
    private static final String CLAIMS = "005010X222A1";
    private static final String REMITTANCES = "005010X221A1";
    private static final String PREMIUMS = "005010X218";

    private int numbers;

    /** Writes the files, and returns the options that name them. */
    static Map<String, String> mount(Path folder) throws IOException {
        Path lists = Files.createDirectories(folder.resolve("x12-lists"));
        Files.writeString(lists.resolve("place-of-service"), "00\n");
        return Map.of(
                "code.lists",
                lists.toString(),
                "own.ids",
                "ZZ:PAYER",
                "unknown.partner",
                "reject",
                "trading.partners",
                written(
                        folder.resolve("x12-ruled.json"),
                        """
                        [{"name": "ruled", "id": "RULED", "isa_id": "ZZ", "overlay": "ruled",
                          "transaction_sets": ["837P", "835", "820"]},
                         {"name": "scoped", "id": "SCOPED", "validation": "strict",
                          "acknowledgement": {"scope": "set"}}]
                        """),
                "grammar.overlays",
                written(
                        folder.resolve("x12-ruled.x12o"),
                        """
                        overlay ruled of 837P
                        set 2300/NTE N
                        max 2400 1
                        """),
                "partner.rules.file",
                written(folder.resolve("x12-ruled.x12r"), "partner=ruled 837P 2300: CLM-20\n"));
    }

    private static String written(Path file, String text) throws IOException {
        return Files.writeString(file, text).toString();
    }

    /** One of each. */
    List<String> all() {
        return List.of(
                interchange("ZZ", "RULED", "ZZ", "HC", CLAIMS, "837", claim(Canary.TOKEN.text())),
                interchange("30", "RULED", "ZZ", "HC", CLAIMS, "837", claim(Canary.MRN.text())),
                interchange("ZZ", "RULED", "30", "HC", CLAIMS, "837", claim(Canary.MRN.text())),
                interchange("ZZ", "RULED", "ZZ", "HC", CLAIMS, "834", List.of("BGN*00*1")),
                interchange("ZZ", "SCOPED", "ZZ", "HC", CLAIMS, "837", oneOfTwoIsWrong()),
                interchange("ZZ", "RULED", "ZZ", "HP", REMITTANCES, "835", remittance()),
                interchange("ZZ", "RULED", "ZZ", "RA", PREMIUMS, "820", premium()),
                withoutSets());
    }

    /**
     * A note that may not be sent, a line too many, papers without a number, a place of no list.
     */
    private static List<String> claim(String id) {
        List<String> segments = new ArrayList<>(X12Canaries.upToTheSubscriber());
        segments.add("CLM*" + id + "*300***11:B:1*Y*A*Y*Y");
        segments.add("PWK*OZ*BM");
        segments.add("NTE*ADD*" + Canary.NOTE.text());
        segments.add("HI*ABK:J209");
        for (int line = 1; line <= 2; line++) {
            segments.add("LX*" + line);
            segments.add("SV1*HC:99213*150*UN*1***1");
            segments.add("DTP*472*D8*20261120");
        }
        return segments;
    }

    private static List<String> oneOfTwoIsWrong() {
        List<String> segments = new ArrayList<>(X12Canaries.upToTheSubscriber());
        for (String place : List.of("11", "00")) {
            segments.add("CLM*" + Canary.TOKEN.text() + "*150***" + place + ":B:1*Y*A*Y*Y");
            segments.add("HI*ABK:J209");
            segments.add("LX*1");
            segments.add("SV1*HC:99213*150*UN*1***1");
            segments.add("DTP*472*D8*20261120");
        }
        return segments;
    }

    private static List<String> remittance() {
        return List.of(
                "BPR*I*500*C*ACH*CCP*01*999999992*DA*"
                        + Canary.CARD_NUMBER.text()
                        + "*1512345678**01*999988880*DA*98765*20260115",
                "TRN*1*" + Canary.TOKEN.text() + "*1512345678",
                "N1*PR*PAYER",
                "N3*1 MAIN ST",
                "N4*LAKESIDE*CA*92040",
                "PER*BL*" + Canary.GIVEN_NAME.text() + "*TE*5555550100",
                "N1*PE*CLINIC*XX*1234567893",
                "LX*1",
                "CLP*" + Canary.TOKEN.text() + "*1*150*100*5*12*" + Canary.MRN.text() + "*11*1",
                "NM1*QC*1*" + Canary.FAMILY_NAME.text() + "*" + Canary.GIVEN_NAME.text(),
                "SVC*HC:99213*150*90**1",
                "DTM*472*" + Canary.BIRTH_DATE.text(),
                "CAS*CO*45*20");
    }

    private static List<String> premium() {
        return List.of(
                "BPR*I*3000*C*ACH*CCP*01*999999992*DA*"
                        + Canary.CARD_NUMBER.text()
                        + "*1383399999**01*999988880*DA*98765*20260217",
                "TRN*3*" + Canary.TOKEN.text() + "*1383399999",
                "N1*PE*A PLAN*FI*383399999",
                "N1*PR*AN EMPLOYER*FI*383399998",
                "ENT*1*2J*EI*" + Canary.MRN.text(),
                "NM1*QE*1*" + Canary.FAMILY_NAME.text() + "*" + Canary.GIVEN_NAME.text(),
                "RMR*AZ*" + Canary.SSN.text() + "**1000.5*1100",
                "DTM*582****RD8*20260101-20260131");
    }

    private String interchange(
            String senderQualifier,
            String sender,
            String receiverQualifier,
            String group,
            String version,
            String set,
            List<String> segments) {
        String body =
                "ST*%s*0001*%s~%s~SE*%d*0001~"
                        .formatted(set, version, String.join("~", segments), segments.size() + 2);
        return interchange(senderQualifier, sender, receiverQualifier, group, version, body, 1);
    }

    private String interchange(
            String senderQualifier,
            String sender,
            String receiverQualifier,
            String group,
            String version,
            String sets,
            int count) {
        numbers++;
        return ("ISA*00*%-10s*00*%-10s*%s*%-15s*%s*%-15s*261126*0900*^*00501*%09d*1*T*:~"
                        + "GS*%s*%s*PAYER*20261126*0900*1*X*%s~%sGE*%d*1~IEA*1*%09d~")
                .formatted(
                        Canary.MRN.text(),
                        Canary.GIVEN_NAME.text(),
                        senderQualifier,
                        sender,
                        receiverQualifier,
                        "PAYER",
                        numbers,
                        group,
                        sender,
                        version,
                        sets,
                        count,
                        numbers);
    }

    private String withoutSets() {
        return interchange("ZZ", "RULED", "ZZ", "HC", CLAIMS, "", 0);
    }
}
