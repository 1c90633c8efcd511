package dev.tributary.e2e.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A sink that forgets what it gets. */
public final class NullSink extends SinkConnector {
    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        props = Map.copyOf(connectorProps);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Nothing.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(props);
    }

    @Override
    public void stop() {}

    /** Its task. */
    public static final class Nothing extends SinkTask {

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> taskProps) {}

        @Override
        public void put(Collection<SinkRecord> records) {}

        @Override
        public void stop() {}
    }
}
