package dev.tributary.commons.config;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.issue.PayloadMode;
import dev.tributary.commons.policy.KeyReference;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a dead letter keeps of the message that could not be used.
 *
 * @param payload whether the bytes received are in it, and in which form
 * @param key the keyset that encrypts them; given where they are encrypted
 */
public record DeadLetterOptions(PayloadMode payload, Optional<KeyReference> key) {

    public static final String DEADLETTER_PAYLOAD = "deadletter.payload";
    public static final String QUARANTINE_KEY = "quarantine.key";

    private static final String GROUP = "Dead letters";
    private static final KeyOptions KEY = KeyOptions.of(QUARANTINE_KEY);

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, GROUP)
                .option(DEADLETTER_PAYLOAD)
                .oneOf(PayloadMode.class)
                .doc(
                        "Whether a dead letter holds the message that could not be used: `encrypt`"
                                + " writes it encrypted under `quarantine.key`, which is what"
                                + " happens when there is such a key and this is left out; `omit`"
                                + " leaves it out, which is what happens when there is none;"
                                + " `clear` writes it, and the personal data in it, in clear to the"
                                + " topic of dead letters.");
        KEY.define(def, GROUP, "messages in dead letters are encrypted");
    }

    /**
     * Reads them.
     *
     * @throws ConfigException where they do not go together: with the remedy
     */
    public static DeadLetterOptions from(AbstractConfig config) {
        Optional<KeyReference> key = KEY.from(config);
        PayloadMode byKey = key.isPresent() ? PayloadMode.ENCRYPT : PayloadMode.OMIT;
        PayloadMode payload =
                OneOf.of(PayloadMode.class)
                        .find(config.getString(DEADLETTER_PAYLOAD))
                        .orElse(byKey);
        if (payload == PayloadMode.ENCRYPT && key.isEmpty()) {
            throw new OptionMisfit(
                    DEADLETTER_PAYLOAD,
                    "to encrypt needs a key: set "
                            + KEY.key()
                            + " or "
                            + KEY.file()
                            + " to a keyset, or "
                            + DEADLETTER_PAYLOAD
                            + "=omit");
        }
        return new DeadLetterOptions(payload, key);
    }

    /**
     * Refuses, when a user sets them, options that do not go together and a key that cannot be had.
     *
     * @param props the connector's configuration
     * @param findings told of the mistake
     */
    public static void check(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        try {
            from(new AbstractConfig(own, props, false)).key().ifPresent(Keyset::open);
        } catch (OptionMisfit misfit) {
            findings.error(misfit.option(), misfit.getMessage());
        } catch (KeysetException unusable) {
            String option = props.containsKey(KEY.file()) ? KEY.file() : KEY.key();
            findings.error(option, option + ": " + unusable.getMessage());
        }
    }
}
