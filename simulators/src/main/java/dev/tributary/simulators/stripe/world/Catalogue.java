package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;

/** Customers, products and prices of one account. */
final class Catalogue {

    private final Books books;

    Catalogue(Books books) {
        this.books = books;
    }

    String customer(String name, String email) {
        return add(
                "customer.created",
                Templates.of(
                        "customer",
                        "id",
                        books.ids().next(ObjectType.CUSTOMER.prefix()),
                        "created",
                        books.timeline().seconds(),
                        "email",
                        email,
                        "invoice_prefix",
                        books.ids().letters(8).toUpperCase(java.util.Locale.ROOT),
                        "name",
                        name));
    }

    void describeCustomer(String id, String description) {
        books.change(
                ObjectType.CUSTOMER,
                id,
                "customer.updated",
                customer -> customer.put("description", description));
    }

    String product(String name) {
        long now = books.timeline().seconds();
        return add(
                "product.created",
                Templates.of(
                        "product",
                        "id",
                        books.ids().next(ObjectType.PRODUCT.prefix()),
                        "created",
                        now,
                        "name",
                        name,
                        "updated",
                        now));
    }

    void nameProduct(String id, String name) {
        books.change(
                ObjectType.PRODUCT,
                id,
                "product.updated",
                product -> product.put("name", name).put("updated", books.timeline().seconds()));
    }

    String price(String product, long amount, String currency, boolean monthly) {
        ObjectNode recurring =
                Json.object(
                        "interval",
                        "month",
                        "interval_count",
                        1,
                        "meter",
                        null,
                        "trial_period_days",
                        null,
                        "usage_type",
                        "licensed");
        return add(
                "price.created",
                Templates.of(
                        "price",
                        "id",
                        books.ids().next(ObjectType.PRICE.prefix()),
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        currency,
                        "product",
                        product,
                        "recurring",
                        monthly ? recurring : null,
                        "type",
                        monthly ? "recurring" : "one_time",
                        "unit_amount",
                        amount,
                        "unit_amount_decimal",
                        Long.toString(amount)));
    }

    private String add(String event, ObjectNode object) {
        books.add(object);
        books.emit(event, object);
        return object.path("id").asText();
    }
}
