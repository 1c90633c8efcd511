package dev.tributary.masking;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.policy.KeyReferenceParser;
import dev.tributary.masking.engine.UnmaskingEngine;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What can be set on {@link Unmask}. */
final class UnmaskConfig extends AbstractConfig {

    static final String KEY = "key";

    UnmaskConfig(Map<String, ?> props) {
        super(definition(), props, false);
    }

    static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        ConfigGroup.in(def, "Unmask")
                .option(KEY)
                .type(PASSWORD)
                .required()
                .validator(KeyReferenceParser.validator())
                .importance(HIGH)
                .doc(
                        "Where the keyset is that ciphertexts were made with: JSON as a policy's"
                                + " `key`. A secret to Kafka Connect, since it may hold a key.");
        return def;
    }

    /** An engine that opens what the key opens. */
    UnmaskingEngine engine() {
        try {
            return UnmaskingEngine.open(KeyReferenceParser.parse(getPassword(KEY).value()));
        } catch (KeysetException unusable) {
            throw new ConfigException(KEY + ": " + unusable.getMessage());
        }
    }
}
