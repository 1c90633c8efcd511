package dev.tributary.api.webhook;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** How webhooks fare. */
public final class WebhookMetrics {

    private final ConnectorMetrics metrics;
    private final Counter taken;
    private final Counter again;
    private final Counter rejected;
    private final Counter tooLarge;
    private final Counter tooSlow;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    private WebhookMetrics(ConnectorMetrics metrics) {
        this.metrics = metrics;
        taken = metrics.counter("webhooks-taken-total", "Webhooks whose events are in Kafka");
        again =
                metrics.counter(
                        "webhooks-put-off-total", "Webhooks answered 503: to be sent again");
        rejected =
                metrics.counter(
                        "webhooks-rejected-total",
                        "Webhooks of which a transform dropped an event");
        tooLarge = metrics.counter("webhooks-too-large-total", "Webhooks above the bound");
        tooSlow = metrics.counter("webhooks-too-slow-total", "Webhooks that took too long");
        for (Refusal why : Refusal.values()) {
            String word = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            refused.put(
                    why,
                    metrics.counter(
                            "webhooks-" + word + "-total", "Webhooks that were refused: " + word));
        }
    }

    /** Defines them. */
    public static WebhookMetrics in(ConnectorMetrics metrics) {
        return new WebhookMetrics(metrics);
    }

    void listening(LongSupplier bound) {
        metrics.gauge("webhook-listening", "1 when the listener has its address", bound);
    }

    void refused(Refusal why) {
        refused.get(why).increment();
    }

    /** How many were refused so. */
    public long count(Refusal why) {
        return refused.get(why).value();
    }

    void tooLarge() {
        tooLarge.increment();
    }

    void tooSlow() {
        tooSlow.increment();
    }

    void answered(int status) {
        switch (status) {
            case WebhookIntake.TAKEN -> taken.increment();
            case WebhookIntake.REJECTED -> rejected.increment();
            default -> again.increment();
        }
    }
}
