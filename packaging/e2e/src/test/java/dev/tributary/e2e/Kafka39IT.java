package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oldest Kafka that the plugins support: broker and worker of 3.9. */
class Kafka39IT {

    @Test
    void anHl7MessageArrives() throws IOException {
        try (LocalCluster cluster =
                LocalCluster.in(
                                Build.emptyFolder("kafka-3.9"),
                                KafkaDistribution.kafka39(Build.ROOT),
                                BrokerSettings.onPort(Ports.free()),
                                WorkerSettings.named(
                                                "worker", Ports.free(), List.of(Plugins.path()))
                                        .withJvmArguments(WorkerSettings.QUICK_JVM))
                        .start()) {
            Hl7Connector hl7 =
                    Hl7Connector.start(cluster.rest(), Delivery.AT_LEAST_ONCE, "smoke39");
            try (MllpClient client = hl7.connect()) {
                assertThat(Hl7Messages.answer(client.exchange(Hl7Messages.admission("M1", "P1"))))
                        .isEqualTo("AA M1");
            }
            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .containsExactly("M1");
        }
    }
}
