package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a broker nothing is acknowledged; when it is back, all goes on by itself. */
class Hl7BrokerOutageIT {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    /** An outage that is shorter than a worker looks for its group: the tasks live through it. */
    @Test
    void nothingIsAcknowledgedWhileTheBrokerIsDownAndAllGoesOnAfterwards() throws IOException {
        Map<String, String> sessions =
                Map.of("heartbeat.interval.ms", "30000", "session.timeout.ms", "60000");
        try (TestCluster cluster =
                new TestCluster("outage-cluster").withWorkers(sessions).start()) {
            Hl7Connector atLeastOnce = start(cluster, Delivery.AT_LEAST_ONCE);
            Hl7Connector exactlyOnce = start(cluster, Delivery.EXACTLY_ONCE);
            try (MllpClient patient = atLeastOnce.connect(SILENCE);
                    MllpClient careful = exactlyOnce.connect(SILENCE)) {
                cluster.broker().stop();
                assertNoAnswer(patient, "DURING");
                assertNoAnswer(careful, "DURING");
                cluster.broker().start();

                assertThat(awaitAnswer(patient)).isEqualTo("AA DURING");
                assertThat(awaitAnswer(careful)).isEqualTo("AA DURING");
            }
            for (Hl7Connector hl7 : List.of(atLeastOnce, exactlyOnce)) {
                assertThat(isAccepted(hl7, "AFTER", RECOVERY_LIMIT)).isTrue();
                assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                        .containsExactly("BEFORE", "DURING", "AFTER");
            }
        }
    }

    /** A longer one: the workers stop their tasks, and start them again when they can. */
    @Test
    void aLongerOutageIsSurvivedByTasksThatTheWorkersStartAgain() {
        try (TestCluster cluster = new TestCluster("long-outage-cluster").start()) {
            List<Hl7Connector> connectors =
                    List.of(
                            start(cluster, Delivery.AT_LEAST_ONCE),
                            start(cluster, Delivery.EXACTLY_ONCE));
            cluster.broker().stop();
            for (Hl7Connector hl7 : connectors) {
                assertThat(isAccepted(hl7, "DURING", SILENCE)).isFalse();
            }
            cluster.broker().start();

            for (Hl7Connector hl7 : connectors) {
                await().atMost(RECOVERY_LIMIT)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> isAccepted(hl7, "AFTER", SILENCE));
                assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                        .contains("BEFORE", "AFTER");
            }
        }
    }

    private static Hl7Connector start(TestCluster cluster, Delivery delivery) {
        Hl7Connector hl7 =
                Hl7Connector.start(cluster.rest(delivery), delivery, "outage-" + delivery.slug());
        assertThat(isAccepted(hl7, "BEFORE", RECOVERY_LIMIT)).isTrue();
        return hl7;
    }

    private static void assertNoAnswer(MllpClient client, String id) throws IOException {
        client.send(Hl7Messages.admission(id, "P1"));
        assertThatThrownBy(client::readAcknowledgement).isInstanceOf(SocketTimeoutException.class);
    }

    private static String awaitAnswer(MllpClient client) {
        return await().atMost(RECOVERY_LIMIT)
                .ignoreExceptionsInstanceOf(SocketTimeoutException.class)
                .until(() -> Hl7Messages.answer(client.readAcknowledgement()), answer -> true);
    }

    private static boolean isAccepted(Hl7Connector hl7, String id, Duration patience) {
        try (MllpClient client = hl7.connect(patience)) {
            return Hl7Messages.answer(client.exchange(Hl7Messages.admission(id, "P1")))
                    .equals("AA " + id);
        } catch (IOException e) {
            return false;
        }
    }
}
