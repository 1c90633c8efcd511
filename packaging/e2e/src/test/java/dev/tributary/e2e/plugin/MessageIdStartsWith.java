package dev.tributary.e2e.plugin;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Matches records whose {@code metadata.message_id} begins with a given text. */
public final class MessageIdStartsWith<R extends ConnectRecord<R>> implements Predicate<R> {
    private static final String PREFIX = "prefix";

    private String prefix;

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(PREFIX, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "The text.");
    }

    @Override
    public void configure(Map<String, ?> configs) {
        prefix = String.valueOf(configs.get(PREFIX));
    }

    @Override
    public boolean test(R record) {
        if (!(record.value() instanceof Struct)) {
            return false;
        }
        Struct value = (Struct) record.value();
        if (value.schema().field("metadata") == null) {
            return false;
        }
        String id = value.getStruct("metadata").getString("message_id");
        return id != null && id.startsWith(prefix);
    }

    @Override
    public void close() {}
}
