package dev.tributary.api.sample;

import dev.tributary.api.oauth.ClientAuthentication;
import dev.tributary.api.oauth.GrantWatch;
import dev.tributary.api.oauth.OAuthOptions;
import dev.tributary.api.source.SourceChecks;
import dev.tributary.api.source.SourceOffsets;
import dev.tributary.api.source.TaskShare;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreOptions;
import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.source.PollBatchSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Reads the entries of a bank's accounts that a person has authorised, and takes its webhooks. */
public final class SampleSourceConnector extends PollBatchSource {

    private TokenStore store;
    private GrantWatch accounts;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return SampleConfig.DEFINITION;
    }

    @Override
    protected void check(Map<String, String> connectorProps, ConfigFindings findings) {
        SourceChecks.check(SampleConfig.SOURCE, connectorProps, findings);
        OAuthOptions.check(ClientAuthentication.FORM, connectorProps, findings);
        TokenStoreOptions.check(connectorProps, findings);
    }

    @Override
    protected List<String> kinds(Map<String, String> connectorProps) {
        return SampleConfig.SOURCE.kinds();
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        super.start(connectorProps);
        SampleConfig config = new SampleConfig(props());
        String name = props().getOrDefault("name", "sample");
        store = TokenStoreOptions.from(config).open(name);
        accounts =
                GrantWatch.start(
                        store,
                        SampleConfig.PROVIDER.name(),
                        Duration.ofMillis(config.getLong(SampleConfig.ACCOUNTS_INTERVAL_MS)),
                        context()::requestTaskReconfiguration,
                        name);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SampleSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return TaskShare.configs(props(), accounts.grants(), maxTasks);
    }

    @Override
    public void stop() {
        if (accounts != null) {
            accounts.close();
            store.close();
        }
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<Map<String, ?>, Map<String, ?>> offsets) {
        SourceOffsets.validate(offsets, EntryFeed::check);
        return true;
    }
}
