package dev.tributary.masking;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.masking.engine.MaskingEngine;
import dev.tributary.masking.engine.Parts;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Masks personal data by a policy: in key, value and headers in one pass, so that a key's pseudonym
 * is its value's, and what stands in one is found in the other.
 */
public class MaskPii<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private final Parts parts;
    private MaskingEngine engine;
    private MaskingMetrics metrics;

    /** Masks whole records. */
    public MaskPii() {
        this(Parts.WHOLE);
    }

    private MaskPii(Parts parts) {
        this.parts = parts;
    }

    /** Masks keys alone. */
    public static final class Key<R extends ConnectRecord<R>> extends MaskPii<R> {

        public Key() {
            super(Parts.KEY);
        }
    }

    /** Masks values alone. */
    public static final class Value<R extends ConnectRecord<R>> extends MaskPii<R> {

        public Value() {
            super(Parts.VALUE);
        }
    }

    @Override
    public String version() {
        return PluginVersion.of(MaskPii.class);
    }

    @Override
    public ConfigDef config() {
        return MaskPiiConfig.definition();
    }

    @Override
    public void configure(Map<String, ?> props) {
        MaskPiiConfig config = new MaskPiiConfig(props);
        metrics = MaskingMetrics.open("mask");
        try {
            engine = config.engine(parts, metrics);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        metrics.watch(engine.coverage());
    }

    @Override
    public R apply(R record) {
        return engine.mask(record, parts);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
