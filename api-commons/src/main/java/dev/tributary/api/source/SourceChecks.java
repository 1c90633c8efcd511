package dev.tributary.api.source;

import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.http.HttpRules;
import dev.tributary.api.limit.LimitDefaults;
import dev.tributary.api.limit.LimitOptions;
import dev.tributary.api.webhook.WebhookOptions;
import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.tls.TlsRules;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The checks of a configuration that are the same for all sources of APIs: those that see more than
 * one option. Nobody is called.
 */
public final class SourceChecks {

    private static final String TASKS_MAX = "tasks.max";

    private SourceChecks() {}

    /**
     * Adds an error for each thing that is wrong.
     *
     * @param props the connector's configuration
     * @param findings begun with {@code super.validate(props)}
     */
    public static void check(ApiSource source, Map<String, String> props, ConfigFindings findings) {
        ValidationOptions.checkRules(
                props, source.records().values().stream().distinct().toList(), findings);
        checkHttp(props, findings);
        checkLimits(source, props, findings);
        checkWebhook(props, findings);
    }

    /** Adds an error where there is no {@code digest.key}. */
    public static void needDigestKey(
            Map<String, String> props, ConfigFindings findings, String why) {
        if (props.get(DigestOptions.DIGEST_KEY) == null) {
            findings.error(
                    DigestOptions.DIGEST_KEY,
                    why + ": make a key with 'openssl rand -base64 32', and keep it for good");
        }
    }

    private static void checkHttp(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        HttpOptions.define(own);
        if (passed(own, findings)) {
            HttpRules.check(HttpOptions.from(new AbstractConfig(own, props, false)))
                    .ifPresent(wrong -> findings.error(wrong.option(), wrong.text()));
        }
    }

    /** With the connector's own defaults: the provider's limits are to be divided too. */
    private static void checkLimits(
            ApiSource source, Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        LimitOptions.define(own, LimitDefaults.NONE);
        if (!passed(own, findings) || !findings.passed(TASKS_MAX)) {
            return;
        }
        ConfigDef limits = new ConfigDef();
        own.names().forEach(name -> limits.define(source.definition().configKeys().get(name)));
        try {
            int most = Integer.parseInt(props.getOrDefault(TASKS_MAX, "1").strip());
            int tasks = props.get(WebhookOptions.LISTENER) == null ? most : 1;
            LimitOptions.from(new AbstractConfig(limits, props, false))
                    .limits()
                    .checkDivisibleAmong(Math.max(1, tasks));
        } catch (NumberFormatException framework) {
            // Kafka Connect refuses that itself.
            return;
        } catch (IllegalArgumentException tooMany) {
            findings.error(TASKS_MAX, tooMany.getMessage());
        }
    }

    private static void checkWebhook(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        WebhookOptions.define(own);
        TlsOptions.define(own);
        if (!passed(own, findings)) {
            return;
        }
        AbstractConfig config = new AbstractConfig(own, props, false);
        TlsOptions tls = TlsOptions.from(config);
        WebhookOptions.from(config).check(tls, findings);
        TlsRules.check(props, tls, Clock.systemUTC())
                .ifPresent(wrong -> findings.error(wrong.option(), wrong.getMessage()));
        if (props.get(WebhookOptions.LISTENER) != null) {
            needDigestKey(props, findings, "webhooks that come again are known by a keyed digest");
        }
    }

    private static boolean passed(ConfigDef own, ConfigFindings findings) {
        // Where not, the user will mend those first.
        return findings.passed(own.names().toArray(new String[0]));
    }
}
