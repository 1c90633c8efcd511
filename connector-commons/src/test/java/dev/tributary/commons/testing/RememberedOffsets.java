package dev.tributary.commons.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What Kafka Connect tells a task when it starts: its configuration, and offsets as a test has put
 * them.
 *
 * @param configs the configuration
 * @param stored the offsets by partition; what is put there later is read too
 */
public record RememberedOffsets(
        Map<String, String> configs, Map<Map<String, ?>, Map<String, ?>> stored)
        implements SourceTaskContext, OffsetStorageReader {

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        Map<String, ?> offset = stored.get(partition);
        return offset == null ? null : new HashMap<>(offset);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            if (stored.containsKey(partition)) {
                found.put(partition, offset(partition));
            }
        }
        return found;
    }
}
