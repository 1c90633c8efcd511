package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.ChargeOrder;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stripe's own specification judges what the simulator is asked and what it answers. */
class SpecificationTest {

    private static OpenApiInteractionValidator validator;
    private static Set<String> specified;
    private static StripeSimulator stripe;
    private static String connected;

    private final Set<String> walked = new LinkedHashSet<>();
    private final Set<String> complaints = new TreeSet<>();

    @BeforeAll
    static void play() throws Exception {
        String specification = StripeSamples.slimSpecification();
        specified = new TreeSet<>();
        new ObjectMapper()
                .readTree(specification)
                .path("paths")
                .fieldNames()
                .forEachRemaining(specified::add);
        validator =
                OpenApiInteractionValidator.createForInlineApiSpecification(specification).build();
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(
                                        StripeClock.fixed(Instant.parse("2026-09-01T08:00:00Z"))));
        connected = stripe.world().connect("US", "usd").account();
        stripe.world().play(PlayPlan.charges(25).over(Duration.ofDays(4)));
        Merchant shop = stripe.world().platformMerchant();
        shop.failRefund(shop.refund(shop.charge(900, "jpy"), 900));
        shop.subscribe(
                shop.customer("Ada", "ada@buyers.example"),
                shop.price(shop.product("Plan"), 500, "usd", true));
        shop.deleteCustomer(shop.customer("Brief", "brief@buyers.example"));
        stripe.world().reverseTransfer(stripe.world().transfer(connected, 2000, "usd"), 100);
        stripe.world()
                .merchant(connected)
                .charge(ChargeOrder.of(900, "usd").withApplicationFee(50));
        stripe.world()
                .refundFee(
                        stripe.state()
                                .objects(stripe.world().platform(), ObjectType.APPLICATION_FEE)
                                .get(0)
                                .path("id")
                                .asText(),
                        1);
        shop.failedCharge(800, "kwd");
        shop.pendingCharge(1200, "usd");
        shop.closeDispute(shop.dispute(shop.charge(7700, "eur")), true);
    }

    @AfterAll
    static void stop() {
        if (stripe != null) {
            stripe.close();
        }
    }

    @Test
    void agreesOnEveryPathThatItHas() {
        for (ObjectType type : ObjectType.stored()) {
            if (specified.contains("/v1/" + type.path())) {
                walk(type);
            }
        }
        walk(ObjectType.EVENT);
        ask("/v1/balance", Map.of());
        ask("/v1/account", Map.of());
        filters();
        errors();

        assertThat(complaints).isEmpty();
        assertThat(walked).containsExactlyInAnyOrderElementsOf(specified);
    }

    /** All pages of a list, each object by itself where the specification has that path. */
    private void walk(ObjectType type) {
        String path = "/v1/" + type.path();
        Map<String, String> query = Map.of("limit", "100");
        while (true) {
            JsonNode page = ask(path, query);
            List<String> ids = Http.ids(page);
            if (ids.isEmpty()) {
                return;
            }
            String byId =
                    specified.stream()
                            .filter(one -> one.startsWith(path + "/{"))
                            .findFirst()
                            .orElse("");
            if (!byId.isEmpty()) {
                ids.stream().limit(5).forEach(id -> ask(byId, path + "/" + id, Map.of()));
            }
            if (!page.path("has_more").asBoolean()) {
                return;
            }
            query = Map.of("limit", "100", "starting_after", ids.get(ids.size() - 1));
        }
    }

    private void filters() {
        JsonNode payouts = ask("/v1/payouts", Map.of("status", "paid"));
        ask(
                "/v1/balance_transactions",
                Map.of("payout", payouts.path("data").path(0).path("id").asText()));
        ask("/v1/balance_transactions", Map.of("type", "charge", "currency", "usd"));
        ask("/v1/charges", Map.of("created", "1790000000"));
        ask("/v1/subscriptions", Map.of("status", "all"));
        ask("/v1/events", Map.of("types[]", "charge.succeeded"));
        String deleted =
                stripe.state()
                        .deleted(stripe.world().platform(), ObjectType.CUSTOMER)
                        .iterator()
                        .next();
        JsonNode gone = ask("/v1/customers/{customer}", "/v1/customers/" + deleted, Map.of());
        assertThat(gone.path("deleted").asBoolean()).isTrue();
    }

    private void errors() {
        String key = stripe.keys().restricted(ObjectType.CHARGE);
        error(403, "/v1/charges", key);
        error(401, "/v1/charges", "sk_test_nobody");
        error(404, "/v1/charges/ch_none", stripe.keys().full());
    }

    private void error(int status, String path, String key) {
        HttpResponse<String> answer =
                new Http(stripe)
                        .callWith(key, path, "Stripe-Version", ApiVersion.V2023_08_16.text());
        assertThat(answer.statusCode()).isEqualTo(status);
        judge(request(path, Map.of()), answer, path + " " + status);
    }

    private JsonNode ask(String path, Map<String, String> query) {
        return ask(path, path, query);
    }

    private JsonNode ask(String template, String path, Map<String, String> query) {
        walked.add(template);
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        String url = pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
        JsonNode body = Json.NONE;
        for (String account : List.of(stripe.world().platform(), connected)) {
            boolean own = account.equals(stripe.world().platform());
            if (!own && (!template.equals(path) || !query.equals(Map.of("limit", "100")))) {
                continue;
            }
            HttpResponse<String> answer =
                    new Http(stripe)
                            .call(
                                    url,
                                    "Stripe-Version",
                                    ApiVersion.V2023_08_16.text(),
                                    "Stripe-Account",
                                    account);
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            judge(request(path, query), answer, template);
            body = own ? Http.json(answer) : body;
        }
        return body;
    }

    private static Request request(String path, Map<String, String> query) {
        SimpleRequest.Builder request =
                SimpleRequest.Builder.get(path).withHeader("Authorization", "Bearer key");
        query.forEach(request::withQueryParam);
        return request.build();
    }

    private void judge(Request request, HttpResponse<String> answer, String where) {
        ValidationReport report =
                validator.validate(
                        request,
                        SimpleResponse.Builder.status(answer.statusCode())
                                .withContentType("application/json")
                                .withBody(answer.body())
                                .build());
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .forEach(
                        message ->
                                complaints.add(
                                        where
                                                + ": "
                                                + message.getMessage()
                                                        .replaceAll("/data/\\d+", "/data/N")));
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static final class Json {
        private static final JsonNode NONE = new ObjectMapper().createObjectNode();
    }
}
