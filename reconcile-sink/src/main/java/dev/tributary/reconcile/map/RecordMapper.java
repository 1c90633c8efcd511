package dev.tributary.reconcile.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput.AccountDelete;
import dev.tributary.reconcile.map.MappedInput.AccountUpsert;
import dev.tributary.reconcile.map.MappedInput.Bad;
import dev.tributary.reconcile.map.MappedInput.Delete;
import dev.tributary.reconcile.map.MappedInput.Ignored;
import dev.tributary.reconcile.map.MappedInput.Upsert;
import dev.tributary.reconcile.map.MappedInput.Watermark;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Makes what takes part in reconciliation of records: of our own, by their schema, and where a
 * mapping file is given of anybody's by that. Immutable, and safe for use by several threads.
 */
public final class RecordMapper {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Optional<MappingFile> mapping;
    private final TransactionEntries transactions;

    private RecordMapper(Optional<MappingFile> mapping, SourceKinds kinds) {
        this.mapping = mapping;
        this.transactions = new TransactionEntries(kinds);
    }

    /** For our own records alone, of our own connectors. */
    public static RecordMapper ours() {
        return of(Optional.empty(), SourceKinds.known());
    }

    /** For what a mapping file reads, and for those where none of its rules fits. */
    public static RecordMapper of(MappingFile mapping) {
        return of(Optional.of(mapping), SourceKinds.known());
    }

    /**
     * For what a mapping file reads, where there is one, and for our own records where none of its
     * rules fits.
     *
     * @param kinds what kind of system each source of our own records is
     */
    public static RecordMapper of(Optional<MappingFile> mapping, SourceKinds kinds) {
        return new RecordMapper(mapping, kinds);
    }

    /**
     * Maps a record of Kafka: its value is a Struct, a map without a schema, or JSON as text; or
     * nothing, which deletes what its key names.
     *
     * @return never null; {@link Bad} where it cannot be read
     */
    public MappedInput map(SinkRecord record) {
        Origin origin =
                new Origin(
                        record.originalTopic(),
                        record.originalKafkaPartition(),
                        record.originalKafkaOffset());
        Object value = record.value();
        if (value == null) {
            return deleted(record, origin);
        }
        if (value instanceof String text) {
            try {
                value = JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return new Bad(List.of("NOT_JSON at value"));
            }
        }
        Parts parts = Parts.of(value);
        if (parts == null) {
            return new Bad(List.of("NOT_A_RECORD at value"));
        }
        return map(parts, schema(record, value), origin, record.timestamp());
    }

    /**
     * Maps one JSON object: a line of a file.
     *
     * @param value our record as JSON, or one that the mapping reads
     * @param origin file and line
     */
    public MappedInput map(JsonNode value, Origin origin) {
        Parts parts = Parts.of(value);
        return parts == null
                ? new Bad(List.of("NOT_A_RECORD at value"))
                : map(parts, null, origin, null);
    }

    private MappedInput map(Parts parts, RecordShape shape, Origin origin, Long timestamp) {
        Reading reading = new Reading();
        if (mapping.isPresent()) {
            Optional<MappedInput> mapped = mapping.get().map(parts, origin, timestamp, reading);
            if (mapped.isPresent()) {
                return reading.issues().isEmpty() ? mapped.get() : new Bad(reading.issues());
            }
        }
        RecordShape found = shape == null ? RecordShape.ofFields(parts) : shape;
        if (found == null) {
            return new Ignored("other_schema");
        }
        MappedInput mapped = ours(found, parts, origin, timestamp, reading);
        return reading.issues().isEmpty() ? mapped : new Bad(reading.issues());
    }

    private MappedInput ours(
            RecordShape shape, Parts parts, Origin origin, Long timestamp, Reading reading) {
        long version = version(shape, parts, origin, timestamp);
        return switch (shape) {
            case TRANSACTION -> new Upsert(transactions.of(parts, version, origin, reading));
            case ACCOUNT -> account(parts, version, origin, reading);
            case CLAIM -> new Upsert(new ClaimEntries(parts, version, origin, reading).claim());
            case REMITTANCE ->
                    new Upsert(new ClaimEntries(parts, version, origin, reading).remittance());
            case REMITTANCE_PAYMENT ->
                    new Upsert(new ClaimEntries(parts, version, origin, reading).payment());
            case STATUS -> status(parts, reading);
        };
    }

    /** When Kafka has no time for it: when we read it; else its place. */
    private static long version(RecordShape shape, Parts parts, Origin origin, Long timestamp) {
        if (timestamp != null && timestamp > 0) {
            return timestamp;
        }
        Long millis =
                shape == RecordShape.TRANSACTION || shape == RecordShape.ACCOUNT
                        ? Reading.millis(Reading.text(parts, "observed_at"))
                        : Reading.millis(Reading.text(parts.part("metadata"), "processed_at"));
        return millis == null ? origin.offset() : millis;
    }

    private static MappedInput account(Parts parts, long version, Origin origin, Reading reading) {
        String source = reading.needText(parts, "source");
        String id = reading.needText(parts, "id");
        String into = Reading.text(parts, "merged_into");
        return new AccountUpsert(
                source + ":" + id,
                source,
                id,
                Reading.text(parts, "name"),
                Reading.text(parts, "type"),
                Reading.text(parts, "subtype"),
                Reading.text(parts, "status"),
                into == null ? null : source + ":" + into,
                reading.money(parts, "balance"),
                reading.money(parts, "available"),
                Reading.text(parts, "currency"),
                version,
                origin);
    }

    private static MappedInput status(Parts parts, Reading reading) {
        String watermark = Reading.text(parts, "watermark");
        if (watermark == null) {
            return new Ignored("no_watermark");
        }
        String source = reading.needText(parts, "source_system");
        String stream = Reading.text(parts, "connector") + "/" + Reading.text(parts, "subject");
        try {
            return new Watermark(source, stream, Instant.parse(watermark));
        } catch (DateTimeParseException e) {
            return new Bad(List.of("NOT_A_TIME at watermark"));
        }
    }

    private static RecordShape schema(SinkRecord record, Object value) {
        String name =
                value instanceof Struct struct
                        ? struct.schema().name()
                        : record.valueSchema() == null ? null : record.valueSchema().name();
        RecordShape shape = RecordShape.ofSchema(name);
        return shape != null || value instanceof Struct
                ? shape
                : RecordShape.ofTopic(record.originalTopic());
    }

    /** A key without a value: of a compacted topic, so the provider's id. */
    private static MappedInput deleted(SinkRecord record, Origin origin) {
        RecordShape shape = RecordShape.ofTopic(record.originalTopic());
        if (shape != RecordShape.TRANSACTION && shape != RecordShape.ACCOUNT) {
            return new Ignored("tombstone_of_other_topic");
        }
        Header source = record.headers().lastWithName(RecordHeaders.SOURCE);
        if (source == null || source.value() == null) {
            return new Bad(List.of("MISSING at header " + RecordHeaders.SOURCE));
        }
        if (record.key() == null) {
            return new Bad(List.of("MISSING at key"));
        }
        long version = record.timestamp() == null ? origin.offset() : record.timestamp();
        String system = source.value().toString();
        String id = record.key().toString();
        return shape == RecordShape.TRANSACTION
                ? new Delete(new EntryKey(system, id), version, origin)
                : new AccountDelete(system + ":" + id, version, origin);
    }
}
