package dev.tributary.simulators.stripe.world;

import java.time.Duration;
import java.util.List;

/**
 * How much commerce to play.
 *
 * @param charges how many sales
 * @param over how much time passes meanwhile
 * @param currencies which ones the platform sells in, lower case
 */
public record PlayPlan(int charges, Duration over, List<String> currencies) {

    public PlayPlan {
        currencies = List.copyOf(currencies);
    }

    /** So many sales in 30 days, in dollars, euros, yen and dinars. */
    public static PlayPlan charges(int count) {
        return new PlayPlan(count, Duration.ofDays(30), List.of("usd", "eur", "jpy", "kwd"));
    }

    /** In another time. */
    public PlayPlan over(Duration span) {
        return new PlayPlan(charges, span, currencies);
    }

    /** In other currencies. */
    public PlayPlan currencies(String... others) {
        return new PlayPlan(charges, over, List.of(others));
    }
}
