package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.ChargeOrder;
import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stripe's published examples of a version of 2026 judge the objects in the latest version. */
class ExamplesTest {

    /** In the examples because they are expanded there, or of other kinds of payments. */
    private static final Set<String> NOT_SHOWN =
            Set.of(
                    "charge.refunds",
                    "charge.source",
                    "balance.connect_reserved",
                    "invoice.subscription",
                    "invoice.rendering.pdf");

    /** Named after Stripe's reference, but null, empty or absent in all that is published here. */
    private static final Set<String> UNCOVERED =
            Set.of(
                    "account.settings.invoices.hosted_payment_method_save",
                    "charge.outcome.network_decline_code",
                    "charge.payment_method_details.card.regulated_status",
                    "dispute.balance_transactions[].balance_type",
                    "invoice.lines.data[].pretax_credit_amounts",
                    "invoice.lines.data[].pricing.unit_amount_decimal",
                    "invoice.lines.data[].quantity_decimal",
                    "invoice.lines.data[].taxes",
                    "invoice.parent.subscription_details.metadata",
                    "invoice.total_pretax_credit_amounts",
                    "invoice.total_taxes",
                    "refund.customer");

    private static JsonNode examples;
    private static SchemaFields schema;
    private static StripeSimulator stripe;
    private static String connected;

    @BeforeAll
    static void play() throws Exception {
        examples = StripeSamples.examples();
        schema =
                new SchemaFields(
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .readTree(StripeSamples.slimSpecification()));
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withClock(
                                        StripeClock.fixed(Instant.parse("2026-09-01T08:00:00Z"))));
        connected = stripe.world().connect("US", "usd").account();
        stripe.world().play(PlayPlan.charges(100).over(Duration.ofDays(12)));
        Merchant shop = stripe.world().platformMerchant();
        String sale = shop.charge(9000, "kwd");
        shop.failRefund(shop.refund(sale, 100));
        shop.closeDispute(shop.dispute(sale), true);
        shop.payoutInTransit().ifPresent(shop::failPayout);
        shop.failedCharge(700, "usd");
        stripe.world().reverseTransfer(stripe.world().transfer(connected, 500, "usd"), 100);
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
    }

    @AfterAll
    static void stop() {
        if (stripe != null) {
            stripe.close();
        }
    }

    @Test
    void agreeWithTheNamesAndTypesOfFields() {
        Set<String> differences = new TreeSet<>();
        for (ObjectType type : types()) {
            FieldTypes ours = ours(type);
            FieldTypes theirs = new FieldTypes().add(examples.path(type.word()));
            for (String path : ours.byPath().keySet()) {
                Set<JsonNodeType> theirTypes = theirs.of(path);
                if (!theirTypes.isEmpty() && !theirTypes.containsAll(ours.of(path))) {
                    differences.add(type.word() + "." + path + " is " + ours.of(path));
                }
            }
            examples.path(type.word())
                    .fieldNames()
                    .forEachRemaining(
                            name -> {
                                String field = type.word() + "." + name;
                                if (!ours.has(name) && !NOT_SHOWN.contains(field)) {
                                    differences.add(field + " is missing");
                                }
                            });
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void deletedOnesLookAsTheExamplesDo() {
        for (ObjectType type : List.of(ObjectType.CUSTOMER, ObjectType.PRODUCT, ObjectType.PRICE)) {
            JsonNode theirs = examples.path("deleted_" + type.word());
            JsonNode ours = Json.object("id", "x", "object", type.word(), "deleted", true);

            assertThat(new FieldTypes().add(ours).byPath())
                    .isEqualTo(new FieldTypes().add(theirs).byPath());
        }
    }

    /** What neither the specification nor an example knows is listed here, so that it is seen. */
    @Test
    void listsWhatNothingPublishedCovers() {
        Set<String> uncovered = new TreeSet<>();
        for (ObjectType type : types()) {
            FieldTypes ours = ours(type);
            FieldTypes theirs = new FieldTypes().add(examples.path(type.word()));
            for (String path : ours.byPath().keySet()) {
                if (!ours.of(path).isEmpty()
                        && theirs.of(path).isEmpty()
                        && !schema.has(type.word(), path)) {
                    uncovered.add(type.word() + "." + path);
                }
            }
        }

        assertThat(uncovered).containsExactlyInAnyOrderElementsOf(UNCOVERED);
    }

    private static List<ObjectType> types() {
        return java.util.Arrays.stream(ObjectType.values())
                .filter(type -> type != ObjectType.EVENT)
                .toList();
    }

    private static FieldTypes ours(ObjectType type) {
        FieldTypes fields = new FieldTypes();
        for (String account : List.of(stripe.world().platform(), connected)) {
            stripe.state().objects(account, type).forEach(fields::add);
        }
        assertThat(fields.byPath()).as(type.word()).isNotEmpty();
        return fields;
    }

    /** The examples' own event shows the envelope. */
    @Test
    void eventsHaveTheEnvelopeOfTheExample() {
        Map<String, Set<JsonNodeType>> theirs =
                new FieldTypes().add(examples.path("event")).byPath();
        for (JsonNode event : stripe.state().events(stripe.world().platform())) {
            FieldTypes ours = new FieldTypes().add(event);
            assertThat(event.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrderElementsOf(
                            theirs.keySet().stream().filter(path -> !path.contains(".")).toList());
            assertThat(ours.of("created")).isEqualTo(theirs.get("created"));
            assertThat(ours.of("data.object")).isEqualTo(theirs.get("data.object"));
        }
    }
}
