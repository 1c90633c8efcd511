package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many senders as a listener takes by default, all connected and all sending. */
@Tag("faults")
@ExtendWith(OnSharedCluster.class)
class Hl7ConnectionsIT {
    private static final int CONNECTIONS = 1_000;
    private static final int MESSAGES_EACH = 10;
    private static final long HEAP_BOUND = 256L * 1024 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestCluster cluster;

    Hl7ConnectionsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aThousandSendersAreEachAnsweredAndTheHeapStaysBounded(Delivery delivery) throws Exception {
        String name = "thousand-" + delivery.slug();
        WorkerProcess worker = cluster.ownWorker(name, delivery);
        worker.start();
        List<MllpClient> senders = new ArrayList<>();
        try (Hl7Connector hl7 = Hl7Connector.start(worker.rest(), delivery, name);
                WorkerBeans beans = WorkerBeans.connect(worker.settings().jmxPort())) {
            String bean = "dev.tributary:type=hl7-mllp-source,connector=" + name + ",task=0";
            // The harness has knocked to see whether the port is open.
            await().atMost(LIMIT).until(() -> beans.number(bean, "open-connections") == 0);
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(hl7.connect(LIMIT));
            }
            List<String> sent = sendAndCheckAnswers(senders);

            assertThat(beans.number(bean, "open-connections")).isEqualTo(CONNECTIONS);
            assertThat(beans.heapInUse()).isLessThan(HEAP_BOUND);
            assertTurnedAway(hl7);
            assertThat(MessageRecords.ids(cluster.reader().all(hl7.topic("messages"))))
                    .hasSameSizeAs(sent)
                    .hasSameElementsAs(sent);
            assertThat(beans.number(bean, "unanswered-total")).isZero();
        } finally {
            for (MllpClient sender : senders) {
                sender.close();
            }
            worker.stop();
        }
    }

    /** In each round every sender has a message under way before the first reads its answer. */
    private static List<String> sendAndCheckAnswers(List<MllpClient> senders) throws IOException {
        List<String> sent = new ArrayList<>();
        for (int round = 0; round < MESSAGES_EACH; round++) {
            for (int i = 0; i < senders.size(); i++) {
                String id = id(i, round);
                sent.add(id);
                senders.get(i).send(Hl7Messages.admission(id, "P" + i));
            }
            for (int i = 0; i < senders.size(); i++) {
                assertThat(Hl7Messages.answer(senders.get(i).readAcknowledgement()))
                        .isEqualTo("AA " + id(i, round));
            }
        }
        return sent;
    }

    private static String id(int sender, int round) {
        return "S%04d-%02d".formatted(sender, round);
    }

    private static void assertTurnedAway(Hl7Connector hl7) throws IOException {
        try (MllpClient oneTooMany = hl7.connect(LIMIT)) {
            assertThatThrownBy(() -> oneTooMany.exchange(Hl7Messages.admission("EXTRA", "P1")))
                    .isInstanceOf(IOException.class);
        }
    }
}
