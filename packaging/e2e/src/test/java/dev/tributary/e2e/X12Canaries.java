package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** X12 interchanges that are full of canaries; each has a control number of its own. */
final class X12Canaries {
    private static final int SPOILT = 4;
    private static final String SET = "ST*837*0001*005010X222A1";

    /** Behind the payer's name, before the claim. */
    private static final int SUBSCRIBER_END = 18;

    private final List<X12CanaryGuide> guides;
    private int numbers;

    X12Canaries() throws IOException {
        guides = X12CanaryGuide.all();
    }

    /**
     * An interchange for each guide, with a canary in each of its elements.
     *
     * @param turns how many sets of a guide: as many as there are personal canaries bring each of
     *     them into each element
     * @param acknowledgements whether those too that a partner sends, which may quote our values
     */
    List<String> everywhere(int turns, boolean acknowledgements) {
        List<String> all = new ArrayList<>();
        for (X12CanaryGuide guide : guides) {
            if (acknowledgements || !guide.isAcknowledgement()) {
                all.add(everywhere(guide, guide.is5010() ? turns : 1, all.size()));
            }
        }
        return all;
    }

    private String everywhere(X12CanaryGuide guide, int turns, int first) {
        List<String> sets = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            sets.add(set(guide, sets.size() + 1, guide.segments(first + turn, -1)));
        }
        for (int spoilt = 0; spoilt < SPOILT; spoilt++) {
            sets.add(set(guide, sets.size() + 1, guide.segments(first + spoilt, spoilt)));
        }
        return interchange(
                header().replace("*00501*", guide.is5010() ? "*00501*" : "*00401*"),
                guide.group(),
                guide.version(),
                sets);
    }

    private static String set(X12CanaryGuide guide, int number, List<String> segments) {
        String start = "ST*%s*%04d".formatted(guide.set(), number);
        return set(
                guide.is5010() && !guide.set().equals("835")
                        ? start + "*" + guide.version()
                        : start,
                number,
                segments);
    }

    private static String set(String start, int number, List<String> segments) {
        return start
                + "~"
                + String.join("~", segments)
                + "~SE*%d*%04d~".formatted(segments.size() + 2, number);
    }

    /** A claim as a clinic would send it. */
    String claim() {
        return claimUnder(header());
    }

    private String claimUnder(String header) {
        return interchange(header, "HC", "005010X222A1", List.of(set(SET, 1, claimSegments())));
    }

    /** What stands before a claim: who sends it, and a subscriber made of canaries. */
    static List<String> upToTheSubscriber() {
        return claimSegments().subList(0, SUBSCRIBER_END);
    }

    private static List<String> claimSegments() {
        return List.of(
                "BHT*0019*00*B1*20261126*0900*CH",
                "NM1*41*2*CLINIC*****46*CLINIC",
                "PER*IC*" + Canary.GIVEN_NAME.text() + "*TE*5555550100*EM*" + Canary.EMAIL.text(),
                "NM1*40*2*PAYER*****46*PAYER",
                "HL*1**20*1",
                "NM1*85*2*CLINIC*****XX*1234567893",
                "N3*100 RIVER ROAD",
                "N4*SPRINGFIELD*IL*627010001",
                "REF*EI*123456789",
                "HL*2*1*22*0",
                "SBR*P*18*" + Canary.CARD_NUMBER.text() + "******CI",
                "NM1*IL*1*"
                        + Canary.FAMILY_NAME.text()
                        + "*"
                        + Canary.GIVEN_NAME.text()
                        + "****MI*"
                        + Canary.MRN.text(),
                "N3*" + Canary.ADDRESS.text(),
                "N4*SPRINGFIELD*IL*62702",
                "DMG*D8*" + Canary.BIRTH_DATE.text() + "*M",
                "REF*SY*" + Canary.SSN.text().replace("-", ""),
                "PER*IC*" + Canary.FAMILY_NAME.text() + "*TE*" + Canary.PHONE.text(),
                "NM1*PR*2*PAYER*****PI*60001",
                "CLM*" + Canary.TOKEN.text() + "*150***11:B:1*Y*A*Y*Y",
                "REF*EA*" + Canary.MRN.text(),
                "NTE*ADD*" + Canary.NOTE.text(),
                "HI*ABK:J209",
                "LX*1",
                "SV1*HC:99213*150*UN*1***1",
                "DTP*472*D8*20261120");
    }

    /** What is wrong between segments, in their ids and in the envelopes, one in each. */
    List<String> broken() {
        List<String> all = new ArrayList<>();
        String family = Canary.FAMILY_NAME.text();
        String id = "*" + Canary.MRN.text();
        for (String segment :
                List.of(
                        family + "*" + Canary.SSN.text(),
                        Canary.SSN.text(),
                        "",
                        "*" + Canary.NOTE.text(),
                        "ZZZ*" + Canary.NOTE.text() + "*" + Canary.TOKEN.text(),
                        "LOO*" + family,
                        "NTE*ADD*" + Canary.NOTE.text().repeat(40),
                        "NTE*ADD*" + Canary.NOTE.text() + "\u0007\u00e9",
                        "NTE*" + Canary.NOTE.text(),
                        "DTP*431*D8*" + Canary.GIVEN_NAME.text(),
                        "DTP*431*TM*" + Canary.BIRTH_DATE.text(),
                        "CLM*" + Canary.MRN.text() + "*" + Canary.PHONE.text(),
                        "HL*" + Canary.SSN.text() + "*" + family + "*22*0",
                        "HL*3*1*22*0~SBR*P*18",
                        "HI*" + family + ":" + family)) {
            List<String> segments = new ArrayList<>(claimSegments());
            segments.add(20, segment);
            all.add(interchange(header(), "HC", "005010X222A1", List.of(set(SET, 1, segments))));
        }
        all.add(
                interchange(
                        header(), "HC", "005010X222A1", List.of(set(SET, 1, upToTheSubscriber()))));
        // Envelopes: what does not agree, what is none, what has moved.
        for (String[] change :
                new String[][] {
                    {"SE\\*(\\d+)\\*0001", "SE*" + family + id},
                    {"SE\\*\\d+\\*0001", "SE*9*" + Canary.GIVEN_NAME.text()},
                    {"SE\\*\\d+\\*0001~", ""},
                    {"GE\\*1\\*1", "GE*" + family + id},
                    {"GE\\*1\\*1", "GE*7*" + Canary.SSN.text()},
                    {"GE\\*1\\*1~", ""},
                    {"ST\\*837.*~GE", "GE"},
                    {"~(ST\\*837.*)GE\\*1", "~$1$1GE*2"},
                    {"IEA\\*1\\*\\d+", "IEA*" + family + id},
                    {"IEA\\*1", "IEA*" + Canary.SSN.text()},
                    {"IEA\\*1\\*\\d+~", ""},
                    {"ST\\*837\\*", "ST*" + family + "*"},
                    {"ST\\*837\\*", "ST*931*"},
                    {"ST\\*837\\*0001\\*005010X222A1", "ST*837*0001" + id},
                    {"ST\\*837\\*0001\\*", "ST*837*" + Canary.GIVEN_NAME.text() + "*"},
                    {"ST\\*837\\*0001\\*", "ST*837*" + Canary.TOKEN.text() + "*"},
                    {"ST\\*837\\*0001\\*", "ST*837**"},
                    {"GS\\*HC", "GS*" + family},
                    {"GS\\*HC", "GS*HP"},
                    {"\\*00501\\*", "*00901*"},
                    {"\\*T\\*:", "*Q*:"},
                    {"(GS.*)\\*1\\*X\\*", "$1*" + family + "*X*"},
                    {"(GS.*)\\*1\\*X\\*", "$1*" + Canary.TOKEN.text() + "*" + family + "*"},
                    {"\\*X\\*005010X222A1", "*X" + id},
                    {"\\*X\\*005010X222A1", "*X*" + family},
                    {"\\*20261126\\*0900\\*1", id + "*" + Canary.SSN.text() + "*1"},
                    {"GS\\*", family + id + "~GS*"},
                    {"GS\\*", "NTE*ADD*" + Canary.NOTE.text() + "~GS*"},
                    {"ST\\*837", "NTE*ADD*" + Canary.NOTE.text() + "~ST*837"},
                }) {
            all.add(claim().replaceFirst(change[0], change[1]));
        }
        for (int element = 1; element <= 16; element++) {
            // Who sends it and to whom is said again in the answer.
            boolean isId = element == 6 || element == 8;
            all.add(withInIsa(element, (isId ? Canary.CONTROL_ID : Canary.GIVEN_NAME).text()));
            all.add(withInIsa(element, isId ? Canary.CONTROL_ID.text() : Canary.personal(element)));
        }
        all.add(claim().replaceFirst("ISA.{105}", "ISA*" + family + id + "*"));
        return all;
    }

    /** A claim whose ISA has a value where another belongs. */
    private String withInIsa(int element, String value) {
        String claim = claim();
        String[] elements = claim.substring(0, claim.indexOf('~')).split("\\*", -1);
        elements[element] = value;
        return String.join("*", elements) + claim.substring(claim.indexOf('~'));
    }

    /** One after the other, with what belongs to none between them; one of them breaks off. */
    String joined() {
        String torn = claim();
        String junk = "\n" + Canary.FAMILY_NAME.text() + " " + Canary.SSN.text() + "\n";
        return junk
                + claim()
                + junk
                + torn.substring(0, torn.length() * 2 / 3)
                + claim()
                + Canary.ADDRESS.text();
    }

    /** Two with the same control number and other bytes. */
    List<String> underOneControlNumber() {
        String header = header();
        return List.of(claimUnder(header), claimUnder(header).replace("99213", "99214"));
    }

    /** Acknowledgements that quote what we are said to have sent. */
    String acknowledgement() {
        return interchange(
                header()
                        + "~TA1*%s*%s*%s*A*000"
                                .formatted(
                                        Canary.FAMILY_NAME.text(),
                                        Canary.MRN.text(),
                                        Canary.SSN.text()),
                "FA",
                "005010X231A1",
                List.of(
                        set(
                                "ST*999*0001*005010X231A1",
                                1,
                                List.of(
                                        "AK1*HC*1*005010X222A1",
                                        "AK2*837*0001*005010X222A1",
                                        "IK3*NM1*8*2010*8",
                                        "CTX*CLM01:" + Canary.MRN.text(),
                                        "IK4*9*67*7*" + Canary.SSN.text(),
                                        "IK5*R*5",
                                        "AK9*R*1*1*0"))));
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** A file in no packing that holds nothing of X12. */
    byte[] nothing() {
        return bytes(Canary.FAMILY_NAME.text() + "," + Canary.SSN.text() + "\n");
    }

    /** An archive whose entries are named after patients; the last is broken where it is to be. */
    byte[] archive(boolean broken) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Canary canary : List.of(Canary.FAMILY_NAME, Canary.SSN)) {
                zip.putNextEntry(new ZipEntry(canary.text() + "/" + canary.text() + ".837"));
                zip.write(bytes(claim()));
                zip.closeEntry();
            }
        }
        byte[] all = bytes.toByteArray();
        return broken ? Arrays.copyOf(all, all.length / 2) : all;
    }

    /** A packed file that breaks off. */
    byte[] halfPacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(claim()));
        }
        return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    }

    /** Ids of the sort that is answered, and in what is never looked at a name and a number. */
    private String header() {
        return "ISA*00*%-10s*00*%-10s*ZZ*%-15s*ZZ*%-15s*261126*0900*^*00501*%09d*1*T*:"
                .formatted(
                        Canary.MRN.text(),
                        Canary.GIVEN_NAME.text(),
                        Canary.CONTROL_ID.text(),
                        "PAYER",
                        ++numbers);
    }

    private static String interchange(
            String header, String group, String version, List<String> sets) {
        return header
                + "~GS*"
                + group
                + "*"
                + Canary.CONTROL_ID.text()
                + "*PAYER*20261126*0900*1*X*"
                + version
                + "~"
                + String.join("", sets)
                + "GE*"
                + sets.size()
                + "*1~IEA*1*"
                + header.split("\\*", 15)[13]
                + "~";
    }
}
