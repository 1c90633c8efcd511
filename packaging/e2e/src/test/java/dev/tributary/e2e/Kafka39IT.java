package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.api.sample.SampleBank;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The oldest Kafka that the plugins support: broker and worker of 3.9. */
class Kafka39IT {
    private static final Delivery DELIVERY = Delivery.AT_LEAST_ONCE;
    private static final Duration LIMIT = Duration.ofSeconds(90);

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

    @Test
    void aStripeAccountArrivesAndIsReconciled() {
        String name = "smoke39-stripe";
        try (StripeSimulator stripe =
                        StripeSimulator.start(
                                SimulatorOptions.defaults()
                                        .withClock(StripeClock.behind(Duration.ofDays(60))));
                ReconcileDatabase database = ReconcileDatabase.start("reconcile-database-3.9")) {
            stripe.world().play(PlayPlan.charges(30).over(Duration.ofDays(30)));
            stripe.world().catchUp();
            String platform = stripe.world().platform();
            try (StripeConnector connector =
                            StripeConnector.start(
                                    cluster.rest(DELIVERY),
                                    cluster.reader(),
                                    DELIVERY,
                                    name,
                                    stripe,
                                    stripe.keys().full(),
                                    Map.of());
                    ReconcileTopic topic =
                            ReconcileTopic.create(cluster.bootstrapServers(), "smoke39");
                    ReconcileConnector sink =
                            ReconcileConnector.start(
                                    cluster.rest(DELIVERY),
                                    "smoke39-reconcile",
                                    topic,
                                    database,
                                    database.url(),
                                    1)) {
                connector.awaitComplete(platform, stripe.world().now(), LIMIT);
                assertThat(new StripeAgreement(connector, stripe).of(platform)).isPositive();

                topic.pairs(0, 50);
                sink.awaitDone(100, LIMIT);
                assertThat(database.matches(sink.url())).hasSize(50);
            }
        }
    }

    /** Of the plugin that shows how a source of an API is built: tokens and webhooks in Kafka. */
    @Test
    void theSampleOfASourceOfAnApiReadsWithRotatingTokens() {
        try (SampleBank bank = SampleBank.start(Duration.ofMinutes(1));
                SampleWorkers sample = SampleWorkers.start(cluster, bank)) {
            sample.authorise("1", 30);
            sample.startListening();
            await().atMost(LIMIT)
                    .until(
                            () ->
                                    cluster.reader().all(SampleWorkers.HOOKS + ".entries").stream()
                                            .map(TopicRecord::key)
                                            .toList()
                                            .containsAll(bank.keys("1")));
        }
    }

    private static String send(byte[] message) throws IOException {
        try (MllpClient client = hl7.connect()) {
            return Hl7Messages.answer(client.exchange(message));
        }
    }
}
