package dev.tributary.reconcile;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.config.UnknownKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Matches payouts, deposits, ledger entries, claims and remittances, and writes what agrees and
 * what does not to PostgreSQL, exactly once; any number of tasks share the work.
 */
public final class ReconcileSinkConnector extends SinkConnector {

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return PluginVersion.of(ReconcileSinkConnector.class);
    }

    @Override
    public ConfigDef config() {
        return ReconcileSinkConfig.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorProps) {
        ConfigFindings findings = new ConfigFindings(super.validate(connectorProps));
        UnknownKeys.ofSink(config()).check(connectorProps, findings);
        ReadingOptions.misfits(connectorProps)
                .forEach(misfit -> findings.error(misfit.option(), misfit.getMessage()));
        if (findings.passed(config().names().toArray(new String[0]))) {
            ReconcileSinkConfig config = new ReconcileSinkConfig(connectorProps);
            check(findings, config::database);
            check(findings, config::matching);
            check(findings, config::changes);
            check(findings, () -> Mappers.of(config.reading()));
        }
        return findings.config();
    }

    private static void check(ConfigFindings findings, Runnable reads) {
        try {
            reads.run();
        } catch (OptionMisfit misfit) {
            findings.error(misfit.option(), misfit.getMessage());
        }
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        props = Map.copyOf(connectorProps);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return ReconcileSinkTask.class;
    }

    /** As many as there may be: Connect shares the partitions out among them. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks)
                .mapToObj(task -> ReconcileSinkConfig.forTask(props, task))
                .toList();
    }

    @Override
    public void stop() {
        // Nothing is held here: connections are the tasks'.
    }

    /**
     * Offsets of the consumer group may be changed or forgotten: the database knows better, and
     * entries are known by their ids.
     */
    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
