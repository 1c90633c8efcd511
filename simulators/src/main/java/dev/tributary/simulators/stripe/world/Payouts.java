package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Payouts of one account: every midnight UTC what is available, or by hand. */
final class Payouts {

    private static final Duration UNTIL_PAID = Duration.ofDays(2);
    private static final Duration UNTIL_IN_TRANSIT = Duration.ofHours(1);

    private final Books books;
    private final Ledger ledger;
    private final Map<String, Set<String>> parts = new HashMap<>();
    private final String bank;
    private boolean automatic = true;

    Payouts(Books books, Ledger ledger) {
        this.books = books;
        this.ledger = ledger;
        this.bank = books.ids().next("ba_");
        nextMidnight();
    }

    void automatic(boolean on) {
        automatic = on;
    }

    /** The ids of the balance transactions in an automatic payout, its own among them. */
    Set<String> parts(String payout) {
        return parts.getOrDefault(payout, Set.of());
    }

    /** Pays out an amount by hand. */
    String manual(long amount, String currency) {
        if (ledger.available(currency) < amount) {
            throw new IllegalArgumentException("the available balance is less than the payout");
        }
        return create(amount, currency, false);
    }

    /** The bank sends it back: the money returns. */
    void fail(String id) {
        ObjectNode payout = books.get(ObjectType.PAYOUT, id);
        if (payout.path("status").asText().equals("failed")) {
            throw new IllegalArgumentException("it has failed before");
        }
        String returned =
                ledger.post(
                        posting(
                                "payout_failure",
                                "payout_reversal",
                                payout.path("amount").asLong(),
                                payout.path("currency").asText(),
                                id));
        books.change(
                ObjectType.PAYOUT,
                id,
                "payout.failed",
                failed ->
                        failed.put("status", "failed")
                                .put("failure_code", "account_closed")
                                .put("failure_message", "The bank account has been closed.")
                                .put("failure_balance_transaction", returned));
    }

    private void nextMidnight() {
        Instant midnight =
                books.timeline().now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        books.timeline()
                .at(
                        midnight,
                        Timeline.Order.PAYOUT,
                        () -> {
                            payOutAll();
                            nextMidnight();
                        });
    }

    private void payOutAll() {
        if (!automatic) {
            return;
        }
        for (String currency : ledger.currenciesToPayOut()) {
            long amount = ledger.available(currency);
            if (amount <= 0) {
                continue;
            }
            List<String> taken = ledger.takeUnpaid(currency);
            String id = create(amount, currency, true);
            Set<String> all = new LinkedHashSet<>(taken);
            all.addAll(ledger.takeUnpaid(currency));
            parts.put(id, all);
        }
    }

    private String create(long amount, String currency, boolean byItself) {
        String id = books.ids().next(ObjectType.PAYOUT.prefix());
        Instant arrival = books.timeline().now().truncatedTo(ChronoUnit.DAYS).plus(UNTIL_PAID);
        String transaction = ledger.post(posting("payout", "payout", -amount, currency, id));
        ObjectNode payout =
                Templates.of(
                        "payout",
                        "id",
                        id,
                        "amount",
                        amount,
                        "arrival_date",
                        arrival.getEpochSecond(),
                        "automatic",
                        byItself,
                        "balance_transaction",
                        transaction,
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        currency,
                        "destination",
                        bank,
                        "reconciliation_status",
                        byItself ? "in_progress" : "not_applicable");
        books.add(payout);
        books.emit("payout.created", payout);
        Instant sent = books.timeline().now().plus(UNTIL_IN_TRANSIT);
        books.timeline()
                .at(sent, Timeline.Order.OTHER, () -> move(id, "payout.updated", "in_transit"));
        books.timeline().at(arrival, Timeline.Order.OTHER, () -> arrive(id, byItself));
        return id;
    }

    private void arrive(String id, boolean byItself) {
        move(id, "payout.paid", "paid");
        if (byItself) {
            books.change(
                    ObjectType.PAYOUT,
                    id,
                    "payout.reconciliation_completed",
                    payout -> payout.put("reconciliation_status", "completed"));
        }
    }

    private void move(String id, String event, String status) {
        String now = books.get(ObjectType.PAYOUT, id).path("status").asText();
        if (!now.equals("failed")) {
            books.change(ObjectType.PAYOUT, id, event, payout -> payout.put("status", status));
        }
    }

    private Posting posting(
            String type, String category, long amount, String currency, String payout) {
        return new Posting(
                type,
                category,
                amount,
                currency,
                List.of(),
                payout,
                "STRIPE PAYOUT",
                books.timeline().now(),
                null);
    }
}
