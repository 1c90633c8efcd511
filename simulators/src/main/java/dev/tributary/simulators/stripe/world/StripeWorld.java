package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Ids;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Everything at Stripe: a platform, the accounts connected to it, and the time. For several
 * threads.
 */
public final class StripeWorld {

    private final Timeline timeline;
    private final EventLag lag;
    private final SplittableRandom random;
    private final Ids ids;
    private final Map<String, Merchant> merchants = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final List<Consumer<SentEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Merchant platform;
    private final ApplicationFees fees;

    /** A world with a platform that keeps balances in dollars and euros. */
    public StripeWorld(StripeClock clock, EventLag lag, long seed) {
        this.timeline = new Timeline(clock);
        this.lag = lag;
        this.random = new SplittableRandom(seed);
        this.ids = new Ids(random.split());
        Books books = books(ObjectType.ACCOUNT, false);
        Ledger ledger = new Ledger(books);
        Settlement settlement = new Settlement("usd", Set.of("usd", "eur"));
        this.fees = new ApplicationFees(books, ledger, settlement);
        this.platform = new Merchant(timeline, Account.of(books, ledger, settlement, fees));
        merchants.put(platform.account(), platform);
        books.add(account(platform.account(), "US", "usd"));
    }

    /** The platform's account. */
    public String platform() {
        return platform.account();
    }

    /** What the platform does. */
    public Merchant platformMerchant() {
        return platform;
    }

    /** What an account does. */
    public Merchant merchant(String account) {
        return timeline.act(
                () -> {
                    Merchant merchant = merchants.get(account);
                    if (merchant == null) {
                        throw new IllegalArgumentException("no account " + account);
                    }
                    return merchant;
                });
    }

    /** All accounts, the platform first; those that left too. */
    public List<String> accounts() {
        return timeline.act(() -> List.copyOf(merchants.keySet()));
    }

    /**
     * A new connected account.
     *
     * @param country two letters
     * @param currency its default one, lower case
     */
    public Merchant connect(String country, String currency) {
        return timeline.act(
                () -> {
                    Books books = books(ObjectType.ACCOUNT, true);
                    Settlement settlement = new Settlement(currency, Set.of(currency));
                    Merchant merchant =
                            new Merchant(
                                    timeline,
                                    Account.of(books, new Ledger(books), settlement, fees));
                    merchants.put(merchant.account(), merchant);
                    ObjectNode account = account(merchant.account(), country, currency);
                    platform.parts().books().add(account);
                    books.add(account);
                    books.emit("account.updated", account);
                    return merchant;
                });
    }

    /** Names a connected account's business anew. */
    public void renameAccount(String account, String name) {
        timeline.run(
                () -> {
                    Consumer<ObjectNode> edit =
                            node -> ((ObjectNode) node.get("business_profile")).put("name", name);
                    platform.parts().books().edit(ObjectType.ACCOUNT, account, edit);
                    merchant(account)
                            .parts()
                            .books()
                            .change(ObjectType.ACCOUNT, account, "account.updated", edit);
                });
    }

    /** An account takes its leave of the platform, whose keys no longer reach it. */
    public void deauthorize(String account) {
        timeline.run(
                () -> {
                    merchant(account)
                            .parts()
                            .books()
                            .emit(
                                    "account.application.deauthorized",
                                    Json.object(
                                            "id", fees.application(),
                                            "object", "application",
                                            "name", "Tributary"));
                    platform.parts().books().shelf(ObjectType.ACCOUNT).delete(account);
                    gone.add(account);
                });
    }

    /**
     * Sends money from the platform to a connected account; gives the transfer.
     *
     * @param currency one that both keep a balance in
     */
    public String transfer(String account, long amount, String currency) {
        return timeline.act(
                () -> {
                    Account from = platform.parts();
                    Account to = merchant(account).parts();
                    if (!from.settlement().held().contains(currency)
                            || !to.settlement().held().contains(currency)) {
                        throw new IllegalArgumentException("both hold no balance in " + currency);
                    }
                    return new Transfers(from.books(), from.ledger())
                            .send(to.books(), to.ledger(), amount, currency);
                });
    }

    /** Takes some of a transfer back from the account it went to; gives the reversal. */
    public String reverseTransfer(String transfer, long amount) {
        return timeline.act(
                () -> {
                    Account from = platform.parts();
                    String to =
                            from.books()
                                    .get(ObjectType.TRANSFER, transfer)
                                    .path("destination")
                                    .asText();
                    Account other = merchant(to).parts();
                    return new Transfers(from.books(), from.ledger())
                            .reverse(transfer, other.books(), other.ledger(), amount);
                });
    }

    /** The platform gives some of an application fee back; gives the fee refund. */
    public String refundFee(String fee, long amount) {
        return timeline.act(
                () -> {
                    String account =
                            platform.parts()
                                    .books()
                                    .get(ObjectType.APPLICATION_FEE, fee)
                                    .path("account")
                                    .asText();
                    return fees.refund(fee, amount, merchant(account).parts());
                });
    }

    /** The version that an account's events are rendered in from now on. */
    public void apiVersion(String account, ApiVersion version) {
        timeline.run(() -> merchant(account).parts().books().version(version));
    }

    /** The time there. */
    public Instant now() {
        return timeline.act(timeline::now);
    }

    /** Lets time pass; all that falls due happens in order, at its own time. */
    public void advance(Duration span) {
        timeline.advance(span);
    }

    /** Lets time pass up to the real present. */
    public void catchUp() {
        timeline.catchUp();
    }

    /** Realistic commerce, spread over all accounts; time passes meanwhile. */
    public void play(PlayPlan plan) {
        new Play(this, plan, random.split()).run();
    }

    /** Plays until at least so many objects stand, events not counted. */
    public void playObjects(int atLeast, Duration over) {
        Play.untilObjects(this, atLeast, over, random.split());
    }

    /** Told every event as it happens, under the world's lock. */
    public void onEvent(Consumer<SentEvent> listener) {
        listeners.add(listener);
    }

    /** What is kept, for reading. */
    public Archive archive() {
        return new Archive(timeline, merchants, gone);
    }

    private Books books(ObjectType type, boolean connected) {
        return new Books(
                ids.next(type.prefix()), connected, timeline, lag, random.split(), this::tell);
    }

    private void tell(SentEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private ObjectNode account(String id, String country, String currency) {
        ObjectNode account =
                Templates.of(
                        "account",
                        "id",
                        id,
                        "country",
                        country,
                        "created",
                        timeline.seconds(),
                        "default_currency",
                        currency,
                        "email",
                        id.toLowerCase(Locale.ROOT) + "@shop.example");
        ((ObjectNode) account.get("external_accounts"))
                .put("url", "/v1/accounts/" + id + "/external_accounts");
        ((ObjectNode) account.get("business_profile")).put("name", "Shop " + id.substring(5, 11));
        return account;
    }
}
