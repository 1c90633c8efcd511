package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.world.Merchant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private StripeSimulator stripe = Simulated.stripe();

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void showLateWhenTheyAreToldTo() {
        stripe.close();
        stripe =
                StripeSimulator.start(
                        Simulated.options()
                                .withEventLag(Duration.ofSeconds(10), Duration.ofSeconds(20)));
        Http http = new Http(stripe);
        stripe.world().platformMerchant().charge(100, "usd");

        assertThat(http.get("/v1/events").path("data")).isEmpty();
        stripe.world().advance(Duration.ofSeconds(20));
        assertThat(types(http.get("/v1/events")))
                .containsExactlyInAnyOrder(
                        "payment_intent.created", "charge.succeeded", "payment_intent.succeeded");
    }

    @Test
    void areInNoOrderWithinOneSecond() {
        Merchant shop = stripe.world().platformMerchant();
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            shop.customer("Customer " + i, "c@buyers.example");
            happened.add("Customer " + i);
        }

        List<String> told = new ArrayList<>();
        new Http(stripe)
                .get("/v1/events?limit=100")
                .path("data")
                .forEach(
                        event -> told.add(event.path("data").path("object").path("name").asText()));

        assertThat(told).containsExactlyInAnyOrderElementsOf(happened);
        Collections.reverse(told);
        assertThat(told).isNotEqualTo(happened);
    }

    @Test
    void areKeptForThirtyDays() {
        Http http = new Http(stripe);
        stripe.world().platformMerchant().customer("Ada", "ada@buyers.example");
        String id = Http.ids(http.get("/v1/events")).get(0);

        stripe.world().advance(Duration.ofDays(29));
        assertThat(Http.ids(http.get("/v1/events"))).contains(id);
        stripe.world().advance(Duration.ofDays(2));

        assertThat(http.get("/v1/events").path("data")).isEmpty();
        assertThat(http.call("/v1/events/" + id).statusCode()).isEqualTo(404);
        assertThat(http.call("/v1/events?starting_after=" + id).statusCode()).isEqualTo(400);
    }

    @Test
    void lookAsTheirVersionDid() {
        Merchant shop = stripe.world().platformMerchant();
        Http http = new Http(stripe);
        stripe.world().apiVersion(shop.account(), ApiVersion.V2020_08_27);
        String charge = shop.charge(100, "usd");
        stripe.world().apiVersion(shop.account(), ApiVersion.LATEST);
        shop.refund(charge, 40);

        JsonNode old = only(http.get("/v1/events?type=charge.succeeded"));
        JsonNode young = only(http.get("/v1/events?type=charge.refunded"));

        assertThat(old.path("api_version").asText()).isEqualTo("2020-08-27");
        assertThat(old.path("data").path("object").has("refunds")).isTrue();
        assertThat(old.path("data").path("object").has("invoice")).isTrue();
        assertThat(young.path("data").path("object").has("refunds")).isFalse();
        assertThat(young.path("data").path("previous_attributes").path("amount_refunded").asLong())
                .isZero();
        JsonNode expanded = http.get("/v1/charges/" + charge, "Stripe-Version", "2020-08-27");
        assertThat(expanded.path("refunds").path("data")).hasSize(1);
    }

    @Test
    void canBeAskedForByTypes() {
        Merchant shop = stripe.world().platformMerchant();
        Http http = new Http(stripe);
        String charge = shop.charge(100, "usd");
        shop.refund(charge, 40);

        assertThat(types(http.get("/v1/events?types[]=charge.succeeded&types[]=refund.created")))
                .containsExactlyInAnyOrder("charge.succeeded", "refund.created");
        assertThat(types(http.get("/v1/events?types[0]=refund.created")))
                .containsExactly("refund.created");
        assertThat(types(http.get("/v1/events?type=charge.*")))
                .containsExactlyInAnyOrder("charge.succeeded", "charge.refunded");
    }

    @Test
    void ofAnyTypeCanBeRaised() {
        String id =
                stripe.world()
                        .platformMerchant()
                        .raise(
                                "tax_rate.created",
                                Json.object("id", "txr_1", "object", "tax_rate"),
                                ApiVersion.V2022_11_15);

        JsonNode event = new Http(stripe).get("/v1/events/" + id);
        assertThat(event.path("type").asText()).isEqualTo("tax_rate.created");
        assertThat(event.path("api_version").asText()).isEqualTo("2022-11-15");
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.path("data")).hasSize(1);
        return list.path("data").path(0);
    }

    private static List<String> types(JsonNode list) {
        List<String> types = new ArrayList<>();
        list.path("data").forEach(event -> types.add(event.path("type").asText()));
        return types;
    }
}
