package dev.tributary.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** X12 files that tests drop: made up, valid, as long as wanted. */
final class X12Files {
    private static final int CLAIMS_PER_SET = 100;
    private static final int ISA_ID = 15;
    private static final List<Integer> ONE_LINE = List.of(150);

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
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                write(
                        bytes,
                        (claim, written) -> claim <= claims,
                        claim -> new Claim(prefix + "-" + claim, familyName, ONE_LINE));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        }

        /**
         * Writes an interchange, and keeps nothing of it.
         *
         * @param more whether it has a claim of that ordinal, from 1, when so many bytes are
         *     written
         * @param claims by their ordinals
         * @return how many claims it has
         */
        int write(OutputStream out, More more, IntFunction<Claim> claims) throws IOException {
            Segments segments = new Segments(out);
            segments.add(isa());
            segments.add("GS*HC*" + sender + "*PAYER*20261126*0900*1*X*" + version);
            int sets = 0;
            int claim = 1;
            while (more.has(claim, segments.bytes)) {
                sets++;
                long start = segments.count;
                startSet(segments, sets);
                int last = claim + CLAIMS_PER_SET - 1;
                for (int level = 2; claim <= last && more.has(claim, segments.bytes); level++) {
                    addClaim(segments, level, claims.apply(claim));
                    claim++;
                }
                segments.add("SE*%d*%04d".formatted(segments.count - start + 1, sets));
            }
            segments.add("GE*" + sets + "*1");
            segments.add("IEA*1*%09d".formatted(controlNumber));
            return claim - 1;
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

        private void startSet(Segments segments, int set) throws IOException {
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
        }

        private void addClaim(Segments segments, int level, Claim claim) throws IOException {
            String id = claim.id();
            segments.add("HL*%d*1*22*0".formatted(level));
            segments.add("SBR*P*18*******CI");
            segments.add("NM1*IL*1*%s*JOHN****MI*M%s".formatted(claim.familyName(), id));
            segments.add("N3*12 OAK STREET");
            segments.add("N4*SPRINGFIELD*IL*62702");
            segments.add("DMG*D8*19800115*M");
            segments.add("NM1*PR*2*PAYER*****PI*60001");
            if (is4010()) {
                segments.add("CLM*%s*%d***11::1*Y*A*Y*Y*C".formatted(id, claim.charge()));
                segments.add("HI*BK:4019");
            } else {
                segments.add("CLM*%s*%d***11:B:1*Y*A*Y*Y".formatted(id, claim.charge()));
                segments.add("HI*ABK:J209");
            }
            int line = 0;
            for (int charge : claim.charges()) {
                line++;
                segments.add("LX*" + line);
                segments.add("SV1*HC:99213*%d*UN*1***1".formatted(charge));
                segments.add("DTP*472*D8*20261120");
            }
        }

        /** Segments on their way, with what is written so far. */
        private final class Segments {
            private final OutputStream out;
            private final String end = delimiters.substring(1, 2);
            private long count;
            private long bytes;

            Segments(OutputStream out) {
                this.out = out;
            }

            void add(String segment) throws IOException {
                byte[] written = (withDelimiters(segment) + end).getBytes(charset);
                out.write(written);
                count++;
                bytes += written.length;
            }
        }
    }

    /**
     * What differs from claim to claim.
     *
     * @param charges whole dollars of its service lines
     */
    record Claim(String id, String familyName, List<Integer> charges) {
        private int charge() {
            return charges.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Where a file ends. */
    interface More {
        boolean has(int claim, long bytes);
    }
}
