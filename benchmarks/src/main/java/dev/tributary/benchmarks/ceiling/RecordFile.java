package dev.tributary.benchmarks.ceiling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** Records in a file, a line each: key, tab, and the value as JSON with its schema. */
public final class RecordFile {

    private static final String TOPIC = "file";

    private RecordFile() {}

    /** A record that is ready. */
    public record Entry(String key, SchemaAndValue value) {}

    /** Writes records. */
    public static void write(Path file, List<String> keys, List<Struct> values) throws IOException {
        try (JsonConverter converter = converter()) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                Struct value = values.get(i);
                byte[] json = converter.fromConnectData(TOPIC, value.schema(), value);
                lines.add(keys.get(i) + '\t' + new String(json, StandardCharsets.UTF_8));
            }
            Files.write(file, lines);
        }
    }

    static List<Entry> read(Path file) throws IOException {
        try (JsonConverter converter = converter()) {
            List<Entry> entries = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                byte[] json = line.substring(tab + 1).getBytes(StandardCharsets.UTF_8);
                entries.add(
                        new Entry(line.substring(0, tab), converter.toConnectData(TOPIC, json)));
            }
            return entries;
        }
    }

    private static JsonConverter converter() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", true, "schemas.cache.size", 16), false);
        return converter;
    }
}
