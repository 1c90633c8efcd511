package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** The secret under which identities are digested, so that they cannot be guessed from a digest. */
public final class DigestOptions {

    public static final String DIGEST_KEY = "digest.key";

    private static final int MIN_BYTES = 32;

    private final byte[] key;

    private DigestOptions(byte[] key) {
        this.key = key;
    }

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Identity")
                .option(DIGEST_KEY)
                .type(PASSWORD)
                .validator(Valid.base64Key(MIN_BYTES))
                .importance(HIGH)
                .doc(
                        "A secret key (from `openssl rand -base64 32`) under which names and"
                                + " numbers of messages are hashed wherever they serve as an"
                                + " identity only; keep it for good, since with another key a"
                                + " message sent again looks new.");
    }

    public static DigestOptions from(AbstractConfig config) {
        Password secret = config.getPassword(DIGEST_KEY);
        return new DigestOptions(
                secret == null ? null : Base64.getDecoder().decode(secret.value().trim()));
    }

    /** A copy of the key's bytes. */
    public Optional<byte[]> key() {
        return Optional.ofNullable(key).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "DigestOptions[key=" + (key == null ? "none" : "hidden") + "]";
    }
}
