package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.Ports;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.http.Fault;
import dev.tributary.simulators.stripe.webhook.WebhookEndpoint;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The API key, the secret of webhooks and their signatures stand nowhere: not in the log with all
 * that may be logged turned on, not in records, offsets, statuses or the answers of the worker.
 */
@ExtendWith(OnSharedCluster.class)
class StripeSecretsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String NAME = CanaryWorker.PREFIX + "secrets";

    private final TestCluster cluster;

    StripeSecretsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void noSecretLeavesTheConnector() throws Exception {
        Path folder = Build.emptyFolder("stripe-secrets-worker");
        CanaryWorker worker = CanaryWorker.start(cluster, folder, NAME);
        try (StripeSimulator stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(StripeClock.behind(Duration.ofDays(60))))) {
            stripe.world().play(PlayPlan.charges(10).over(Duration.ofDays(10)));
            stripe.world().catchUp();
            worker.logAll();
            String key = stripe.keys().full();
            int port = Ports.free();
            StripeConnector connector =
                    StripeConnector.start(
                            worker.rest(),
                            cluster.reader(),
                            Delivery.AT_LEAST_ONCE,
                            NAME + "-stripe",
                            stripe,
                            key,
                            Map.of());
            connector.put(
                    Map.of(
                            "webhook.listener",
                            "127.0.0.1:" + port,
                            "webhook.secret",
                            connector.webhookSecret()));
            String platform = stripe.world().platform();
            connector.awaitComplete(platform, stripe.world().now(), LIMIT);
            URI url = URI.create("http://127.0.0.1:" + port + "/webhook");
            WebhookEndpoint good =
                    stripe.webhooks().add(url, WebhookPlan.signedWith(StripeConnector.SECRET));
            WebhookEndpoint forged =
                    stripe.webhooks().add(url, WebhookPlan.signedWith("whsec_forged1234567"));
            stripe.faults().next(Fault.SERVER_ERROR, Fault.BAD_GATEWAY_HTML);
            Merchant merchant = stripe.world().platformMerchant();
            merchant.charge(1_000, "usd");
            await().atMost(LIMIT).until(() -> !good.delivered().isEmpty());
            await().atMost(LIMIT).until(() -> forged.statuses().containsKey(401));
            String rolled = stripe.keys().roll(key);
            await().atMost(LIMIT)
                    .until(
                            () ->
                                    connector.values("status").stream()
                                            .anyMatch(
                                                    status ->
                                                            status.path("state")
                                                                    .asText()
                                                                    .equals("paused")));

            List<String> secrets =
                    new ArrayList<>(
                            List.of(key, rolled, StripeConnector.SECRET, "whsec_forged1234567"));
            secrets.addAll(good.signatures());
            secrets.addAll(forged.signatures());
            CanarySearch search = CanarySearch.of(Secret.of(secrets));
            assertThat(worker.searchAllBut(search, List.of(), List.of()).findings()).isEmpty();
            assertThat(search.bytes()).as("looked through").isGreaterThan(1_000_000);
            connector.close();
        } finally {
            worker.close();
        }
    }
}
