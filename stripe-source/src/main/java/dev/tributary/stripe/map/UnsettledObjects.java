package dev.tributary.stripe.map;

import dev.tributary.api.money.Fallback;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.api.money.TransactionBuilder;
import dev.tributary.api.money.TransactionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Makes transactions of charges, refunds, payouts and top-ups that have not moved money, or whose
 * money came back: so that they can be seen, with an amount of zero, since only balance
 * transactions count. The amount that they are about stands in {@code original_amount}.
 */
final class UnsettledObjects {

    /** Which way money would go, by kind of object. */
    private static final Map<String, Integer> DIRECTIONS =
            Map.of("charge", 1, "refund", -1, "payout", -1, "topup", 1);

    private final MoneyOptions options;

    UnsettledObjects(MoneyOptions options) {
        this.options = options;
    }

    /** Whether objects of a kind have transactions of their own. */
    static boolean areOf(String objectType) {
        return DIRECTIONS.containsKey(objectType);
    }

    /**
     * How far an object has come.
     *
     * @return empty once it has moved money, which its balance transactions tell
     */
    static Optional<TransactionStatus> status(Told told, Findings findings) {
        JsonFields own = told.fields(findings);
        boolean moved = own.reference("balance_transaction").isPresent();
        String status = own.text("status").orElse("");
        return switch (status) {
            case "failed" -> Optional.of(TransactionStatus.FAILED);
            case "canceled" -> Optional.of(TransactionStatus.VOIDED);
            default -> moved ? Optional.empty() : Optional.of(waiting(told, own, status));
        };
    }

    private static TransactionStatus waiting(Told told, JsonFields own, String status) {
        switch (status) {
            case "pending", "requires_action", "in_transit", "paid", "reversed" -> {
                return TransactionStatus.PENDING;
            }
            case "succeeded" -> {
                boolean isReleased =
                        told.objectType().equals("charge")
                                && !own.flag("captured").orElse(true)
                                && own.flag("refunded").orElse(false);
                return isReleased ? TransactionStatus.VOIDED : TransactionStatus.PENDING;
            }
            default -> {
                own.findings().add(MoneyIssueCode.STATUS_UNKNOWN, own.path("status"));
                return TransactionStatus.PENDING;
            }
        }
    }

    /**
     * Whether a transaction of its own may stand in the topic that has to go, now that the object
     * has moved money. A backfill comes before anything that could; an event says what was before.
     */
    static boolean mayHaveStood(Told told) {
        if (told.read().channel() == Channel.BACKFILL) {
            return false;
        }
        if (told.event().isEmpty()) {
            return true;
        }
        String type = told.eventType().orElse("");
        return told.hasChanged("status", "balance_transaction", "captured")
                || type.equals("charge.captured")
                || (type.equals("charge.succeeded") && !isByCard(told));
    }

    /** A card is charged or not; other means of payment take days to say. */
    private static boolean isByCard(Told told) {
        return told.object().path("payment_method_details").path("type").asText().equals("card");
    }

    /** The transaction of an object that has an id. */
    MappedTransaction map(String id, TransactionStatus status, Told told, Findings findings) {
        JsonFields own = told.fields(findings);
        Optional<String> currency = own.currency("currency", options.units());
        Optional<Instant> created = own.epochSecond("created");
        Optional<LocalDate> arrives = own.epochSecond("arrival_date").map(Days::of);
        String kind = told.objectType();
        TransactionBuilder to =
                TransactionBuilder.of(StripeMapper.SYSTEM, findings)
                        .named(id, AccountIds.of(told.account(), currency), kind)
                        .withoutEffect(currency, own.digits("amount"), StripeMapper.UNSIGNED)
                        .original(
                                currency.flatMap(code -> about(own, code, kind)),
                                currency,
                                Optional.empty())
                        .dated(date(own, created, arrives), own.path("created"))
                        .timed(created, Optional.empty(), arrives, told.read().observedAt())
                        .merchant(Merchants.of(own))
                        .category(Optional.of(new Fallback.Chosen<>(kind, own.path("object"))))
                        .description(own.text("description"))
                        .status(status);
        References.add(own, to);
        if (options.raw()) {
            to.raw(told.object());
        }
        return new MappedTransaction(
                to.build(options.tags()), kind, created.orElse(told.happenedAt()));
    }

    private Optional<BigDecimal> about(JsonFields own, String currency, String kind) {
        return own.minorAmount("amount", currency, options.units())
                .map(size -> DIRECTIONS.get(kind) < 0 ? size.negate() : size);
    }

    private static Optional<LocalDate> date(
            JsonFields own, Optional<Instant> created, Optional<LocalDate> arrives) {
        return Fallback.<LocalDate>orElse(MoneyIssueCode.DATE_FALLBACK, own.findings())
                .usually(own.path("created"), () -> created.map(Days::of))
                .or(own.path("arrival_date"), () -> arrives)
                .choose()
                .map(Fallback.Chosen::value);
    }
}
