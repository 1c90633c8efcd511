package dev.tributary.api.http;

import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.CallLimiter;
import dev.tributary.api.limit.Priority;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Builds a client step by step; what a test does not name is as a user who sets nothing has it. */
final class TestClient implements AutoCloseable {

    static final CallKey KEY = new CallKey("app", "", "items", Priority.INCREMENTAL);

    private final ConnectorMetrics metrics = ConnectorMetrics.open("api-http-test", "c", 0);
    private final Map<String, String> props = new HashMap<>();
    private Authorization authorization = Authorization.none();
    private ProviderHints hints = ProviderHints.NONE;
    private CallLimiter limiter = new RecordingLimiter();
    private Waits waits = new VirtualWaits(0.5);
    private ApiClient client;

    static ApiRequest get(URI uri) {
        return ApiRequest.get(uri, KEY);
    }

    static HttpOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        HttpOptions.define(def);
        return HttpOptions.from(new AbstractConfig(def, props, false));
    }

    TestClient set(String option, Object value) {
        props.put(option, value.toString());
        return this;
    }

    TestClient with(Authorization what) {
        authorization = what;
        return this;
    }

    TestClient with(ProviderHints what) {
        hints = what;
        return this;
    }

    TestClient with(CallLimiter what) {
        limiter = what;
        return this;
    }

    TestClient with(Waits what) {
        waits = what;
        return this;
    }

    ApiClient client() {
        if (client == null) {
            client =
                    new ApiClient(
                            new ApiClient.Parts(
                                    options(props),
                                    hints,
                                    authorization,
                                    limiter,
                                    HttpMetrics.in(metrics)),
                            "test",
                            waits);
        }
        return client;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        metrics.close();
    }
}
