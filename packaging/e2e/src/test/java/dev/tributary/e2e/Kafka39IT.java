package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The oldest Kafka that the plugins support: broker and worker of 3.9. */
class Kafka39IT {
    private static final Delivery DELIVERY = Delivery.AT_LEAST_ONCE;

    private static TestCluster cluster;
    private static Hl7Connector hl7;

    @BeforeAll
    static void start() {
        KafkaDistribution kafka = KafkaDistribution.kafka39(Build.ROOT);
        cluster = new TestCluster("kafka-3.9", kafka).start();
        hl7 = Hl7Connector.start(cluster.rest(DELIVERY), DELIVERY, "smoke39");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void anHl7MessageArrives() throws IOException {
        assertThat(send(Hl7Messages.admission("M1", "P1"))).isEqualTo("AA M1");
        assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages")))).contains("M1");
    }

    @Test
    void theLoggingThatWeShipKeepsRecordsOutOfTheLogAtEveryLevel() throws IOException {
        cluster.rest(DELIVERY).logLevel("root", "TRACE");
        assertThat(send(new Hl7Canaries().admission())).startsWith("AA");
        cluster.rest(DELIVERY).logLevel("root", "INFO");

        Path log = cluster.worker(DELIVERY).log().file();
        assertThat(log).content().contains("TRACE");
        CanarySearch search = new CanarySearch();
        search.log(log);
        assertThat(search.findings()).isEmpty();
    }

    private static String send(byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
