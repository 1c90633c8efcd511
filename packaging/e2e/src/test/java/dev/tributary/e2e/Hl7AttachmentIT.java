package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.TopicRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents too large for a record, with the sizes that brokers and producers take by default. */
@ExtendWith(OnSharedCluster.class)
class Hl7AttachmentIT {
    private static final byte[] DOCUMENT = document();

    private final TestCluster cluster;

    Hl7AttachmentIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aLargeDocumentIsInTheTopicsPieceByPieceWhenItsMessageIsAcknowledged(Delivery delivery)
            throws IOException, GeneralSecurityException {
        try (Hl7Connector hl7 = start(delivery, "attached", Map.of())) {
            assertThat(send(hl7, Hl7Messages.report("DOC1", "P1", DOCUMENT))).isEqualTo("AA DOC1");

            List<JsonNode> pieces = pieces(hl7);
            JsonNode record =
                    MessageRecords.json(cluster.reader().all(hl7.topic("messages")).get(0));
            JsonNode reference = record.at("/documents/0");
            assertThat(pieces)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            piece -> {
                                assertThat(piece.path("id"))
                                        .isEqualTo(reference.path("attachment"));
                                assertThat(piece.path("sha256").asText())
                                        .isEqualTo(sha256(DOCUMENT));
                                assertThat(piece.path("count").asInt()).isEqualTo(pieces.size());
                                assertThat(piece.path("message_id").asText()).isEqualTo("DOC1");
                                assertThat(piece.path("mime_type").asText())
                                        .isEqualTo("application/pdf");
                            });
            assertThat(joined(pieces)).isEqualTo(DOCUMENT);
            assertThat(reference.path("content").isNull()).isTrue();
            assertThat(reference.path("sha256").asText()).isEqualTo(sha256(DOCUMENT));
            assertThat(reference.path("size").asInt()).isEqualTo(DOCUMENT.length);
            assertThat(record.at("/raw").isNull()).isTrue();
            assertThat(record.at("/warnings/0/code").asText()).isEqualTo("RAW_OMITTED");
        }
    }

    /** What was acknowledged is whole: a message whose pieces are dropped is not. */
    @Test
    void aMessageWithoutItsPiecesIsNotAccepted() throws IOException {
        Map<String, String> droppingPieces =
                Map.of(
                        "transforms", "drop",
                        "transforms.drop.type", "org.apache.kafka.connect.transforms.Filter",
                        "transforms.drop.predicate", "pieces",
                        "predicates", "pieces",
                        "predicates.pieces.type",
                                "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                        "predicates.pieces.pattern", ".*\\.attachments");
        try (Hl7Connector hl7 = start(Delivery.AT_LEAST_ONCE, "unattached", droppingPieces)) {
            assertThat(send(hl7, Hl7Messages.report("DOC1", "P1", DOCUMENT))).isEqualTo("AR DOC1");
            assertThat(send(hl7, Hl7Messages.admission("SMALL1", "P1"))).isEqualTo("AA SMALL1");

            List<TopicRecord> letters = cluster.reader().all(hl7.topic("deadletters"));
            assertThat(letters).hasSize(1);
            assertThat(MessageRecords.json(letters.get(0)).at("/issues/0/code").asText())
                    .isEqualTo("RECORD_DROPPED");
        }
    }

    private Hl7Connector start(Delivery delivery, String name, Map<String, String> changes) {
        Map<String, String> config = new HashMap<>(changes);
        config.put("max.message.bytes", "8000000");
        return Hl7Connector.start(
                cluster.rest(delivery), delivery, name + "-" + delivery.slug(), config);
    }

    /** The pieces in the topic, in their document's order. */
    private List<JsonNode> pieces(Hl7Connector hl7) {
        List<TopicRecord> records = cluster.reader().all(hl7.topic("attachments"));
        assertThat(records)
                .allSatisfy(
                        record -> {
                            JsonNode piece = MessageRecords.json(record);
                            assertThat(record.key())
                                    .isEqualTo(
                                            piece.path("id").asText()
                                                    + "-"
                                                    + piece.path("index").asInt());
                        });
        return MessageRecords.json(records).stream()
                .sorted(Comparator.comparingInt(piece -> piece.path("index").asInt()))
                .toList();
    }

    private static byte[] joined(List<JsonNode> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(
                piece ->
                        out.writeBytes(Base64.getDecoder().decode(piece.path("content").asText())));
        return out.toByteArray();
    }

    /** Bytes that no compression makes small, so that limits are met as with a scanned page. */
    private static byte[] document() {
        byte[] bytes = new byte[2_000_000];
        new Random(20_261_123).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String send(Hl7Connector hl7, byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
