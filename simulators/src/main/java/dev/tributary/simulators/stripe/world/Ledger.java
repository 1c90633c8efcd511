package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The money of one account: balance transactions, what is pending, what is available. */
final class Ledger {

    private final Books books;
    private final Map<String, Long> pending = new TreeMap<>();
    private final Map<String, Long> available = new TreeMap<>();

    /** Available and in no automatic payout yet, by currency. */
    private final Map<String, List<String>> unpaid = new TreeMap<>();

    private Instant balanceEventAt = Instant.MIN;

    Ledger(Books books) {
        this.books = books;
    }

    /**
     * Puts money in, or takes it out.
     *
     * @return the balance transaction's id
     */
    String post(Posting posting) {
        String id = books.ids().next(ObjectType.BALANCE_TRANSACTION.prefix());
        long net = posting.amount() - posting.fee();
        boolean now = !posting.availableOn().isAfter(books.timeline().now());
        ObjectNode transaction =
                Templates.of(
                        "balance_transaction",
                        "id",
                        id,
                        "amount",
                        posting.amount(),
                        "available_on",
                        posting.availableOn().getEpochSecond(),
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        posting.currency(),
                        "description",
                        posting.description(),
                        "exchange_rate",
                        posting.exchangeRate(),
                        "fee",
                        posting.fee(),
                        "fee_details",
                        posting.fees(),
                        "net",
                        net,
                        "reporting_category",
                        posting.category(),
                        "source",
                        posting.source(),
                        "status",
                        now ? "available" : "pending",
                        "type",
                        posting.type());
        books.add(transaction);
        if (now) {
            makeAvailable(id, posting.currency(), net);
        } else {
            pending.merge(posting.currency(), net, Long::sum);
            books.timeline()
                    .at(
                            posting.availableOn(),
                            Timeline.Order.MONEY_AVAILABLE,
                            () -> settle(id, posting.currency(), net));
        }
        return id;
    }

    /** When money of a sale made now becomes available: at midnight UTC two days on. */
    Instant availableOn() {
        return books.timeline().now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
    }

    Instant now() {
        return books.timeline().now();
    }

    long available(String currency) {
        return available.getOrDefault(currency, 0L);
    }

    /** The currencies that have something to pay out. */
    List<String> currenciesToPayOut() {
        return List.copyOf(unpaid.keySet());
    }

    /**
     * The available balance transactions of a currency in no automatic payout, and forgets them.
     */
    List<String> takeUnpaid(String currency) {
        List<String> taken = unpaid.remove(currency);
        return taken == null ? List.of() : taken;
    }

    /** The balance, as the API tells it. */
    ObjectNode balance() {
        SortedSet<String> currencies = new TreeSet<>(available.keySet());
        currencies.addAll(pending.keySet());
        if (currencies.isEmpty()) {
            currencies.add("usd");
        }
        return Json.object(
                "object",
                "balance",
                "available",
                amounts(currencies, available),
                "livemode",
                false,
                "pending",
                amounts(currencies, pending));
    }

    private static List<ObjectNode> amounts(SortedSet<String> currencies, Map<String, Long> sums) {
        return currencies.stream()
                .map(
                        currency -> {
                            long sum = sums.getOrDefault(currency, 0L);
                            return Json.object(
                                    "amount", sum,
                                    "currency", currency,
                                    "source_types", Json.object("card", sum));
                        })
                .toList();
    }

    private void settle(String id, String currency, long net) {
        pending.merge(currency, -net, Long::sum);
        books.edit(
                ObjectType.BALANCE_TRANSACTION,
                id,
                transaction -> transaction.put("status", "available"));
        makeAvailable(id, currency, net);
        Instant now = books.timeline().now();
        if (!now.equals(balanceEventAt)) {
            balanceEventAt = now;
            books.timeline()
                    .at(
                            now,
                            Timeline.Order.BALANCE,
                            () -> books.emit("balance.available", balance()));
        }
    }

    private void makeAvailable(String id, String currency, long net) {
        available.merge(currency, net, Long::sum);
        unpaid.computeIfAbsent(currency, any -> new ArrayList<>()).add(id);
    }
}
