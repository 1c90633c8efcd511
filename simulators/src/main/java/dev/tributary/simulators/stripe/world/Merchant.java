package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.Optional;

/**
 * What one account does. Amounts are in minor units, currencies in lower case; what makes an object
 * gives its id. An id that is unknown, or an act that the object's state does not allow, is an
 * {@link IllegalArgumentException}. For several threads.
 */
public final class Merchant {

    private final Timeline timeline;
    private final Account account;

    Merchant(Timeline timeline, Account account) {
        this.timeline = timeline;
        this.account = account;
    }

    /** Its id. */
    public String account() {
        return account.books().account();
    }

    /** A new customer. */
    public String customer(String name, String email) {
        return timeline.act(() -> account.catalogue().customer(name, email));
    }

    /** Describes a customer anew. */
    public void updateCustomer(String id, String description) {
        timeline.run(() -> account.catalogue().describeCustomer(id, description));
    }

    /** Deletes a customer, and ends what it subscribed to. */
    public void deleteCustomer(String id) {
        timeline.run(
                () -> {
                    account.subscriptions().cancelOf(id);
                    account.books().delete(ObjectType.CUSTOMER, id, "customer.deleted");
                });
    }

    /** A new product. */
    public String product(String name) {
        return timeline.act(() -> account.catalogue().product(name));
    }

    /** Names a product anew. */
    public void updateProduct(String id, String name) {
        timeline.run(() -> account.catalogue().nameProduct(id, name));
    }

    /** Deletes a product. */
    public void deleteProduct(String id) {
        timeline.run(() -> account.books().delete(ObjectType.PRODUCT, id, "product.deleted"));
    }

    /** A new price of a product, once or each month. */
    public String price(String product, long amount, String currency, boolean monthly) {
        return timeline.act(() -> account.catalogue().price(product, amount, currency, monthly));
    }

    /** Deletes a price. */
    public void deletePrice(String id) {
        timeline.run(() -> account.books().delete(ObjectType.PRICE, id, "price.deleted"));
    }

    /** A sale; gives the charge. */
    public String charge(long amount, String currency) {
        return charge(ChargeOrder.of(amount, currency));
    }

    /** A sale; gives the charge. */
    public String charge(ChargeOrder order) {
        return timeline.act(() -> account.charges().succeed(order));
    }

    /** A sale that the bank declines; gives the charge. */
    public String failedCharge(long amount, String currency) {
        return timeline.act(() -> account.charges().decline(ChargeOrder.of(amount, currency)));
    }

    /** A sale whose outcome comes later, by {@link #settle} or {@link #fail}; gives the charge. */
    public String pendingCharge(long amount, String currency) {
        return timeline.act(() -> account.charges().pend(ChargeOrder.of(amount, currency)));
    }

    /** A pending charge succeeds. */
    public void settle(String charge) {
        timeline.run(() -> account.charges().settle(charge));
    }

    /** A pending charge fails. */
    public void fail(String charge) {
        timeline.run(() -> account.charges().failPending(charge));
    }

    /** Gives back some of a charge. */
    public String refund(String charge, long amount) {
        return timeline.act(() -> account.refunds().refund(charge, amount));
    }

    /** A refund comes back from the bank. */
    public void failRefund(String refund) {
        timeline.run(() -> account.refunds().fail(refund));
    }

    /** A charge is disputed. */
    public String dispute(String charge) {
        return timeline.act(() -> account.disputes().open(charge));
    }

    /** A dispute ends. */
    public void closeDispute(String id, boolean won) {
        timeline.run(() -> account.disputes().close(id, won));
    }

    /** A payout by hand, of what is available. */
    public String payoutNow(long amount, String currency) {
        return timeline.act(() -> account.payouts().manual(amount, currency));
    }

    /** A payout comes back from the bank. */
    public void failPayout(String id) {
        timeline.run(() -> account.payouts().fail(id));
    }

    /** Whether it pays out each midnight UTC; it does at first. */
    public void automaticPayouts(boolean on) {
        timeline.run(() -> account.payouts().automatic(on));
    }

    /** A monthly subscription, whose first invoice is paid at once. */
    public String subscribe(String customer, String price) {
        return timeline.act(() -> account.subscriptions().start(customer, price));
    }

    /** Ends a subscription. */
    public void cancelSubscription(String id) {
        timeline.run(() -> account.subscriptions().cancel(id));
    }

    /** An invoice that is not final. */
    public String draftInvoice(String customer, long amount, String currency) {
        return timeline.act(() -> account.invoices().draft(customer, amount, currency));
    }

    /** Deletes a draft. */
    public void deleteInvoice(String id) {
        timeline.run(() -> account.invoices().delete(id));
    }

    /**
     * Any event, of an object that need not stand.
     *
     * @param object shown as it is given
     * @param version what the event says it was rendered in
     * @return the event's id
     */
    public String raise(String type, ObjectNode object, ApiVersion version) {
        return timeline.act(() -> account.books().emit(type, object, Json.object(), version));
    }

    /** The latest payout that is on its way to the bank. */
    public Optional<String> payoutInTransit() {
        return timeline.act(
                () ->
                        account
                                .books()
                                .shelf(ObjectType.PAYOUT)
                                .page(PageRequest.hundredAfter(Optional.empty()))
                                .data()
                                .stream()
                                .filter(one -> one.path("status").asText().equals("in_transit"))
                                .map(one -> one.path("id").asText())
                                .findFirst());
    }

    Account parts() {
        return account;
    }
}
