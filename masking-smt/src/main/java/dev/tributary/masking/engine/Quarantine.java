package dev.tributary.masking.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/**
 * Sends a record that cannot be masked aside, whole and encrypted: nothing of it is in clear, and
 * whoever holds the key can put it back.
 */
final class Quarantine {

    /** Behind the name of the topic that the record was for. */
    static final String SUFFIX = ".quarantine";

    /** The place that the ciphertext is bound to. */
    static final String PATH = "$quarantine";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyRing keys;

    Quarantine(KeyRing keys) {
        this.keys = keys;
    }

    /** The record that takes the place of one that could not be masked. */
    <R extends ConnectRecord<R>> R of(R record, MaskingException why) {
        String sealed;
        try {
            sealed = keys.seal(plain(record), PATH, false);
        } catch (RetriableException passing) {
            throw passing;
        } catch (RuntimeException fault) {
            throw MaskingException.at(
                    MaskingError.NOT_QUARANTINED, Place.VALUE, fault.getClass().getSimpleName());
        }
        return record.newRecord(
                record.topic() + SUFFIX,
                null,
                null,
                null,
                Schema.STRING_SCHEMA,
                sealed,
                record.timestamp(),
                headers(record, why));
    }

    private ConnectHeaders headers(ConnectRecord<?> record, MaskingException why) {
        ConnectHeaders headers = new ConnectHeaders();
        for (Header header : record.headers()) {
            if (MaskingHeaders.isOurs(header.key())) {
                headers.add(header);
            }
        }
        headers.addString(MaskingHeaders.ERROR, why.error().name());
        headers.addString(MaskingHeaders.ERROR_PATH, why.path());
        return headers;
    }

    /** The whole record as JSON, compressed: encrypted, it would not compress any more. */
    private static byte[] plain(ConnectRecord<?> record) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("topic", record.topic());
        whole.put("partition", record.kafkaPartition());
        whole.put("timestamp", record.timestamp());
        whole.set("key", ConnectJson.envelope(record.keySchema(), record.key()));
        whole.set("value", ConnectJson.envelope(record.valueSchema(), record.value()));
        ArrayNode headers = whole.putArray("headers");
        for (Header header : record.headers()) {
            headers.addObject()
                    .put("name", header.key())
                    .set("value", ConnectJson.envelope(header.schema(), header.value()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, whole);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be written", e);
        }
        return bytes.toByteArray();
    }
}
