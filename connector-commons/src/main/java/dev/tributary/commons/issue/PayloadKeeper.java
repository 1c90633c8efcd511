package dev.tributary.commons.issue;

import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.crypto.RotatingKeyset;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;

/** Keeps of payloads what a connector's options say, and holds the key for it. */
public final class PayloadKeeper implements KeptPayload, AutoCloseable {

    private final Optional<RotatingKeyset> keyset;
    private final KeptPayload kept;

    private PayloadKeeper(Optional<RotatingKeyset> keyset, KeptPayload kept) {
        this.keyset = keyset;
        this.kept = kept;
    }

    /**
     * Reads the key, if one is needed.
     *
     * @throws ConfigException where it cannot be had: with the remedy
     */
    public static PayloadKeeper open(DeadLetterOptions options) {
        return switch (options.payload()) {
            case OMIT -> new PayloadKeeper(Optional.empty(), OMITTED);
            case CLEAR -> new PayloadKeeper(Optional.empty(), CLEAR);
            case ENCRYPT -> encrypting(options);
        };
    }

    private static PayloadKeeper encrypting(DeadLetterOptions options) {
        try {
            RotatingKeyset keyset = RotatingKeyset.open(options.key().orElseThrow());
            return new PayloadKeeper(
                    Optional.of(keyset), KeptPayload.encrypted(keyset.derived(FieldCipher::of)));
        } catch (KeysetException unusable) {
            throw new ConfigException(
                    DeadLetterOptions.QUARANTINE_KEY + ": " + unusable.getMessage());
        }
    }

    /** Begins to look for a rotation of the key. */
    public void watch(String name) {
        keyset.ifPresent(rotating -> rotating.watch(name));
    }

    @Override
    public void put(DeadLetter letter, Struct value) {
        kept.put(letter, value);
    }

    @Override
    public void close() {
        keyset.ifPresent(RotatingKeyset::close);
    }
}
