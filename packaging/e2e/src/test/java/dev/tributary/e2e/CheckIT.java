package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
}
