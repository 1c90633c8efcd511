package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Monthly subscriptions of one account: an invoice at once, another each month. */
final class Subscriptions {

    private final Books books;
    private final Invoices invoices;
    private final Map<String, List<String>> byCustomer = new HashMap<>();

    Subscriptions(Books books, Invoices invoices) {
        this.books = books;
        this.invoices = invoices;
    }

    String start(String customer, String price) {
        String id = books.ids().next(ObjectType.SUBSCRIPTION.prefix());
        long now = books.timeline().seconds();
        long end = monthAfter(now);
        ObjectNode bought = books.get(ObjectType.PRICE, price);
        ObjectNode subscription =
                Templates.of(
                        "subscription",
                        "id",
                        id,
                        "billing_cycle_anchor",
                        now,
                        "created",
                        now,
                        "currency",
                        bought.get("currency"),
                        "customer",
                        customer,
                        "start_date",
                        now);
        ObjectNode items = (ObjectNode) subscription.get("items");
        items.put("url", "/v1/subscription_items?subscription=" + id);
        ((ArrayNode) items.get("data"))
                .add(
                        Templates.of(
                                "subscription_item",
                                "id",
                                books.ids().next("si_"),
                                "created",
                                now,
                                "price",
                                bought,
                                "subscription",
                                id));
        period(subscription, now, end);
        books.add(subscription);
        byCustomer.computeIfAbsent(customer, any -> new ArrayList<>()).add(id);
        books.emit("customer.subscription.created", subscription);
        bill(id, now, end, "subscription_create");
        return id;
    }

    void cancel(String id) {
        if (!isActive(id)) {
            throw new IllegalArgumentException("the subscription has ended");
        }
        long now = books.timeline().seconds();
        books.edit(
                ObjectType.SUBSCRIPTION,
                id,
                ended -> {
                    ended.put("status", "canceled").put("canceled_at", now).put("ended_at", now);
                    ((ObjectNode) ended.get("cancellation_details"))
                            .put("reason", "cancellation_requested");
                });
        books.emit("customer.subscription.deleted", books.get(ObjectType.SUBSCRIPTION, id));
    }

    /** Ends all of a customer's that run. */
    void cancelOf(String customer) {
        for (String id : byCustomer.getOrDefault(customer, List.of())) {
            if (isActive(id)) {
                cancel(id);
            }
        }
    }

    private boolean isActive(String id) {
        return books.get(ObjectType.SUBSCRIPTION, id).path("status").asText().equals("active");
    }

    private void bill(String id, long from, long to, String reason) {
        ObjectNode subscription = books.get(ObjectType.SUBSCRIPTION, id);
        String invoice = invoices.ofSubscription(subscription, from, to, reason);
        books.change(
                ObjectType.SUBSCRIPTION,
                id,
                "customer.subscription.updated",
                billed -> {
                    billed.put("latest_invoice", invoice);
                    period(billed, from, to);
                });
        books.timeline().at(Instant.ofEpochSecond(to), Timeline.Order.OTHER, () -> renew(id, to));
    }

    private void renew(String id, long from) {
        if (isActive(id)) {
            bill(id, from, monthAfter(from), "subscription_cycle");
        }
    }

    private static void period(ObjectNode subscription, long from, long to) {
        subscription.put("_period_start", from).put("_period_end", to);
        ((ObjectNode) subscription.path("items").path("data").get(0))
                .put("current_period_start", from)
                .put("current_period_end", to);
    }

    private static long monthAfter(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .plusMonths(1)
                .toEpochSecond();
    }
}
