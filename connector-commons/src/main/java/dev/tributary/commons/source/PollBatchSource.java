package dev.tributary.commons.source;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.config.SourceRules;
import dev.tributary.commons.config.UnknownKeys;
import dev.tributary.commons.policy.CopyRules;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A source whose records and offsets are committed together, a poll batch at a time: what all such
 * connectors answer to Kafka Connect, and the checks of a configuration that are the same for all.
 */
public abstract class PollBatchSource extends SourceConnector {

    private Map<String, String> props = Map.of();

    /** The version of the connector's own jar. */
    @Override
    public String version() {
        return PluginVersion.of(getClass());
    }

    @Override
    public final Config validate(Map<String, String> connectorProps) {
        ConfigFindings findings = new ConfigFindings(super.validate(connectorProps));
        UnknownKeys.ofSource(config(), userKeys()).check(connectorProps, findings);
        SourceRules.check(connectorProps, findings);
        check(connectorProps, findings);
        DeadLetterOptions.check(connectorProps, findings);
        CopyRules.check(connectorProps, kinds(connectorProps), findings);
        return findings.config();
    }

    /** Adds an error for each thing that is wrong with the options of this source. */
    protected abstract void check(Map<String, String> connectorProps, ConfigFindings findings);

    /** The ends of the names of the topics that records may be written to, masked or in clear. */
    protected abstract List<String> kinds(Map<String, String> connectorProps);

    /** Beginnings of keys whose rest the user chooses. */
    protected String[] userKeys() {
        return new String[0];
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        props = Map.copyOf(connectorProps);
    }

    /** The configuration that the connector was started with. */
    protected final Map<String, String> props() {
        return props;
    }

    @Override
    public void stop() {
        // Nothing is held here: sockets, files and accounts are the tasks'.
    }

    /** Records and how far their source was read are in one transaction, that of their batch. */
    @Override
    public final ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorProps) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public final ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> connectorProps) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }
}
