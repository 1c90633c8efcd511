package dev.tributary.stripe;

import dev.tributary.api.limit.LimitDefaults;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.api.source.ApiSource;
import dev.tributary.api.source.SourceOptions;
import dev.tributary.api.webhook.WebhookSecrets;
import dev.tributary.stripe.map.StripeCurrencies;
import dev.tributary.stripe.map.StripeMapper;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the Stripe source, in the order in which a newcomer meets it. */
public final class StripeSourceConfig extends AbstractConfig {

    /** Stripe's limit of reads for a live key; test keys have a quarter (docs.stripe.com). */
    private static final LimitDefaults LIMITS =
            new LimitDefaults("100/1s", null, List.of(), List.of(), null, "UTC");

    private static final ConfigDef DEFINITION = define();

    static final ApiSource SOURCE =
            new ApiSource(
                    "stripe",
                    "stripe-source",
                    StripeSourceConnector.class,
                    DEFINITION,
                    StripeMapper.RECORDS);

    /** Reads a connector's or a task's configuration. */
    public StripeSourceConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    /** Every option. */
    public static ConfigDef definition() {
        return DEFINITION;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        StripeOptions.define(def);
        MoneyOptions.define(def);
        SourceOptions.define(def, LIMITS);
        WebhookSecrets.define(def);
        return def;
    }

    StripeOptions stripe() {
        return StripeOptions.from(this);
    }

    MoneyOptions money() {
        return MoneyOptions.from(this, StripeCurrencies.MINOR_UNITS);
    }
}
