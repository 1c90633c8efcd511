package dev.tributary.api.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret of the configuration that may be changed while a task runs: Connect's config provider is
 * asked again when the provider of the API does not take it any more. Its text tells nothing.
 */
public final class Secret {

    private static final Logger LOG = LoggerFactory.getLogger(Secret.class);

    private final String option;
    private final Supplier<Map<String, String>> configs;
    private volatile String value;

    private Secret(String option, String value, Supplier<Map<String, String>> configs) {
        this.option = option;
        this.value = value;
        this.configs = configs;
    }

    /**
     * An option of a task.
     *
     * @param option its name, as {@code oauth.client.secret}
     * @param configs {@code SourceTaskContext::configs}, with whose every call Connect resolves the
     *     references to config providers anew (KIP-297)
     */
    public static Secret ofTask(String option, Supplier<Map<String, String>> configs) {
        return new Secret(option, configs.get().get(option), configs);
    }

    /**
     * A file on the worker, read again when it is asked for anew.
     *
     * @param option that names it
     * @throws OAuthException where it cannot be read
     */
    public static Secret ofFile(String option, Path file) {
        Supplier<Map<String, String>> read = () -> Map.of(option, text(option, file));
        return new Secret(option, text(option, file), read);
    }

    private static String text(String option, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Without the cause, whose message names only the file.
            throw new OAuthException(
                    OAuthException.Kind.CLIENT,
                    option
                            + ": the file cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + "): put it on every worker, readable for the worker's account",
                    0);
        }
    }

    /** A value that stays. */
    public static Secret fixed(String option, String value) {
        return new Secret(option, value, () -> Map.of(option, value));
    }

    /**
     * The value as it was last read.
     *
     * @throws OAuthException where there is none
     */
    public String value() {
        String now = value;
        if (now == null || now.isBlank()) {
            throw new OAuthException(
                    OAuthException.Kind.CLIENT, option + " is not set, and is needed", 0);
        }
        return now;
    }

    /** Reads it again; where it cannot be read now, the last one stays. */
    public void reread() {
        try {
            value = configs.get().get(option);
        } catch (KafkaException | OAuthException unreadable) {
            LOG.warn(
                    "{} cannot be read again now ({}), so the one before is tried",
                    option,
                    unreadable.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "Secret[" + option + "]";
    }
}
