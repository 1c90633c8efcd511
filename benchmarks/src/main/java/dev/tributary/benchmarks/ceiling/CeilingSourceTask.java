package dev.tributary.benchmarks.ceiling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Repeats the records of a file; each has an offset of its own and the headers of ours. */
public final class CeilingSourceTask extends SourceTask {

    private static final Map<String, String> PARTITION = Map.of("kind", "ceiling");

    private String topic;
    private List<RecordFile.Entry> entries = List.of();
    private long sequence;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        topic = props.get(CeilingSourceConnector.TOPIC);
        try {
            entries = RecordFile.read(Path.of(props.get(CeilingSourceConnector.RECORDS_FILE)));
        } catch (IOException e) {
            throw new ConnectException("cannot read the records", e);
        }
    }

    @Override
    public List<SourceRecord> poll() {
        List<SourceRecord> batch = new ArrayList<>(CeilingSourceConnector.BATCH);
        for (int i = 0; i < CeilingSourceConnector.BATCH; i++) {
            batch.add(record(entries.get((int) (sequence % entries.size()))));
            sequence++;
        }
        return batch;
    }

    private SourceRecord record(RecordFile.Entry entry) {
        SchemaAndValue value = entry.value();
        return new SourceRecord(
                PARTITION,
                Map.of("seq", sequence),
                topic,
                null,
                Schema.STRING_SCHEMA,
                entry.key(),
                value.schema(),
                value.value(),
                System.currentTimeMillis(),
                new ConnectHeaders()
                        .addString("tributary.source", "hl7")
                        .addString("tributary.audit_log_id", "AUD-0-1795428930000-" + sequence));
    }

    @Override
    public void stop() {}
}
