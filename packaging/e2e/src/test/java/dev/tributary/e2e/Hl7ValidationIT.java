package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Grammar and the user's rules inside a real worker, from the ZIP, behind its class loader. */
@ExtendWith(OnSharedCluster.class)
class Hl7ValidationIT {
    private static final String VISIT_NEEDED =
            """
            {"rules": [
              {"code": "VISIT_NEEDED", "severity": "error",
               "path": "encounter.id", "required": true,
               "when": {"path": "metadata.message_type", "matches": "ADT.*"}}
            ]}
            """;

    @TempDir private Path dir;

    private final TestCluster cluster;
    private final ConnectRest rest;

    Hl7ValidationIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void theGrammarJudgesMessagesAndStrictMakesTheWrongOneADeadLetter() throws IOException {
        try (Hl7Connector hl7 =
                start(
                        "grammar",
                        Map.of("validation.level", "structure", "validation.mode", "strict"))) {
            assertThat(send(hl7, Hl7Messages.admission("GOOD1", "P1"))).isEqualTo("AA GOOD1");
            assertThat(send(hl7, Hl7Messages.admissionWithoutEvent("BAD1", "P1")))
                    .isEqualTo("AR BAD1");
            assertThat(send(hl7, Hl7Messages.admission("GOOD2", "P1"))).isEqualTo("AA GOOD2");

            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .containsExactly("GOOD1", "GOOD2");
            List<TopicRecord> letters = cluster.reader().all(hl7.topic("deadletters"));
            assertThat(letters).hasSize(1);
            JsonNode letter = MessageRecords.json(letters.get(0));
            assertThat(letter.at("/stage").asText()).isEqualTo("validate");
            assertThat(letter.at("/issues/0/code").asText()).isEqualTo("SEGMENT_MISSING");
            assertThat(letter.at("/issues/0/location").asText()).isEqualTo("EVN");
        }
    }

    @Test
    void theRulesOfTheUserStandInTheRecordUnderTheirOwnCode() throws IOException {
        Path rules = Files.writeString(dir.resolve("rules.json"), VISIT_NEEDED);
        try (Hl7Connector hl7 = start("rules", Map.of("rules.file", rules.toString()))) {
            assertThat(send(hl7, Hl7Messages.admissionWithoutVisit("M1", "P1"))).isEqualTo("AA M1");

            JsonNode record =
                    MessageRecords.json(cluster.reader().all(hl7.topic("messages")).get(0));
            assertThat(record.at("/metadata/validation_status").asText()).isEqualTo("error");
            assertThat(record.at("/errors/0/code").asText()).isEqualTo("VISIT_NEEDED");
            assertThat(record.at("/errors/0/location").asText()).isEqualTo("encounter.id");
        }
    }

    @Test
    void aFileOfRulesWithAMistakeIsRefusedWithItsLine() throws IOException {
        Path rules =
                Files.writeString(
                        dir.resolve("rules.json"), VISIT_NEEDED.replace("encounter.id", "visit"));
        Map<String, String> config =
                new HashMap<>(Hl7Connector.recommended("badrules", Ports.free()));
        config.put("rules.file", rules.toString());

        assertThatThrownBy(() -> rest.put("badrules", config))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("rules.file: line 3: 'visit'");
    }

    private Hl7Connector start(String name, Map<String, String> config) {
        return Hl7Connector.start(rest, Delivery.AT_LEAST_ONCE, "validation-" + name, config);
    }

    private static String send(Hl7Connector hl7, byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
