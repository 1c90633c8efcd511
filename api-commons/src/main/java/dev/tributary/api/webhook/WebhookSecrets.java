package dev.tributary.api.webhook;

import dev.tributary.api.oauth.Secret;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The secrets with which a provider may sign now: while one is exchanged for another, both.
 *
 * <p>When none fits, they are read again from the config provider, at most once a minute: a secret
 * that was exchanged there needs no restart, and a flood of forged requests no reading.
 */
public final class WebhookSecrets {

    public static final String SECRET = "webhook.secret";
    public static final String PREVIOUS = "webhook.secret.previous";

    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

    private final List<Secret> secrets;
    private final Clock clock;
    private final AtomicReference<Instant> readAgainAt;

    /**
     * Those secrets.
     *
     * @param secrets at least one
     */
    public WebhookSecrets(List<Secret> secrets, Clock clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("without a secret nothing can be verified");
        }
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
        this.readAgainAt = new AtomicReference<>(clock.instant().plus(BETWEEN_READINGS));
    }

    /** The options of a provider that signs with a secret. */
    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Webhook")
                .option(SECRET)
                .type(ConfigDef.Type.PASSWORD)
                .validator(Valid.notBlank())
                .importance(Importance.HIGH)
                .doc(
                        "The secret with which the provider signs webhooks, as it shows it;"
                                + " needed with `webhook.listener`.")
                .option(PREVIOUS)
                .type(ConfigDef.Type.PASSWORD)
                .validator(Valid.notBlank())
                .dependsOn(SECRET)
                .doc(
                        "A second secret that is valid too, while the provider exchanges one for the"
                                + " other; leave it out otherwise.");
    }

    /**
     * The secrets of a task.
     *
     * @param configs {@code SourceTaskContext::configs}
     */
    public static WebhookSecrets ofTask(Supplier<Map<String, String>> configs, Clock clock) {
        List<Secret> secrets = new ArrayList<>();
        for (String option : List.of(SECRET, PREVIOUS)) {
            String value = configs.get().get(option);
            if (value != null && !value.isBlank()) {
                secrets.add(Secret.ofTask(option, configs));
            }
        }
        return new WebhookSecrets(secrets, clock);
    }

    /** Whether one of them passes. */
    boolean anyPasses(Predicate<String> test) {
        return anyNow(test) || (readAgain() && anyNow(test));
    }

    private boolean anyNow(Predicate<String> test) {
        boolean passes = false;
        for (Secret secret : secrets) {
            // All of them each time: how long it takes does not tell which one fits.
            passes |= test.test(secret.value());
        }
        return passes;
    }

    private boolean readAgain() {
        Instant due = readAgainAt.get();
        Instant now = clock.instant();
        if (now.isBefore(due) || !readAgainAt.compareAndSet(due, now.plus(BETWEEN_READINGS))) {
            return false;
        }
        secrets.forEach(Secret::reread);
        return true;
    }

    @Override
    public String toString() {
        return "WebhookSecrets[" + secrets.size() + "]";
    }
}
