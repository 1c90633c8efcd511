package dev.tributary.benchmarks.api;

import dev.tributary.api.http.ApiClient;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.http.HttpMetrics;
import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.LimitDefaults;
import dev.tributary.api.limit.LimitMetrics;
import dev.tributary.api.limit.LimitOptions;
import dev.tributary.api.limit.LimitedCalls;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.limit.Share;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A client as a source has it, from options. */
final class Calls implements AutoCloseable {

    static final CallKey KEY = new CallKey("app", "", "transactions", Priority.INCREMENTAL);

    private final ConnectorMetrics metrics = ConnectorMetrics.open("api-benchmark", "benchmark", 0);
    private final ApiClient client;

    Calls(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        HttpOptions.define(def);
        LimitOptions.define(def, LimitDefaults.NONE);
        AbstractConfig config = new AbstractConfig(def, props, false);
        this.client =
                ApiClient.open(
                        new ApiClient.Parts(
                                HttpOptions.from(config),
                                ProviderHints.NONE,
                                Authorization.none(),
                                LimitedCalls.open(
                                        LimitOptions.from(config).limits(),
                                        Share.WHOLE,
                                        Map.of(),
                                        LimitMetrics.in(metrics)),
                                HttpMetrics.in(metrics)),
                        "benchmark");
    }

    ApiClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        metrics.close();
    }
}
