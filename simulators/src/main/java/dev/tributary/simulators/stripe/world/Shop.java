package dev.tributary.simulators.stripe.world;

import dev.tributary.simulators.stripe.model.Currencies;
import java.util.Optional;
import java.util.SplittableRandom;

/** One account's commerce. */
final class Shop {

    private final Merchant merchant;
    private final boolean platform;
    private final SplittableRandom random;
    private Optional<String> customer = Optional.empty();
    private Optional<String> product = Optional.empty();
    private Optional<String> openDispute = Optional.empty();
    private int sales;

    Shop(Merchant merchant, boolean platform, SplittableRandom random) {
        this.merchant = merchant;
        this.platform = platform;
        this.random = random;
    }

    /** One sale and what follows. */
    void sell(String currency) {
        sales++;
        if (sales % 3 == 1) {
            customer = Optional.of(newCustomer());
        }
        long amount = amount(currency);
        if (chance(3)) {
            merchant.failedCharge(amount, currency);
            return;
        }
        if (chance(5)) {
            subscribe(amount, currency);
            return;
        }
        ChargeOrder order =
                ChargeOrder.of(amount, currency)
                        .by(customer.orElseThrow())
                        .describedAs("Order " + sales);
        String charge = merchant.charge(platform ? order : order.withApplicationFee(amount / 20));
        if (chance(8)) {
            String refund = merchant.refund(charge, chance(50) ? amount : amount / 2);
            if (chance(10)) {
                merchant.failRefund(refund);
            }
        } else if (chance(1)) {
            dispute(charge);
        }
        housekeeping();
    }

    private String newCustomer() {
        String id = merchant.customer("Customer " + sales, "customer" + sales + "@buyers.example");
        if (chance(30)) {
            merchant.updateCustomer(id, "Known since order " + sales);
        }
        return id;
    }

    private void subscribe(long amount, String currency) {
        if (product.isEmpty() || chance(10)) {
            product = Optional.of(merchant.product("Plan " + sales));
        }
        String price = merchant.price(product.orElseThrow(), amount, currency, true);
        String started = merchant.subscribe(customer.orElseThrow(), price);
        if (chance(40)) {
            merchant.cancelSubscription(started);
        }
    }

    private void dispute(String charge) {
        openDispute.ifPresent(dispute -> merchant.closeDispute(dispute, chance(50)));
        openDispute = Optional.of(merchant.dispute(charge));
    }

    /** Now and then something is renamed, thrown away, or comes back from the bank. */
    private void housekeeping() {
        if (chance(2)) {
            String brief = merchant.customer("Brief " + sales, "brief@buyers.example");
            merchant.deleteCustomer(brief);
        }
        if (chance(2)) {
            String invoice = merchant.draftInvoice(customer.orElseThrow(), 1000, "usd");
            if (chance(50)) {
                merchant.deleteInvoice(invoice);
            }
        }
        if (chance(1)) {
            String brief = merchant.product("Brief " + sales);
            merchant.updateProduct(brief, "Briefer " + sales);
            merchant.deleteProduct(brief);
        }
        if (sales % 150 == 0) {
            failPayout();
        }
    }

    private void failPayout() {
        merchant.payoutInTransit().ifPresent(merchant::failPayout);
    }

    private long amount(String currency) {
        // 5.00 to 505.00 dollars' worth, in whole tens of minor units.
        long cents = 500 + random.nextInt(5000) * 10L;
        long amount = Currencies.convert(cents, Currencies.rate("usd", currency));
        return Math.max(10, amount / 10 * 10);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
