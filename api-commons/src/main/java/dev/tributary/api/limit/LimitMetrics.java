package dev.tributary.api.limit;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Latency;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What the limits cost: how long calls wait, how many are refused all the same, what is left of a
 * month's budget (in an MBean of its own, tagged with the credential's name).
 */
public final class LimitMetrics {

    private final ConnectorMetrics metrics;
    private final Latency waits;
    private final Counter refused;
    private final Counter timedOut;
    private final Counter turnedAway;

    private LimitMetrics(ConnectorMetrics metrics) {
        this.metrics = metrics;
        this.waits = metrics.latency("limit-wait-time", "How long a call waited for the limits");
        this.refused =
                metrics.counter("limit-refused-total", "Calls that the provider refused with 429");
        this.timedOut =
                metrics.counter(
                        "limit-wait-timeout-total", "Calls whose turn did not come in time");
        this.turnedAway =
                metrics.counter(
                        "limit-turned-away-total",
                        "Calls that were put off, since too many were waiting");
    }

    /** Defines them. */
    public static LimitMetrics in(ConnectorMetrics metrics) {
        return new LimitMetrics(metrics);
    }

    void watch(IntSupplier waiting, Map<String, MonthlyBudget> budgets) {
        metrics.gauge("limit-waiting", "Calls that wait for the limits", waiting::getAsInt);
        budgets.forEach(
                (credential, budget) ->
                        metrics.tagged("credential", credential)
                                .gauge(
                                        "budget-left",
                                        "Calls that this task has left in this month",
                                        budget::left));
    }

    void waited(long nanos) {
        waits.recordNanos(nanos);
    }

    void refused() {
        refused.increment();
    }

    void timedOut() {
        timedOut.increment();
    }

    void turnedAway() {
        turnedAway.increment();
    }
}
