package dev.tributary.hl7;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.config.SourceRules;
import dev.tributary.commons.config.UnknownKeys;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.policy.CopyRules;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.map.Mappings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Listens for HL7 v2 messages over MLLP; its listeners are split among its tasks. */
public final class Hl7MllpSourceConnector extends SourceConnector {

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return PluginVersion.of(Hl7MllpSourceConnector.class);
    }

    @Override
    public ConfigDef config() {
        return Hl7MllpSourceConfig.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorProps) {
        ConfigFindings findings = new ConfigFindings(super.validate(connectorProps));
        UnknownKeys.ofSource(config(), Mappings.PREFIX).check(connectorProps, findings);
        SourceRules.check(connectorProps, findings);
        Mappings.check(connectorProps, findings);
        ListenerRules.check(connectorProps, findings);
        DeadLetterOptions.check(connectorProps, findings);
        ValidationOptions.checkRules(connectorProps, HealthcareRecord.SCHEMA, findings);
        CopyRules.check(connectorProps, RecordTargets.kinds(connectorProps), findings);
        return findings.config();
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        props = Map.copyOf(connectorProps);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Hl7MllpSourceTask.class;
    }

    /** One task a listener at most: two tasks of one worker cannot share a port. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<String> listeners =
                new Hl7MllpSourceConfig(props)
                        .listener().listeners().stream().map(Object::toString).toList();
        List<List<String>> shares =
                ConnectorUtils.groupPartitions(listeners, Math.min(maxTasks, listeners.size()));
        return IntStream.range(0, shares.size())
                .mapToObj(task -> Hl7MllpSourceConfig.forTask(props, task, shares.get(task)))
                .toList();
    }

    @Override
    public void stop() {
        // Nothing is held here: sockets belong to the tasks.
    }

    /**
     * A message and its offset are committed together, in the transaction of its poll batch, and it
     * is acknowledged after that.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorProps) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> connectorProps) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Hl7Offsets.validate(offsets);
        return true;
    }
}
