package dev.tributary.api.oauth;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A secret of the configuration that may be changed while a task runs: Connect's config provider is
 * asked again when the provider of the API does not take it any more. Its text tells nothing.
 */
public final class Secret {

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

    /** Reads it again; whether it is another one now. */
    public boolean reread() {
        String before = value;
        String now = configs.get().get(option);
        value = now;
        return now != null && !now.equals(before);
    }

    @Override
    public String toString() {
        return "Secret[" + option + "]";
    }
}
