package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.commons.testing.SampleFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that are dropped into a folder become records, and are answered. */
@ExtendWith(OnSharedCluster.class)
class X12SourceIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestCluster cluster;

    X12SourceIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aFileOfClaimsBecomesRecordsAndIsAnsweredAndMoved() {
        try (X12Connector x12 = start("x12-claims", Map.of())) {
            x12.drop("jan.837", X12Files.claims("CLINIC", 1, 250, "A"));
            x12.awaitAllTaken();

            List<TopicRecord> claims = cluster.reader().all(x12.topic("claims"));
            assertThat(claimIds(claims)).containsExactlyElementsOf(ids("A", 250));
            JsonNode claim = MessageRecords.json(claims.get(0));
            assertThat(claim.at("/metadata/source_system").asText()).isEqualTo("x12");
            assertThat(claim.at("/metadata/validation_status").asText()).isEqualTo("valid");
            assertThat(claim.at("/charge").decimalValue()).isEqualByComparingTo("150");
            await().atMost(LIMIT).until(() -> x12.answers().size() >= 2);
            assertThat(x12.answers())
                    .anyMatch(
                            answer ->
                                    answer.contains("TA1*000000001*") && answer.contains("*A*000"))
                    .anyMatch(
                            answer -> answer.contains("ST*999*") && answer.contains("AK9*A*3*3*3"));
            assertThat(cluster.reader().all(x12.topic("acknowledgments")))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(cluster.reader().all(x12.topic("deadletters"))).isEmpty();
        }
    }

    @Test
    void aFileThatGrowsIsLeftAloneUntilItIsWhole() throws IOException {
        byte[] bytes = X12Files.claims("CLINIC", 2, 20, "G");
        try (X12Connector x12 = start("x12-growing", Map.of("input.stable.ms", "1500"))) {
            try (OutputStream out = Files.newOutputStream(x12.input().resolve("slow.837"))) {
                for (int from = 0; from < bytes.length; from += bytes.length / 6 + 1) {
                    out.write(
                            Arrays.copyOfRange(
                                    bytes,
                                    from,
                                    Math.min(bytes.length, from + bytes.length / 6 + 1)));
                    out.flush();
                    assertThat(cluster.reader().all(x12.topic("claims"))).isEmpty();
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(500).toNanos());
                }
            }
            x12.awaitAllTaken();

            assertThat(claimIds(cluster.reader().all(x12.topic("claims"))))
                    .containsExactlyElementsOf(ids("G", 20));
            assertThat(cluster.reader().all(x12.topic("deadletters"))).isEmpty();
        }
    }

    @Test
    void twoTasksShareOneFolder() {
        try (X12Connector x12 = start("x12-two", Map.of("tasks.max", "2"))) {
            List<String> expected = new ArrayList<>();
            for (int file = 1; file <= 12; file++) {
                x12.drop(
                        "f" + file + ".837", X12Files.claims("CLINIC", 100 + file, 10, "F" + file));
                expected.addAll(ids("F" + file, 10));
            }
            x12.awaitAllTaken();

            assertThat(claimIds(cluster.reader().all(x12.topic("claims"))))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theSameControlNumberAgainIsADuplicateAndARenamedCopyIsNone() {
        try (X12Connector x12 = start("x12-again", Map.of())) {
            byte[] first = X12Files.claims("CLINIC", 7, 3, "D");
            x12.drop("first.837", first);
            x12.awaitAllTaken();
            x12.drop("renamed.837", first);
            x12.awaitAllTaken();
            x12.drop("other.837", X12Files.claims("CLINIC", 7, 3, "E"));
            x12.awaitAllTaken();

            assertThat(claimIds(cluster.reader().all(x12.topic("claims")))).isEqualTo(ids("D", 3));
            await().atMost(LIMIT)
                    .until(() -> x12.answers().stream().anyMatch(a -> a.contains("*R*025")));
            List<JsonNode> letters =
                    MessageRecords.json(cluster.reader().all(x12.topic("deadletters")));
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).at("/issues/0/code").asText())
                    .isEqualTo("INTERCHANGE_DUPLICATE");
        }
    }

    @Test
    void partnersInOneFolderAreReadEachByItsOwnRulesAndAnUnknownOneIsRefused() throws IOException {
        String partners =
                """
                [{"name": "stars", "id": "STARS", "transaction_sets": ["837"], "version": "5010",
                  "overlay": "stars"},
                 {"name": "pipes", "id": "PIPES", "transaction_sets": ["837"], "version": "4010",
                  "overlay": "pipes"},
                 {"name": "latin", "id": "LATIN", "transaction_sets": ["837"], "version": "5010",
                  "charset": "ISO-8859-1", "overlay": "latin"}]
                """;
        Path overlays = Build.emptyFolder("x12-overlays").resolve("partners.x12o");
        Files.writeString(
                overlays,
                """
                overlay stars of 837P
                set 2300/CLM-20 R
                overlay pipes of 837P
                codes 2300/CLM 05-1=12
                overlay latin of 837P
                max 2300/HI 5
                """);
        Map<String, String> config =
                Map.of(
                        "trading.partners",
                        partners,
                        "unknown.partner",
                        "dead-letter",
                        "grammar.overlays",
                        overlays.toString());
        try (X12Connector x12 = start("x12-partners", config)) {
            x12.drop("1.837", new X12Files.Writer("STARS", 1, "*~:^").claims(2, "S", "DOE"));
            x12.drop(
                    "2.837",
                    new X12Files.Writer("PIPES", 1, "|\n>^").in4010().claims(2, "P", "DOE"));
            x12.drop(
                    "3.837",
                    new X12Files.Writer("LATIN", 1, "*~:^")
                            .in(ISO_8859_1)
                            .claims(2, "L", "MÜLLER"));
            x12.drop("4.837", new X12Files.Writer("NOBODY", 1, "*~:^").claims(2, "N", "DOE"));
            x12.awaitAllTaken();

            List<TopicRecord> claims = cluster.reader().all(x12.topic("claims"));
            assertThat(claimIds(claims))
                    .containsExactlyInAnyOrder("S-1", "S-2", "P-1", "P-2", "L-1", "L-2");
            assertThat(
                            MessageRecords.json(claims).stream()
                                    .filter(c -> c.at("/claim_id").asText().startsWith("L-"))
                                    .map(c -> c.at("/patient/family_name").asText()))
                    .containsOnly("MÜLLER");
            assertThat(issueCodes(claims, "S-1")).containsExactly("ELEMENT_REQUIRED_BY_GUIDE");
            assertThat(issueCodes(claims, "P-1")).containsExactly("ELEMENT_CODE");
            assertThat(issueCodes(claims, "L-1")).isEmpty();
            List<JsonNode> letters =
                    MessageRecords.json(cluster.reader().all(x12.topic("deadletters")));
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).at("/issues/0/code").asText())
                    .isEqualTo("ISA_SENDER_UNKNOWN");
        }
    }

    @Test
    void brokenBytesAreADeadLetterAndTheNextInterchangeSurvives() {
        byte[] good = X12Files.claims("CLINIC", 31, 2, "B");
        byte[] torn = Arrays.copyOf(X12Files.claims("CLINIC", 32, 5, "T"), 900);
        byte[] after = X12Files.claims("CLINIC", 33, 2, "C");
        try (X12Connector x12 = start("x12-broken", Map.of())) {
            x12.drop("mixed.837", joined(good, torn, "\nrubbish\n".getBytes(US_ASCII), after));
            x12.awaitAllTaken();

            assertThat(claimIds(cluster.reader().all(x12.topic("claims"))))
                    .containsExactly("B-1", "B-2", "C-1", "C-2");
            List<JsonNode> letters =
                    MessageRecords.json(cluster.reader().all(x12.topic("deadletters")));
            assertThat(letters)
                    .extracting(letter -> letter.at("/issues/0/code").asText())
                    .contains("INTERCHANGE_TORN");
        }
    }

    @Test
    void everyPublicSampleBecomesRecordsOrAPreciseDeadLetter() throws IOException {
        List<Path> samples = samples();
        try (X12Connector x12 =
                start("x12-samples", Map.of("tasks.max", "2", "duplicates.window", "0"))) {
            for (int i = 0; i < samples.size(); i++) {
                x12.drop(i + ".x12", Files.readAllBytes(samples.get(i)));
            }
            x12.awaitAllTaken(Duration.ofSeconds(150));

            List<JsonNode> letters =
                    MessageRecords.json(cluster.reader().all(x12.topic("deadletters")));
            assertThat(letters)
                    .allSatisfy(
                            letter ->
                                    assertThat(letter.at("/issues/0/code").asText()).isNotEmpty());
            assertThat(cluster.reader().all(x12.topic("claims")).size()).isGreaterThan(50);
            assertThat(cluster.reader().all(x12.topic("remittances")).size()).isGreaterThan(10);
            assertThat(cluster.reader().all(x12.topic("enrollments")).size()).isGreaterThan(5);
            assertThat(cluster.reader().all(x12.topic("eligibility")).size()).isGreaterThan(3);
            assertThat(cluster.reader().all(x12.topic("claimstatus")).size()).isGreaterThan(3);
        }
    }

    private static List<Path> samples() throws IOException {
        return SampleFiles.files(
                SampleFiles.folder("x12"),
                path ->
                        !path.contains("pyx12-acknowledgements")
                                && !path.matches(".*/(LICENSE[^/]*|[^/]*\\.(tsv|json|md))"));
    }

    private X12Connector start(String name, Map<String, String> config) {
        return X12Connector.start(
                cluster.rest(Delivery.AT_LEAST_ONCE), Delivery.AT_LEAST_ONCE, name, config);
    }

    static List<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    static List<String> claimIds(List<TopicRecord> records) {
        return MessageRecords.json(records).stream()
                .map(record -> record.at("/claim_id").asText())
                .toList();
    }

    /** Codes of the errors of the record of a claim. */
    private static List<String> issueCodes(List<TopicRecord> claims, String id) {
        List<String> codes = new ArrayList<>();
        MessageRecords.json(claims).stream()
                .filter(claim -> claim.at("/claim_id").asText().equals(id))
                .forEach(
                        claim ->
                                claim.at("/errors")
                                        .forEach(error -> codes.add(error.at("/code").asText())));
        return codes;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
