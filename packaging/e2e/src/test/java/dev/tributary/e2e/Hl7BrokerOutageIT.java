package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a broker nothing is acknowledged; when it is back, all goes on by itself. */
class Hl7BrokerOutageIT {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    @Test
    void nothingIsAcknowledgedWhileTheBrokerIsDownAndAllGoesOnAfterwards() {
        try (TestCluster cluster = new TestCluster("outage-cluster").start()) {
            List<Hl7Connector> connectors = new ArrayList<>();
            for (Delivery delivery : Delivery.values()) {
                connectors.add(
                        Hl7Connector.start(
                                cluster.rest(delivery), delivery, "outage-" + delivery.slug()));
            }
            for (Hl7Connector hl7 : connectors) {
                assertThat(isAccepted(hl7, "BEFORE")).isTrue();
            }

            cluster.broker().stop();
            for (Hl7Connector hl7 : connectors) {
                assertNoAnswer(hl7, "DURING");
            }
            cluster.broker().start();

            for (Hl7Connector hl7 : connectors) {
                await().atMost(RECOVERY_LIMIT)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> isAccepted(hl7, "AFTER"));
                assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                        .contains("BEFORE", "AFTER");
            }
            for (Delivery delivery : Delivery.values()) {
                assertThat(cluster.rest(delivery).status("outage-" + delivery.slug()))
                        .matches(status -> status.filter(ConnectorStatus::isRunning).isPresent());
            }
        }
    }

    /** Silence, or a closed port: a worker that has lost its group stops its tasks for a while. */
    private static void assertNoAnswer(Hl7Connector hl7, String id) {
        assertThatThrownBy(
                        () -> {
                            try (MllpClient client = hl7.connect(SILENCE)) {
                                client.exchange(Hl7Messages.admission(id, "P1"));
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    /** A sender that repeats its message until it is accepted. */
    private static boolean isAccepted(Hl7Connector hl7, String id) {
        try (MllpClient client = hl7.connect(Duration.ofSeconds(20))) {
            return Hl7Messages.answer(client.exchange(Hl7Messages.admission(id, "P1")))
                    .equals("AA " + id);
        } catch (IOException e) {
            return false;
        }
    }
}
