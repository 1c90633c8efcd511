package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.http.Fault;
import dev.tributary.simulators.stripe.webhook.WebhookEndpoint;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The API key, the secret of webhooks and their signatures stand nowhere: not in the log with all
 * that may be logged turned on, not in records, offsets, statuses or the answers of the worker.
 */
@ExtendWith(OnSharedCluster.class)
class StripeSecretsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern SIGNATURE = Pattern.compile("v1=[0-9a-f]{64}");

    private final TestCluster cluster;

    StripeSecretsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void noSecretLeavesTheConnector() throws IOException, InterruptedException {
        Path folder = Build.emptyFolder("stripe-secrets-worker");
        CanaryWorker worker = CanaryWorker.start(cluster, folder);
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
                            "stripe-secrets",
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
                    List.of(key, rolled, StripeConnector.SECRET, "whsec_forged1234567");
            List<String> found = new ArrayList<>();
            look("log", Files.readString(worker.log(), ISO_8859_1), secrets, found);
            look("offsets", worker.rest().offsets("stripe-secrets").toString(), secrets, found);
            look("config", worker.rest().config("stripe-secrets").toString(), secrets, found);
            look("status", worker.rest().text("/connectors/stripe-secrets/status"), secrets, found);
            look("tasks", worker.rest().text("/connectors/stripe-secrets/tasks"), secrets, found);
            for (String topic : cluster.reader().topics()) {
                if (topic.startsWith("stripe-secrets")) {
                    for (TopicRecord record : cluster.reader().all(topic)) {
                        look(topic, text(record), secrets, found);
                    }
                }
            }
            assertThat(found).isEmpty();
            connector.close();
        } finally {
            worker.close();
        }
    }

    private static String text(TopicRecord record) {
        StringBuilder text = new StringBuilder(String.valueOf(record.key()));
        if (record.valueBytes() != null) {
            text.append(record.value());
        }
        record.headers()
                .forEach((name, value) -> text.append(name).append(new String(value, UTF_8)));
        return text.toString();
    }

    private static void look(String place, String text, List<String> secrets, List<String> found) {
        for (String secret : secrets) {
            String encoded =
                    Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)).replace("=", "");
            // The end of it depends on what follows.
            String base64 = encoded.substring(0, encoded.length() - 4);
            if (text.contains(secret) || text.contains(base64)) {
                found.add(place + ": " + secret.substring(0, 6));
            }
        }
        if (SIGNATURE.matcher(text).find()) {
            found.add(place + ": a signature");
        }
    }
}
