package dev.tributary.api.source;

import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.limit.LimitDefaults;
import dev.tributary.api.limit.LimitOptions;
import dev.tributary.api.webhook.WebhookOptions;
import dev.tributary.commons.config.CopyOptions;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.DuplicateOptions;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.config.UnknownKeyOptions;
import dev.tributary.commons.config.ValidationOptions;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The options that every source of an API has.
 *
 * @param topics where records go
 * @param validation how strictly they are judged
 * @param copies clear, masked or both
 * @param http how the API is called
 * @param limits how often
 * @param webhook where webhooks come in
 * @param tls how that listener encrypts
 * @param flow how much may be on its way to Kafka
 * @param duplicates how many webhooks are remembered
 * @param deadLetters what a dead letter keeps
 * @param digest the secret of identities
 */
public record SourceOptions(
        TopicOptions topics,
        ValidationOptions validation,
        CopyOptions copies,
        HttpOptions http,
        LimitOptions limits,
        WebhookOptions webhook,
        TlsOptions tls,
        FlowOptions flow,
        DuplicateOptions duplicates,
        DeadLetterOptions deadLetters,
        DigestOptions digest) {

    /**
     * Defines them, in the order in which a newcomer meets them.
     *
     * @param limits what the provider documents
     */
    public static void define(ConfigDef def, LimitDefaults limits) {
        TopicOptions.define(def);
        ValidationOptions.define(def);
        CopyOptions.define(def);
        HttpOptions.define(def);
        LimitOptions.define(def, limits);
        WebhookOptions.define(def);
        TlsOptions.define(def);
        FlowOptions.define(def);
        DuplicateOptions.define(def);
        DeadLetterOptions.define(def);
        DigestOptions.define(def);
        UnknownKeyOptions.define(def);
    }

    public static SourceOptions from(AbstractConfig config) {
        return new SourceOptions(
                TopicOptions.from(config),
                ValidationOptions.from(config),
                CopyOptions.from(config),
                HttpOptions.from(config),
                LimitOptions.from(config),
                WebhookOptions.from(config),
                TlsOptions.from(config),
                FlowOptions.from(config),
                DuplicateOptions.from(config),
                DeadLetterOptions.from(config),
                DigestOptions.from(config));
    }

    /** How much may be on its way to Kafka, and what a webhook's sender is told. */
    public DeliveryOptions delivery() {
        return flow.delivery();
    }

    @Override
    public String toString() {
        return "SourceOptions[" + topics.prefix() + "]";
    }
}
