package dev.tributary.benchmarks.ceiling;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A source that does nothing but hand over records that it has ready, as fast as the worker takes
 * them: what any source is measured against that emits records of this shape.
 *
 * <p>Its plugin folder holds this module's jar alone, so it uses only Java and Connect.
 */
public final class CeilingSourceConnector extends SourceConnector {

    static final String RECORDS_FILE = "records.file";
    static final String TOPIC = "topic";

    /** As many as the HL7 source hands over at a time. */
    static final int BATCH = 500;

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> given) {
        props = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CeilingSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(props);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(
                        RECORDS_FILE,
                        ConfigDef.Type.STRING,
                        ConfigDef.Importance.HIGH,
                        "Records to repeat.")
                .define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where they go.");
    }
}
