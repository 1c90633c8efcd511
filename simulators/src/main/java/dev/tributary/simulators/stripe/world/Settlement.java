package dev.tributary.simulators.stripe.world;

import dev.tributary.simulators.stripe.model.Currencies;
import java.math.BigDecimal;
import java.util.Set;

/**
 * In which currency of the balance money of another arrives.
 *
 * @param home the account's default currency
 * @param held currencies that the account keeps a balance in
 */
record Settlement(String home, Set<String> held) {

    Settlement {
        held = Set.copyOf(held);
    }

    /** The currency of the balance. */
    String into(String currency) {
        return held.contains(currency) ? currency : home;
    }

    /** The rate between minor units; null when nothing is converted. */
    BigDecimal rate(String currency) {
        String into = into(currency);
        return into.equals(currency) ? null : Currencies.rate(currency, into);
    }

    /** An amount in minor units of the balance's currency. */
    long convert(long amount, String currency) {
        BigDecimal rate = rate(currency);
        return rate == null ? amount : Currencies.convert(amount, rate);
    }
}
