package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.commons.audit.AuditVerifier;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator and a sender see of the HL7 connector, each thing once. */
@ExtendWith(OnSharedCluster.class)
class Hl7ConnectorIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestCluster cluster;
    private final ConnectRest rest;

    Hl7ConnectorIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void aMisspeltOptionIsRefusedNamingTheNearest() {
        Map<String, String> config =
                new HashMap<>(Hl7Connector.recommended("misspelt", Ports.free()));
        config.put("ack.on.droped", "accept");

        assertThatThrownBy(() -> rest.put("misspelt", config))
                .isInstanceOfSatisfying(
                        ConnectRestException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining("ack.on.droped")
                .hasMessageContaining("ack.on.dropped");
    }

    @Test
    void aMessageBecomesTheRecordThatUsersWerePromised() throws IOException {
        try (Hl7Connector hl7 = start("promise")) {
            assertThat(send(hl7, Hl7Messages.admission("M1", "PAT001"))).isEqualTo("AA M1");

            List<TopicRecord> records = cluster.reader().all(hl7.topic("messages"));
            assertThat(records).hasSize(1);
            assertThat(records.get(0).key()).isEqualTo("PAT001");
            JsonNode json = MessageRecords.json(records.get(0));
            assertThat(json.at("/metadata/source_system").asText()).isEqualTo("hl7");
            assertThat(json.at("/metadata/message_type").asText()).isEqualTo("ADT^A01");
            assertThat(json.at("/metadata/message_id").asText()).isEqualTo("M1");
            assertThat(json.at("/patient/id").asText()).isEqualTo("PAT001");
            assertThat(json.at("/patient/dob").asText()).isEqualTo("1980-01-15");
            assertThat(json.at("/encounter/id").asText()).isEqualTo("ENCPAT001");
            assertThat(json.at("/compliance/audit_log_id").asText()).isNotEmpty();
            assertThat(json.at("/errors").isArray()).isTrue();
            assertThat(json.at("/raw").asText()).startsWith("MSH|").endsWith("ENCPAT001\r");
        }
    }

    @Test
    void whatCannotBeUsedIsRejectedAndKeptAsADeadLetterWithoutItsContent() throws IOException {
        try (Hl7Connector hl7 = start("deadletter")) {
            assertThat(send(hl7, Hl7Messages.withoutType("BAD1"))).isEqualTo("AR BAD1");

            List<TopicRecord> letters = cluster.reader().all(hl7.topic("deadletters"));
            assertThat(letters).hasSize(1);
            JsonNode letter = MessageRecords.json(letters.get(0));
            assertThat(letter.at("/issues/0/severity").asText()).isEqualTo("error");
            assertThat(letter.at("/issues/0/location").asText()).startsWith("MSH-9");
            assertThat(letter.at("/answer").asText()).isEqualTo("reject");
            assertThat(letter.at("/payload_mode").asText()).isEqualTo("omitted");
            assertThat(letter.at("/payload").isNull()).isTrue();
            assertThat(letter.at("/digest").asText()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void aPayloadThatWasEncryptedInTheWorkerOpensWithTheKeysetAlone(@TempDir Path dir)
            throws IOException {
        String keyset = Keyset.generate();
        Path file = Files.writeString(dir.resolve("keyset.json"), keyset);
        try (Hl7Connector hl7 =
                Hl7Connector.start(
                        rest,
                        Delivery.AT_LEAST_ONCE,
                        "quarantine",
                        Map.of("quarantine.key.file", file.toString()))) {
            byte[] bad = Hl7Messages.withoutType("BAD1");
            assertThat(send(hl7, bad)).isEqualTo("AR BAD1");

            JsonNode letter =
                    MessageRecords.json(cluster.reader().all(hl7.topic("deadletters")).get(0));
            assertThat(letter.at("/payload_mode").asText()).isEqualTo("encrypted");
            assertThat(letter.at("/payload").isNull()).isTrue();
            assertThat(
                            FieldCipher.of(Keyset.parse(keyset))
                                    .open(
                                            letter.at("/payload_encrypted").asText(),
                                            "deadletter/" + letter.at("/id").asText()))
                    .isEqualTo(bad);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatATransformDropsIsRejectedAndTheOthersGoOn(Delivery delivery)
            throws IOException {
        Map<String, String> dropping =
                Map.of(
                        "transforms", "drop",
                        "transforms.drop.type", "org.apache.kafka.connect.transforms.Filter",
                        "transforms.drop.predicate", "chosen",
                        "predicates", "chosen",
                        "predicates.chosen.type", "dev.tributary.e2e.plugin.MessageIdStartsWith",
                        "predicates.chosen.prefix", "DROP");
        try (Hl7Connector hl7 =
                Hl7Connector.start(
                        cluster.rest(delivery), delivery, "dropped-" + delivery.slug(), dropping)) {
            assertThat(send(hl7, Hl7Messages.admission("KEEP1", "P1"))).isEqualTo("AA KEEP1");
            assertThat(send(hl7, Hl7Messages.admission("DROP1", "P1"))).isEqualTo("AR DROP1");
            assertThat(send(hl7, Hl7Messages.admission("KEEP2", "P1"))).isEqualTo("AA KEEP2");

            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .containsExactly("KEEP1", "KEEP2");
            List<TopicRecord> letters = cluster.reader().all(hl7.topic("deadletters"));
            assertThat(letters).hasSize(1);
            assertThat(MessageRecords.json(letters.get(0)).at("/message_id").asText())
                    .isEqualTo("DROP1");
        }
    }

    @Test
    void aPausedConnectorStopsReadingAndGoesOnWhenItIsResumed() throws IOException {
        try (Hl7Connector hl7 =
                Hl7Connector.start(
                        rest,
                        Delivery.AT_LEAST_ONCE,
                        "paused",
                        Map.of("pause.detection.ms", "1000"))) {
            assertThat(send(hl7, Hl7Messages.admission("M1", "P1"))).isEqualTo("AA M1");
            rest.pause(hl7.name());

            try (MllpClient client = hl7.connect(Duration.ofSeconds(3))) {
                String unanswered = sendUntilNoAnswer(client);
                rest.resume(hl7.name());
                await().atMost(LIMIT)
                        .ignoreExceptionsInstanceOf(SocketTimeoutException.class)
                        .until(
                                () ->
                                        Hl7Messages.answer(client.readAcknowledgement())
                                                .equals("AA " + unanswered));
            }
        }
    }

    /**
     * It takes a moment until a pause is noticed: the control id of the first without an answer.
     */
    private static String sendUntilNoAnswer(MllpClient client) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            String id = "PAUSED" + i;
            try {
                client.exchange(Hl7Messages.admission(id, "P1"));
            } catch (SocketTimeoutException noAnswer) {
                return id;
            }
        }
        throw new AssertionError("a paused connector goes on reading");
    }

    @Test
    void theBeanCountsWhatWasReceivedAndAnswered() throws Exception {
        try (Hl7Connector hl7 = start("bean")) {
            send(hl7, Hl7Messages.admission("M1", "P1"));
            send(hl7, Hl7Messages.withoutType("BAD1"));

            int port = cluster.worker(Delivery.AT_LEAST_ONCE).settings().jmxPort();
            try (WorkerBeans beans = WorkerBeans.connect(port)) {
                String bean = "dev.tributary:type=hl7-mllp-source,connector=bean,task=0";
                assertThat(beans.number(bean, "messages-received-total")).isEqualTo(2);
                assertThat(beans.number(bean, "acks-aa-total")).isEqualTo(1);
                assertThat(beans.number(bean, "acks-ar-total")).isEqualTo(1);
            }
        }
    }

    @Test
    void theAuditChainHoldsOverTwoStarts() throws IOException {
        try (Hl7Connector hl7 = start("audit")) {
            send(hl7, Hl7Messages.admission("M1", "P1"));
            hl7.remove();
            hl7.put();
            send(hl7, Hl7Messages.admission("M2", "P1"));

            List<Map<String, Object>> links = links(hl7, 2);
            assertThat(AuditVerifier.verify(links)).isEmpty();
            assertThat(links.toString()).doesNotContain("Specimen", "P1");
            Set<Object> chains =
                    links.stream().map(link -> link.get("chain_id")).collect(Collectors.toSet());
            assertThat(chains).hasSize(2);
            assertThat(links)
                    .anySatisfy(
                            link ->
                                    assertThat(link.get("previous_chain_id"))
                                            .isEqualTo(links.get(0).get("chain_id")));
        }
    }

    /** All links of the topic, once so many batches with messages are there. */
    private List<Map<String, Object>> links(Hl7Connector hl7, int batches) {
        return MessageRecords.links(
                cluster.reader()
                        .awaitUntil(
                                hl7.topic("audit"),
                                Position.START,
                                records ->
                                        MessageRecords.json(records).stream()
                                                        .filter(
                                                                link ->
                                                                        link.path("valid").asInt()
                                                                                > 0)
                                                        .count()
                                                >= batches,
                                LIMIT));
    }

    private Hl7Connector start(String name) {
        return Hl7Connector.start(rest, Delivery.AT_LEAST_ONCE, name);
    }

    private static String send(Hl7Connector hl7, byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
