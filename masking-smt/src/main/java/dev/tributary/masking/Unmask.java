package dev.tributary.masking;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.masking.engine.UnmaskingEngine;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Opens ciphertexts for those who hold the key, and writes down that it did: how many, in how many
 * records of which topic, under which key; never what.
 */
public final class Unmask<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private final Clock clock;
    private UnmaskingEngine engine;
    private UnmaskingAudit audit;

    public Unmask() {
        this(Clock.systemUTC());
    }

    Unmask(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String version() {
        return PluginVersion.of(Unmask.class);
    }

    @Override
    public ConfigDef config() {
        return UnmaskConfig.definition();
    }

    @Override
    public void configure(Map<String, ?> props) {
        engine = new UnmaskConfig(props).engine();
        audit = new UnmaskingAudit(clock);
    }

    @Override
    public R apply(R record) {
        R unmasked;
        try {
            unmasked = engine.unmask(record);
        } catch (RuntimeException refused) {
            audit.refused(record.topic(), refused);
            throw refused;
        }
        audit.opened(record.topic(), engine.opened());
        return unmasked;
    }

    @Override
    public void close() {
        if (audit != null) {
            audit.close();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
