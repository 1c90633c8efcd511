package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.webhook.WebhookEndpoint;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.Merchant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's own library judges what is sent. */
class WebhooksTest {

    private static final String SECRET = "whsec_one";

    private record Received(String body, String signature) {}

    private final StripeSimulator stripe = Simulated.stripe();
    private final Merchant shop = stripe.world().platformMerchant();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/hook",
                exchange -> {
                    try (exchange) {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        boolean refuse = refusals.getAndDecrement() > 0;
                        if (!refuse) {
                            received.add(
                                    new Received(
                                            new String(body, StandardCharsets.UTF_8),
                                            exchange.getRequestHeaders()
                                                    .getFirst("Stripe-Signature")));
                        }
                        exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
                    }
                });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        stripe.close();
    }

    @Test
    void areSignedWithEachSecretAsTheLibraryExpects() throws Exception {
        WebhookEndpoint endpoint = add(WebhookPlan.signedWith("whsec_two", SECRET));
        shop.charge(100, "usd");

        assertThat(endpoint.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(received).hasSize(3);
        for (Received one : received) {
            Event event = Webhook.constructEvent(one.body(), one.signature(), SECRET);
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
            Webhook.constructEvent(one.body(), one.signature(), "whsec_two");
            assertThatThrownBy(
                            () -> Webhook.constructEvent(one.body(), one.signature(), "whsec_no"))
                    .isInstanceOf(SignatureVerificationException.class);
        }
    }

    @Test
    void areSentUntilTheyAreTaken() throws Exception {
        refusals.set(4);
        WebhookEndpoint endpoint = add(WebhookPlan.signedWith(SECRET));
        shop.customer("Ada", "ada@buyers.example");
        shop.customer("Bob", "bob@buyers.example");

        assertThat(endpoint.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(endpoint.delivered()).hasSize(2);
        assertThat(endpoint.attempts()).isEqualTo(6);
        assertThat(endpoint.statuses()).containsEntry(503, 4L).containsEntry(204, 2L);
        assertThat(new Http(stripe).get("/v1/events").path("data"))
                .allMatch(event -> event.path("pending_webhooks").asInt() == 0);
    }

    @Test
    void comeTwiceAndOutOfOrderWhenToldTo() throws Exception {
        WebhookEndpoint endpoint = add(WebhookPlan.signedWith(SECRET).duplicates(1).disorder(0.5));
        for (int i = 0; i < 20; i++) {
            shop.customer("Customer " + i, "c@buyers.example");
        }

        assertThat(endpoint.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(received).hasSize(40);
        List<String> firsts = new ArrayList<>();
        for (Received one : received) {
            String name = one.body().replaceAll("(?s).*\"name\" : \"([^\"]*)\".*", "$1");
            if (!firsts.contains(name)) {
                firsts.add(name);
            }
        }
        assertThat(firsts).hasSize(20);
        assertThat(firsts).isNotEqualTo(inOrder());
    }

    @Test
    void ofConnectedAccountsNameTheAccount() throws Exception {
        WebhookEndpoint endpoint = add(WebhookPlan.signedWith(SECRET).connect(true));
        Merchant connected = stripe.world().connect("US", "usd");
        shop.customer("Ada", "ada@buyers.example");
        stripe.world().deauthorize(connected.account());

        assertThat(endpoint.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(received)
                .hasSize(2)
                .allMatch(one -> one.body().contains("\"account\" : \"" + connected.account()));
        assertThat(received).anyMatch(one -> one.body().contains("account.application.deauth"));
    }

    @Test
    void haveAVersionOfTheirOwn() throws Exception {
        WebhookEndpoint endpoint =
                add(
                        WebhookPlan.signedWith(SECRET)
                                .apiVersion(ApiVersion.V2020_08_27)
                                .types("charge.succeeded"));
        shop.charge(100, "usd");

        assertThat(endpoint.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(received).hasSize(1);
        assertThat(received.get(0).body())
                .contains("\"api_version\" : \"2020-08-27\"")
                .contains("\"refunds\"");
    }

    private WebhookEndpoint add(WebhookPlan plan) {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        return stripe.webhooks().add(url, plan);
    }

    private static List<String> inOrder() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add("Customer " + i);
        }
        return names;
    }
}
