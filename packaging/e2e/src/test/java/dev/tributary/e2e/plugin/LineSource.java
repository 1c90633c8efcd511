package dev.tributary.e2e.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A connector as anybody might have written it, whose records print themselves whole: each line of
 * a file is a record's key, value and header.
 */
public final class LineSource extends SourceConnector {
    private static final String FILE = "file";
    private static final String TOPIC = "topic";

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(FILE, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "The file.")
                .define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "The topic.");
    }

    @Override
    public void start(Map<String, String> connectorProps) {
        props = Map.copyOf(connectorProps);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Lines.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(props);
    }

    @Override
    public void stop() {}

    /** Reads the file once more at each poll, and what is new in it. */
    public static final class Lines extends SourceTask {
        private static final long PAUSE_MS = 50;

        private Path file;
        private String topic;
        private int read;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> props) {
            file = Path.of(props.get(FILE));
            topic = props.get(TOPIC);
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            List<String> lines = lines();
            List<SourceRecord> records = new ArrayList<>();
            for (String line : lines.subList(read, lines.size())) {
                records.add(record(line, ++read));
            }
            if (records.isEmpty()) {
                Thread.sleep(PAUSE_MS);
            }
            return records;
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new ConnectException("the file cannot be read", e);
            }
        }

        private SourceRecord record(String line, int number) {
            SourceRecord record =
                    new SourceRecord(
                            Map.of("file", "lines"),
                            Map.of("line", number),
                            topic,
                            null,
                            Schema.STRING_SCHEMA,
                            line,
                            Schema.STRING_SCHEMA,
                            line);
            record.headers().addString("line", line);
            return record;
        }

        @Override
        public void stop() {}
    }
}
