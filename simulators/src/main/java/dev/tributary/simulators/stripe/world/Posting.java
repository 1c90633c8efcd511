package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Money to be put into a ledger.
 *
 * @param type the balance transaction's type
 * @param category its reporting category
 * @param amount in minor units, signed as the account sees it
 * @param currency of the balance
 * @param fees entries of {@code fee_details}
 * @param source id of the object it is for
 * @param description for people
 * @param availableOn when it can be paid out
 * @param exchangeRate from the source's currency; null when that is the same
 */
record Posting(
        String type,
        String category,
        long amount,
        String currency,
        List<ObjectNode> fees,
        String source,
        String description,
        Instant availableOn,
        BigDecimal exchangeRate) {

    Posting {
        fees = List.copyOf(fees);
    }

    long fee() {
        return fees.stream().mapToLong(fee -> fee.path("amount").asLong()).sum();
    }
}
