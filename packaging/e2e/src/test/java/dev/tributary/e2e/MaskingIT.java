package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.commons.crypto.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clear and masked copies of one message, by the transform from its own ZIP. */
@ExtendWith(OnSharedCluster.class)
class MaskingIT {

    private final TestCluster cluster;
    private final ConnectRest rest;

    MaskingIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @ParameterizedTest
    @EnumSource
    void oneMessageIsClearInOneTopicAndDeidentifiedInTheOther(Delivery delivery)
            throws IOException {
        String name = "copies-" + delivery.slug();
        try (Hl7Connector hl7 =
                Hl7Connector.start(
                        cluster.rest(delivery), delivery, name, copies("hipaa-safe-harbor"))) {
            assertThat(send(hl7, Hl7Messages.admission("M1", "PAT001"))).isEqualTo("AA M1");

            // No waiting: the acknowledgement says that both are there.
            List<TopicRecord> clear = cluster.reader().all(hl7.topic("messages"));
            List<TopicRecord> masked = cluster.reader().all(hl7.topic("messages.masked"));
            assertThat(clear).hasSize(1);
            assertThat(clear.get(0).value()).contains("PAT001", "Specimen", "1980-01-15");
            assertThat(clear.get(0).header("tributary.copy")).contains("clear");
            assertThat(masked).hasSize(1);
            assertThat(masked.get(0).key()).isNull();
            assertThat(masked.get(0).value())
                    .doesNotContain("PAT001", "Specimen", "1980", "WARD", "\"M1\"");
            assertThat(masked.get(0).header("tributary.copy")).contains("masked");
            JsonNode json = MessageRecords.json(masked.get(0));
            assertThat(json.at("/compliance/pii_masked").asBoolean()).isTrue();
            assertThat(json.at("/metadata/message_type").asText()).isEqualTo("ADT^A01");
        }
    }

    @Test
    void aPatientHasOnePseudonymInKeyAndValueOfAllMessages(@TempDir Path folder)
            throws IOException {
        Path key = Files.writeString(folder.resolve("keyset.json"), Keyset.generate());
        String policy =
                "{\"profile\": \"pseudonymised\", \"key\": {\"file\": \"%s\"}}".formatted(key);
        try (Hl7Connector hl7 =
                Hl7Connector.start(rest, Delivery.AT_LEAST_ONCE, "pseudonyms", copies(policy))) {
            assertThat(send(hl7, Hl7Messages.admission("M1", "PAT001"))).isEqualTo("AA M1");
            assertThat(send(hl7, Hl7Messages.result("M2", "PAT001"))).isEqualTo("AA M2");

            List<TopicRecord> masked = cluster.reader().all(hl7.topic("messages.masked"));
            assertThat(masked).hasSize(2);
            String token = masked.get(0).key();
            assertThat(token).startsWith("tok1.");
            assertThat(masked)
                    .allSatisfy(
                            record -> {
                                assertThat(record.key()).isEqualTo(token);
                                assertThat(MessageRecords.json(record).at("/patient/id").asText())
                                        .isEqualTo(token);
                                assertThat(record.value()).doesNotContain("PAT001", "Specimen");
                            });
        }
    }

    @Test
    void aPolicyThatCannotBeUsedIsRefusedWithItsLineAndRemedy() {
        Map<String, String> config = config("refused");
        config.putAll(
                copies(
                        "{\n\"profile\": \"hipaa-safe-harbor\",\n\"rules\": [\n"
                                + "{\"class\": \"SSN\", \"action\": \"last-n\", \"count\": 4}]}"));

        assertThatThrownBy(() -> rest.put("refused", config))
                .isInstanceOfSatisfying(
                        ConnectRestException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining("line 4")
                .hasMessageContaining("hipaa-safe-harbor");
    }

    @Test
    void aMaskedCopyWithoutATransformIsRefused() {
        Map<String, String> config = config("unmasked");
        config.put("output.copies", "clear,masked");

        assertThatThrownBy(() -> rest.put("unmasked", config))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("no transform would mask")
                .hasMessageContaining("MaskPii");
    }

    @Test
    void clearRecordsAreRefusedWhereTheEnvironmentIsNotProduction() {
        Map<String, String> config = config("nonproduction");
        config.put("environment", "nonproduction");

        assertThatThrownBy(() -> rest.put("nonproduction", config))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("de-identified")
                .hasMessageContaining("output.copies=masked");
    }

    private static Map<String, String> config(String name) {
        return new HashMap<>(Hl7Connector.recommended(name, Ports.free()));
    }

    private static Map<String, String> copies(String policy) {
        return Map.of(
                "output.copies", "clear,masked",
                "transforms", "mask",
                "transforms.mask.type", "dev.tributary.masking.MaskPii",
                "transforms.mask.policy", policy,
                "transforms.mask.predicate", "masked",
                "predicates", "masked",
                "predicates.masked.type",
                        "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                "predicates.masked.pattern", ".*\\.masked");
    }

    private static String send(Hl7Connector hl7, byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
