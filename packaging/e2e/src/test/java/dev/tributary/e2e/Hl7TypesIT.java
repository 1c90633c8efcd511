package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which types of message are wanted, and where each goes. */
@ExtendWith(OnSharedCluster.class)
class Hl7TypesIT {
    private final TestCluster cluster;

    Hl7TypesIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void eachTypeHasATopicOfItsOwnOnDemand() throws Exception {
        try (Hl7Connector hl7 = start("topics", Map.of("topic.per.type", "true"))) {
            assertThat(send(hl7, Hl7Messages.admission("ADT1", "P1"))).isEqualTo("AA ADT1");
            assertThat(send(hl7, Hl7Messages.result("ORU1", "P1"))).isEqualTo("AA ORU1");
            assertThat(send(hl7, Hl7Messages.admission("ADT2", "P1"))).isEqualTo("AA ADT2");

            assertThat(ids(hl7, "messages.adt")).containsExactly("ADT1", "ADT2");
            assertThat(ids(hl7, "messages.oru")).containsExactly("ORU1");
            assertThat(ids(hl7, "messages")).isEmpty();
        }
    }

    @Test
    void aTypeThatIsNotWantedIsRejectedAndKeptAsADeadLetter() throws Exception {
        try (Hl7Connector hl7 = start("reject", Map.of("message.types", "ADT^A01"))) {
            assertThat(send(hl7, Hl7Messages.result("ORU1", "P1"))).isEqualTo("AR ORU1");
            assertThat(send(hl7, Hl7Messages.admission("ADT1", "P1"))).isEqualTo("AA ADT1");

            assertThat(ids(hl7, "messages")).containsExactly("ADT1");
            List<TopicRecord> letters = cluster.reader().all(hl7.topic("deadletters"));
            assertThat(letters).hasSize(1);
            JsonNode letter = MessageRecords.json(letters.get(0));
            assertThat(letter.at("/message_id").asText()).isEqualTo("ORU1");
            assertThat(letter.at("/issues/0/code").asText()).isEqualTo("MESSAGE_TYPE_UNWANTED");
            assertThat(letter.at("/issues/0/location").asText()).isEqualTo("MSH-9");
            assertThat(letter.at("/answer").asText()).isEqualTo("reject");
        }
    }

    @Test
    void aTypeThatIsNotWantedIsAcceptedAndForgottenOnDemand() throws Exception {
        Map<String, String> config =
                Map.of("message.types", "ADT^*", "message.types.other", "accept");
        try (Hl7Connector hl7 = start("accept", config)) {
            assertThat(send(hl7, Hl7Messages.result("ORU1", "P1"))).isEqualTo("AA ORU1");
            assertThat(send(hl7, Hl7Messages.admission("ADT1", "P1"))).isEqualTo("AA ADT1");

            assertThat(ids(hl7, "messages")).containsExactly("ADT1");
            assertThat(cluster.reader().all(hl7.topic("deadletters"))).isEmpty();
            int port = cluster.worker(Delivery.AT_LEAST_ONCE).settings().jmxPort();
            try (WorkerBeans beans = WorkerBeans.connect(port)) {
                String bean =
                        "dev.tributary:type=hl7-mllp-source,connector=" + hl7.name() + ",task=0";
                assertThat(beans.number(bean, "ignored-total")).isEqualTo(1);
            }
        }
    }

    private Hl7Connector start(String name, Map<String, String> config) {
        return Hl7Connector.start(
                cluster.rest(Delivery.AT_LEAST_ONCE),
                Delivery.AT_LEAST_ONCE,
                "types-" + name,
                config);
    }

    private List<String> ids(Hl7Connector hl7, String kind) {
        return MessageRecords.ids(cluster.reader().all(hl7.topic(kind)));
    }

    private static String send(Hl7Connector hl7, byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
