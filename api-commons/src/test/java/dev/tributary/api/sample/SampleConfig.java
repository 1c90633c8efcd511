package dev.tributary.api.sample;

import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.api.limit.LimitDefaults;
import dev.tributary.api.oauth.ClientAuthentication;
import dev.tributary.api.oauth.OAuthOptions;
import dev.tributary.api.oauth.Provider;
import dev.tributary.api.source.ApiSource;
import dev.tributary.api.source.SourceOptions;
import dev.tributary.api.token.TokenStoreOptions;
import dev.tributary.api.webhook.WebhookSecrets;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.record.ApiEventRecord;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the sample source. */
final class SampleConfig extends AbstractConfig {

    static final String URL = "sample.url";
    static final String KEY = "sample.key";
    static final String INTERVAL_MS = "sample.interval.ms";
    static final String ACCOUNTS_INTERVAL_MS = "sample.accounts.interval.ms";

    static final String ENTRIES = "entries";
    static final String EVENTS = "events";

    static final ConfigDef DEFINITION = define();

    static final ApiSource SOURCE =
            new ApiSource(
                    "sample",
                    "sample-source",
                    SampleSourceConnector.class,
                    DEFINITION,
                    Map.of(ENTRIES, ApiEventRecord.SCHEMA, EVENTS, ApiEventRecord.SCHEMA));

    static final Provider PROVIDER =
            new Provider(
                    "sample",
                    new Provider.Endpoints(
                            Optional.empty(),
                            URI.create("https://sample.invalid/token"),
                            Optional.empty()),
                    List.of(),
                    ClientAuthentication.FORM,
                    Provider.Fields.none(),
                    Map.of(),
                    true,
                    Duration.ofSeconds(10));

    SampleConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        SourceOptions.define(
                def, new LimitDefaults("100/1s", null, List.of(), List.of(), null, "UTC"));
        OAuthOptions.define(def);
        TokenStoreOptions.define(def);
        WebhookSecrets.define(def);
        ConfigGroup.in(def, "Sample")
                .option(URL)
                .required()
                .doc("Where the bank is.")
                .option(KEY)
                .type(PASSWORD)
                .required()
                .doc("The key of the application.")
                .option(INTERVAL_MS)
                .type(LONG)
                .defaultsTo(200L)
                .doc("How many milliseconds pass between two looks for new entries.")
                .option(ACCOUNTS_INTERVAL_MS)
                .type(LONG)
                .defaultsTo(500L)
                .doc("How many milliseconds pass between two looks for new accounts.");
        return def;
    }

    URI url() {
        return URI.create(getString(URL));
    }

    Duration interval() {
        return Duration.ofMillis(getLong(INTERVAL_MS));
    }
}
