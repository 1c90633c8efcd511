package dev.tributary.stripe.map;

import dev.tributary.api.money.Fallback;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MinorUnits;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.api.money.TransactionBuilder;
import dev.tributary.api.money.TransactionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Makes transactions of balance transactions, which are all that ever moves money at Stripe: signed
 * as the merchant sees it, in the currency of the balance.
 */
final class BalanceTransactions {

    private static final String PAYOUT = "payout";

    private final MoneyOptions options;
    private final MinorUnits units;

    BalanceTransactions(MoneyOptions options) {
        this.options = options;
        this.units = options.units();
    }

    /** The transaction of a balance transaction that has an id. */
    MappedTransaction map(String id, Told told, Findings findings) {
        JsonFields own = told.fields(findings);
        Known known = told.read().known();
        Optional<JsonFields> source =
                own.part("source")
                        .or(() -> known.source().map(s -> JsonFields.at(s, "$.source", findings)));
        String type = own.text("type").orElse(null);
        Optional<String> currency = own.currency("currency", units);
        TransactionBuilder to =
                TransactionBuilder.of(StripeMapper.SYSTEM, findings)
                        .named(id, AccountIds.of(told.account(), currency), type);
        Optional<BigDecimal> amount =
                currency.flatMap(code -> own.minorAmount("amount", code, units));
        money(to, own, currency, amount);
        exchange(to, own, source, currency, amount);
        times(to, own, source, told.read().observedAt());
        Optional<Fallback.Chosen<String>> category = category(own);
        to.category(category)
                .merchant(Merchants.of(own, source, type == null ? "" : type))
                .description(own.text("description"))
                .status(status(own, told.read().observedAt()))
                .partOf(group(own, known, type))
                .reference(Told.BALANCE_TRANSACTION, Optional.of(id));
        references(to, own, source);
        if (options.raw()) {
            to.raw(told.received());
        }
        return new MappedTransaction(
                to.build(options.tags()),
                category.map(Fallback.Chosen::value).orElse(null),
                own.epochSecond("created").orElse(told.happenedAt()));
    }

    private void money(
            TransactionBuilder to,
            JsonFields own,
            Optional<String> currency,
            Optional<BigDecimal> amount) {
        to.amount(amount, currency, own.digits("amount"), StripeMapper.SIGNED);
        to.kept(
                currency.flatMap(code -> own.minorAside("fee", code, units)),
                currency.flatMap(code -> own.minorAside("net", code, units)),
                own.path("net"));
    }

    private void exchange(
            TransactionBuilder to,
            JsonFields own,
            Optional<JsonFields> source,
            Optional<String> currency,
            Optional<BigDecimal> amount) {
        Optional<BigDecimal> rate = own.rate("exchange_rate");
        if (!own.has("exchange_rate")) {
            return;
        }
        Exchange.Before before =
                source.map(object -> Exchange.before(object, units))
                        .orElse(Exchange.Before.UNKNOWN);
        if (before.amount().isEmpty()) {
            own.findings().add(MoneyIssueCode.ORIGINAL_AMOUNT_UNKNOWN, own.path("source"));
        }
        to.original(
                before.signedAs(own.get("amount")),
                before.currency(),
                rate.map(sent -> Exchange.rate(sent, before, amount, currency, units)));
    }

    private static void times(
            TransactionBuilder to, JsonFields own, Optional<JsonFields> source, Instant observed) {
        Optional<Instant> created = own.epochSecond("created");
        Optional<LocalDate> availableOn = own.epochSecond("available_on").map(Days::of);
        to.dated(
                Fallback.<LocalDate>orElse(MoneyIssueCode.DATE_FALLBACK, own.findings())
                        .usually(own.path("created"), () -> created.map(Days::of))
                        .or(own.path("available_on"), () -> availableOn)
                        .choose()
                        .map(Fallback.Chosen::value),
                own.path("created"));
        Optional<LocalDate> agreed =
                source.flatMap(object -> object.epochSecond("created")).map(Days::of);
        to.timed(created, agreed, availableOn, observed);
    }

    private static Optional<Fallback.Chosen<String>> category(JsonFields own) {
        return Fallback.<String>orElse(MoneyIssueCode.CATEGORY_FALLBACK, own.findings())
                .usually(own.path("reporting_category"), () -> own.text("reporting_category"))
                .or(own.path("type"), () -> own.text("type"))
                .choose();
    }

    private static TransactionStatus status(JsonFields own, Instant observedAt) {
        String status = own.text("status").orElse("");
        if (status.equals("available")) {
            return TransactionStatus.POSTED;
        }
        if (status.equals("pending")) {
            return TransactionStatus.PENDING;
        }
        own.findings().add(MoneyIssueCode.STATUS_UNKNOWN, own.path("status"));
        return own.epochSecond("available_on").map(at -> at.isAfter(observedAt)).orElse(false)
                ? TransactionStatus.PENDING
                : TransactionStatus.POSTED;
    }

    /** A payout's own transaction is the payout, and no part of it. */
    private static Optional<String> group(JsonFields own, Known known, String type) {
        boolean isPayoutItself =
                PAYOUT.equals(type) && own.reference("source").equals(known.payout());
        return isPayoutItself ? Optional.empty() : known.payout();
    }

    private static void references(
            TransactionBuilder to, JsonFields own, Optional<JsonFields> source) {
        own.reference("source").ifPresent(id -> to.reference(References.kind(id), Optional.of(id)));
        source.ifPresent(object -> References.add(object, to));
    }
}
