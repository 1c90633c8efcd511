package dev.tributary.hl7;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.source.PollBatchSource;
import dev.tributary.hl7.map.Mappings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.util.ConnectorUtils;

/**
 * Listens for HL7 v2 messages over MLLP; its listeners are split among its tasks. A message is
 * acknowledged after the transaction of its poll batch.
 */
public final class Hl7MllpSourceConnector extends PollBatchSource {

    @Override
    public ConfigDef config() {
        return Hl7MllpSourceConfig.definition();
    }

    @Override
    protected void check(Map<String, String> connectorProps, ConfigFindings findings) {
        Mappings.check(connectorProps, findings);
        ListenerRules.check(connectorProps, findings);
        ValidationOptions.checkRules(connectorProps, HealthcareRecord.SCHEMA, findings);
    }

    @Override
    protected List<String> kinds(Map<String, String> connectorProps) {
        return RecordTargets.kinds(connectorProps);
    }

    @Override
    protected String[] userKeys() {
        return new String[] {Mappings.PREFIX};
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Hl7MllpSourceTask.class;
    }

    /** One task a listener at most: two tasks of one worker cannot share a port. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<String> listeners =
                new Hl7MllpSourceConfig(props())
                        .listener().listeners().stream().map(Object::toString).toList();
        List<List<String>> shares =
                ConnectorUtils.groupPartitions(listeners, Math.min(maxTasks, listeners.size()));
        return IntStream.range(0, shares.size())
                .mapToObj(task -> Hl7MllpSourceConfig.forTask(props(), task, shares.get(task)))
                .toList();
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Hl7Offsets.validate(offsets);
        return true;
    }
}
