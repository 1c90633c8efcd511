package dev.tributary.benchmarks.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedFileTest {

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameBytes(SetKind kind) {
        byte[] once = GeneratedFile.bytes(kind, 7, 50_000);
        assertThat(GeneratedFile.bytes(kind, 7, 50_000)).isEqualTo(once);
        assertThat(GeneratedFile.bytes(kind, 8, 50_000)).isNotEqualTo(once);
        assertThat(once).hasSizeGreaterThanOrEqualTo(50_000);
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatItWrites(SetKind kind) throws Exception {
        Counts written = GeneratedFile.write(kind, 7, 300_000, OutputStream.nullOutputStream());
        assertThat(written).isEqualTo(new PlainScan().read(GeneratedFile.bytes(kind, 7, 300_000)));
    }

    @ParameterizedTest
    @EnumSource
    void trailersCountTheSegments(SetKind kind) {
        int count = 0;
        for (String[] segment : segments(kind)) {
            count = segment[0].equals("ST") ? 1 : count + 1;
            if (segment[0].equals("SE")) {
                assertThat(segment[1]).isEqualTo(Integer.toString(count));
            }
        }
    }

    @Test
    void chargesOfAClaimAreThoseOfItsLines() {
        BigDecimal open = BigDecimal.ZERO;
        for (SetKind kind : List.of(SetKind.PROFESSIONAL_CLAIMS, SetKind.INSTITUTIONAL_CLAIMS)) {
            for (String[] segment : segments(kind)) {
                switch (segment[0]) {
                    case "CLM" -> {
                        assertThat(open).isZero();
                        open = new BigDecimal(segment[2]).setScale(2);
                    }
                    case "SV1" -> open = open.subtract(new BigDecimal(segment[2]));
                    case "SV2" -> open = open.subtract(new BigDecimal(segment[3]));
                    default -> {}
                }
            }
        }
        assertThat(open).isZero();
    }

    @Test
    void paymentsOfARemittanceAddUp() {
        BigDecimal open = BigDecimal.ZERO;
        for (String[] segment : segments(SetKind.REMITTANCES)) {
            switch (segment[0]) {
                case "BPR" -> open = new BigDecimal(segment[2]).setScale(2);
                case "CLP" -> open = open.subtract(new BigDecimal(segment[4]));
                case "PLB" -> open = open.add(new BigDecimal(segment[4]));
                case "SE" -> assertThat(open).isZero();
                default -> {}
            }
        }
    }

    @Test
    void amountsHaveNoZerosThatSayNothing() {
        assertThat(Invented.amount(12_500)).isEqualTo("125");
        assertThat(Invented.amount(12_550)).isEqualTo("125.5");
        assertThat(Invented.amount(12_505)).isEqualTo("125.05");
        assertThat(Invented.amount(5)).isEqualTo("0.05");
        assertThat(Invented.amount(-150)).isEqualTo("-1.5");
    }

    private static List<String[]> segments(SetKind kind) {
        String text = new String(GeneratedFile.bytes(kind, 7, 200_000), StandardCharsets.US_ASCII);
        return Arrays.stream(text.split("~")).map(segment -> segment.split("\\*")).toList();
    }
}
