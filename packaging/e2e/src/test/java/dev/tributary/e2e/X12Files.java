package dev.tributary.e2e;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** X12 files that tests drop: made up, valid, as long as wanted. */
final class X12Files {
    private static final int CLAIMS_PER_SET = 100;
    private static final int ISA_ID = 15;

    private X12Files() {}

    /**
     * An interchange of professional claims.
     *
     * @param sender its id (ISA-06, GS-02)
     * @param controlNumber ISA-13
     * @param claims how many; their ids are {@code PREFIX-1} and so on
     * @param prefix of the claims' ids
     */
    static byte[] claims(String sender, int controlNumber, int claims, String prefix) {
        return new Writer(sender, controlNumber, "*~:^").claims(claims, prefix, "DOE");
    }

    /** How one partner writes. */
    record Writer(
            String sender, int controlNumber, String delimiters, String version, Charset charset) {
        Writer(String sender, int controlNumber, String delimiters) {
            this(sender, controlNumber, delimiters, "005010X222A1", StandardCharsets.US_ASCII);
        }

        /** The same in version 4010. */
        Writer in4010() {
            return new Writer(sender, controlNumber, delimiters, "004010X098A1", charset);
        }

        Writer in(Charset other) {
            return new Writer(sender, controlNumber, delimiters, version, other);
        }

        private boolean is4010() {
            return version.startsWith("004010");
        }

        byte[] claims(int claims, String prefix, String familyName) {
            List<String> segments = new ArrayList<>();
            segments.add(isa());
            segments.add("GS*HC*" + sender + "*PAYER*20261126*0900*1*X*" + version);
            int sets = 0;
            for (int first = 1; first <= claims; first += CLAIMS_PER_SET) {
                sets++;
                addSet(
                        segments,
                        sets,
                        first,
                        Math.min(claims, first + CLAIMS_PER_SET - 1),
                        prefix,
                        familyName);
            }
            segments.add("GE*" + sets + "*1");
            segments.add("IEA*1*%09d".formatted(controlNumber));
            String end = delimiters.substring(1, 2);
            return segments.stream()
                    .map(this::withDelimiters)
                    .collect(Collectors.joining(end, "", end))
                    .getBytes(charset);
        }

        private String isa() {
            return "ISA*00*          *00*          *ZZ*%s*ZZ*%s*261126*0900*%s*%s*%09d*1*T*:"
                    .formatted(
                            padded(sender),
                            padded("PAYER"),
                            is4010() ? "U" : "^",
                            is4010() ? "00401" : "00501",
                            controlNumber);
        }

        private static String padded(String id) {
            return id + " ".repeat(ISA_ID - id.length());
        }

        private String withDelimiters(String segment) {
            return segment.replace('*', delimiters.charAt(0))
                    .replace(':', delimiters.charAt(2))
                    .replace('^', delimiters.charAt(3));
        }

        private void addSet(
                List<String> segments, int set, int first, int last, String prefix, String family) {
            int start = segments.size();
            segments.add("ST*837*%04d".formatted(set) + (is4010() ? "" : "*" + version));
            segments.add("BHT*0019*00*B%d*20261126*0900*CH".formatted(set));
            if (is4010()) {
                segments.add("REF*87*" + version);
            }
            segments.add("NM1*41*2*CLINIC*****46*" + sender);
            segments.add("PER*IC*OFFICE*TE*5555550100");
            segments.add("NM1*40*2*PAYER*****46*PAYER");
            segments.add("HL*1**20*1");
            segments.add("NM1*85*2*CLINIC*****XX*1234567893");
            segments.add("N3*100 RIVER ROAD");
            segments.add("N4*SPRINGFIELD*IL*627010001");
            segments.add("REF*EI*123456789");
            for (int claim = first; claim <= last; claim++) {
                addClaim(segments, claim - first + 2, prefix + "-" + claim, family);
            }
            segments.add("SE*%d*%04d".formatted(segments.size() - start + 1, set));
        }

        private void addClaim(List<String> segments, int level, String id, String family) {
            segments.add("HL*%d*1*22*0".formatted(level));
            segments.add("SBR*P*18*******CI");
            segments.add("NM1*IL*1*%s*JOHN****MI*M%s".formatted(family, id));
            segments.add("N3*12 OAK STREET");
            segments.add("N4*SPRINGFIELD*IL*62702");
            segments.add("DMG*D8*19800115*M");
            segments.add("NM1*PR*2*PAYER*****PI*60001");
            if (is4010()) {
                segments.add("CLM*%s*150***11::1*Y*A*Y*Y*C".formatted(id));
                segments.add("HI*BK:4019");
            } else {
                segments.add("CLM*%s*150***11:B:1*Y*A*Y*Y".formatted(id));
                segments.add("HI*ABK:J209");
            }
            segments.add("LX*1");
            segments.add("SV1*HC:99213*150*UN*1***1");
            segments.add("DTP*472*D8*20261120");
        }
    }
}
