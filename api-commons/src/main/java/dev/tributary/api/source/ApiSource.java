package dev.tributary.api.source;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;

/**
 * What a source of an API says about itself, once.
 *
 * @param system as it stands in records: stripe, plaid, quickbooks, fhir
 * @param metricsType the type in the names of its MBeans, as {@code stripe-source}
 * @param connector its connector's class, which tells its version
 * @param definition all its options, those of {@link SourceOptions} among them
 * @param records what it makes of what the provider tells: the schema by the end of the topic's
 *     name, as {@code transactions}
 */
public record ApiSource(
        String system,
        String metricsType,
        Class<?> connector,
        ConfigDef definition,
        Map<String, Schema> records) {

    public ApiSource {
        records = Map.copyOf(records);
    }

    /** The ends of its topics' names, in order. */
    public List<String> kinds() {
        return records.keySet().stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "ApiSource[" + system + "]";
    }
}
