package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugins' own checks, run from their built ZIPs without Kafka. */
class CheckIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void hl7FilesAreReadAsTheConnectorWouldReadThem() throws IOException {
        Path examples = Build.ROOT.resolve("packaging/examples/hl7");

        CommandLineRun run =
                TributaryCommand.run(
                        Build.emptyFolder("check"),
                        LIMIT,
                        List.of("check", "hl7", examples.toString(), "--json"));

        JsonNode result = new ObjectMapper().readTree(run.output());
        assertThat(result.at("/files").asInt()).isEqualTo(5);
        assertThat(result.at("/messages").asInt()).isEqualTo(5);
        assertThat(result.at("/accepted").asInt()).isEqualTo(4);
        assertThat(result.at("/dead_letters").asInt()).isEqualTo(1);
        assertThat(result.at("/issues/MESSAGE_TYPE_MISSING").asInt()).isEqualTo(1);
    }

    @Test
    void x12FilesAreReadAndAnsweredAsTheConnectorWouldDo() throws IOException {
        Path examples = Build.ROOT.resolve("packaging/examples/x12");
        Path folder = Build.emptyFolder("check-x12");
        Path answers = folder.resolve("answers");

        CommandLineRun run =
                TributaryCommand.run(
                        folder,
                        LIMIT,
                        List.of(
                                "check",
                                "x12",
                                examples.toString(),
                                "--json",
                                "--acks",
                                answers.toString()));

        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.output());
        assertThat(result.at("/files").asInt()).isEqualTo(2);
        assertThat(result.at("/interchanges").asInt()).isEqualTo(2);
        assertThat(result.at("/sets/837 005010X222A1/records").asInt()).isEqualTo(2);
        assertThat(result.at("/kinds/remittance_payments").asInt()).isEqualTo(1);
        assertThat(result.at("/dead_letters").asInt()).isZero();
        assertThat(result.at("/acknowledgements/999/A").asInt()).isEqualTo(2);
        assertThat(result.at("/acknowledgements/TA1/A").asInt()).isEqualTo(1);
        try (Stream<Path> written = Files.list(answers)) {
            assertThat(written)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("ISA*00*"));
        }
    }

    @Test
    void x12PartnersAreReadFromYamlInsideThePlugin() throws IOException {
        Path folder = Build.emptyFolder("check-x12-partners");
        Path partners =
                Files.writeString(
                        folder.resolve("partners.yaml"),
                        """
                        - name: clinic
                          id: CLINICGROUP
                          gs_id: HC
                          transaction_sets: [837]
                          version: 5010
                        """);

        CommandLineRun run =
                TributaryCommand.run(
                        folder,
                        LIMIT,
                        List.of(
                                "check",
                                "x12",
                                Build.ROOT
                                        .resolve("packaging/examples/x12/1-claims.837")
                                        .toString(),
                                "--json",
                                "--partners",
                                partners.toString()));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(new ObjectMapper().readTree(run.output()).at("/partners/clinic").asInt())
                .isEqualTo(1);
    }
}
