package dev.tributary.simulators.stripe.webhook;

import dev.tributary.simulators.stripe.model.ApiVersion;
import java.util.List;
import java.util.Optional;

/**
 * How an endpoint is sent events.
 *
 * @param secrets each signs; two while one is rolled
 * @param duplicates share that is sent twice
 * @param disorder share that is sent after later ones
 * @param connect whether it takes events of connected accounts, and only those
 * @param version how objects look; empty for as they looked when it happened
 * @param types which events; empty for all
 */
public record WebhookPlan(
        List<String> secrets,
        double duplicates,
        double disorder,
        boolean connect,
        Optional<ApiVersion> version,
        List<String> types) {

    public WebhookPlan {
        secrets = List.copyOf(secrets);
        types = List.copyOf(types);
    }

    /** All events of the platform itself, once and in order. */
    public static WebhookPlan signedWith(String... secrets) {
        return new WebhookPlan(List.of(secrets), 0, 0, false, Optional.empty(), List.of());
    }

    /** With a share sent twice. */
    public WebhookPlan duplicates(double share) {
        return new WebhookPlan(secrets, share, disorder, connect, version, types);
    }

    /** With a share sent after later ones. */
    public WebhookPlan disorder(double share) {
        return new WebhookPlan(secrets, duplicates, share, connect, version, types);
    }

    /** Of connected accounts, or of the platform itself. */
    public WebhookPlan connect(boolean connected) {
        return new WebhookPlan(secrets, duplicates, disorder, connected, version, types);
    }

    /** In a version of its own. */
    public WebhookPlan apiVersion(ApiVersion own) {
        return new WebhookPlan(secrets, duplicates, disorder, connect, Optional.of(own), types);
    }

    /** Of these types alone. */
    public WebhookPlan types(String... only) {
        return new WebhookPlan(secrets, duplicates, disorder, connect, version, List.of(only));
    }

    /** Its shares. */
    @Override
    public String toString() {
        return "WebhookPlan[duplicates=" + duplicates + ", disorder=" + disorder + "]";
    }
}
