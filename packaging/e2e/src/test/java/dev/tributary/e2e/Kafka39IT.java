package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The oldest Kafka that the plugins support: broker and worker of 3.9. */
class Kafka39IT {

    @Test
    void anHl7MessageArrives() throws IOException {
        KafkaDistribution kafka = KafkaDistribution.kafka39(Build.ROOT);
        try (TestCluster cluster = new TestCluster("kafka-3.9", kafka).start()) {
            Delivery delivery = Delivery.AT_LEAST_ONCE;
            Hl7Connector hl7 = Hl7Connector.start(cluster.rest(delivery), delivery, "smoke39");
            try (MllpClient client = hl7.connect()) {
                byte[] answer = client.exchange(Hl7Messages.admission("M1", "P1"));
                assertThat(Hl7Messages.answer(answer)).isEqualTo("AA M1");
            }
            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .containsExactly("M1");
        }
    }
}
