package dev.tributary.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.SubscriptionListParams;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import dev.tributary.simulators.stripe.world.TriggeredEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stripe's own library reads the simulator. */
class StripeLibraryTest {

    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    private static StripeSimulator stripe;
    private static StripeClient client;
    private static String connected;

    @BeforeAll
    static void play() {
        stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults().withClock(StripeClock.fixed(START)));
        connected = stripe.world().connect("JP", "jpy").account();
        stripe.world().connect("US", "usd");
        stripe.world().play(PlayPlan.charges(120).over(Duration.ofDays(12)));
        stripe.world()
                .platformMerchant()
                .dispute(stripe.world().platformMerchant().charge(100, "usd"));
        client =
                StripeClient.builder()
                        .setApiKey(stripe.keys().full())
                        .setApiBase(stripe.apiBase().toString())
                        .setMaxNetworkRetries(0)
                        .build();
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @Test
    void readsEveryBalanceTransactionThroughItsPages() throws Exception {
        Map<String, Long> nets = new TreeMap<>();
        for (BalanceTransaction one :
                client.v1()
                        .balanceTransactions()
                        .list(BalanceTransactionListParams.builder().setLimit(7L).build())
                        .autoPagingIterable()) {
            assertThat(one.getNet()).isEqualTo(one.getAmount() - one.getFee());
            nets.put(one.getId(), one.getNet());
        }

        assertThat(nets)
                .hasSize(
                        stripe.state()
                                .objects(stripe.world().platform(), ObjectType.BALANCE_TRANSACTION)
                                .size());
        var balance = client.v1().balance().retrieve();
        long told =
                balance.getAvailable().stream().mapToLong(each -> each.getAmount()).sum()
                        + balance.getPending().stream().mapToLong(each -> each.getAmount()).sum();
        assertThat(nets.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(told);
    }

    @Test
    void readsEachKindOfObject() throws Exception {
        AtomicInteger read = new AtomicInteger();
        client.v1().charges().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().refunds().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().payouts().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().disputes().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1()
                .paymentIntents()
                .list()
                .autoPagingIterable()
                .forEach(one -> read.incrementAndGet());
        client.v1().invoices().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().customers().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1()
                .subscriptions()
                .list(
                        SubscriptionListParams.builder()
                                .setStatus(SubscriptionListParams.Status.ALL)
                                .build())
                .autoPagingIterable()
                .forEach(one -> read.incrementAndGet());
        client.v1().products().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().prices().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1().transfers().list().autoPagingIterable().forEach(one -> read.incrementAndGet());
        client.v1()
                .applicationFees()
                .list()
                .autoPagingIterable()
                .forEach(one -> read.incrementAndGet());
        client.v1().accounts().list().autoPagingIterable().forEach(one -> read.incrementAndGet());

        long stand =
                ObjectType.stored().stream()
                        .filter(type -> type != ObjectType.BALANCE_TRANSACTION)
                        .mapToLong(
                                type ->
                                        stripe.state()
                                                .objects(stripe.world().platform(), type)
                                                .size())
                        .sum();
        assertThat(read.get()).isEqualTo((int) stand);
        assertThat(ObjectType.stored())
                .as("every kind of object has some")
                .allSatisfy(
                        type ->
                                assertThat(stripe.state().objects(stripe.world().platform(), type))
                                        .as(type.word())
                                        .isNotEmpty());
    }

    @Test
    void readsTheObjectOfEachEventOfItsOwnVersion() throws Exception {
        int ofItsVersion = 0;
        int ofOlderOnes = 0;
        for (Event event :
                client.v1()
                        .events()
                        .list(EventListParams.builder().setLimit(100L).build())
                        .autoPagingIterable()) {
            if (event.getApiVersion().equals(ApiVersion.LATEST.text())) {
                StripeObject object = event.getDataObjectDeserializer().getObject().orElseThrow();
                assertThat(object.toJson()).contains("\"object\"");
                ofItsVersion++;
            } else {
                assertThat(event.getDataObjectDeserializer().getRawJson()).contains("\"object\"");
                ofOlderOnes++;
            }
        }
        assertThat(ofItsVersion).isPositive();
        assertThat(ofOlderOnes).isPositive();
        assertThat(ofItsVersion + ofOlderOnes)
                .isEqualTo(stripe.state().events(stripe.world().platform()).size());
    }

    @Test
    void readsAConnectedAccountByItsHeader() throws Exception {
        List<BalanceTransaction> page =
                client.v1()
                        .balanceTransactions()
                        .list(
                                BalanceTransactionListParams.builder()
                                        .addExpand("data.source")
                                        .build(),
                                ofConnected())
                        .getData();

        assertThat(page).isNotEmpty().allMatch(one -> one.getCurrency().equals("jpy"));
        assertThat(page).allMatch(one -> one.getSourceObject() != null);
    }

    @Test
    void readsAnEventOfEachTypeThatStripesToolCanTrigger() throws Exception {
        TriggeredEvents triggered = new TriggeredEvents(StripeSamples.examples());
        List<String> types = StripeSamples.triggers();
        int parsed = 0;
        for (String type : types) {
            String id =
                    triggered.raise(stripe.world().merchant(connected), type, ApiVersion.LATEST);
            Event event = client.v1().events().retrieve(id, ofConnected());
            assertThat(event.getType()).isEqualTo(type);
            parsed += event.getDataObjectDeserializer().getObject().isPresent() ? 1 : 0;
        }
        assertThat(types).hasSize(121);
        assertThat(parsed).isEqualTo(121);
    }

    private static RequestOptions ofConnected() {
        return RequestOptions.builder().setStripeAccount(connected).build();
    }
}
