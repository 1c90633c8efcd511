package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a broker nothing is acknowledged; when it is back, all goes on by itself. */
class Hl7BrokerOutageIT {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void nothingIsAcknowledgedWhileTheBrokerIsDownAndAllGoesOnAfterwards(Delivery delivery)
            throws IOException {
        String name = "outage-" + delivery.slug();
        WorkerSettings worker =
                WorkerSettings.named(name, Ports.free(), List.of(Plugins.path()))
                        .withJvmArguments(WorkerSettings.QUICK_JVM);
        try (LocalCluster cluster =
                LocalCluster.in(
                                Build.emptyFolder(name),
                                KafkaDistribution.kafka43(Build.ROOT),
                                BrokerSettings.onPort(Ports.free()),
                                delivery == Delivery.EXACTLY_ONCE
                                        ? worker.withExactlyOnce()
                                        : worker)
                        .start()) {
            Hl7Connector hl7 = Hl7Connector.start(cluster.rest(), delivery, name);
            assertThat(accepted(hl7, "BEFORE")).isTrue();

            cluster.broker().stop();
            assertNoAnswer(hl7, "DURING");
            cluster.broker().start();

            await().atMost(RECOVERY_LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> accepted(hl7, "AFTER"));
            assertThat(cluster.rest().status(hl7.name()))
                    .matches(status -> status.filter(ConnectorStatus::isRunning).isPresent());
            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .contains("BEFORE", "AFTER");
        }
    }

    private static void assertNoAnswer(Hl7Connector hl7, String id) throws IOException {
        try (MllpClient client = hl7.connect(SILENCE)) {
            client.send(Hl7Messages.admission(id, "P1"));
            assertThatThrownBy(client::readAcknowledgement)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** A sender that repeats its message until it is accepted. */
    private static boolean accepted(Hl7Connector hl7, String id) {
        try (MllpClient client = hl7.connect(Duration.ofSeconds(20))) {
            return Hl7Messages.answer(client.exchange(Hl7Messages.admission(id, "P1")))
                    .equals("AA " + id);
        } catch (IOException e) {
            return false;
        }
    }
}
