package dev.tributary.commons.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * The words of an enum as values of an option: lower case with hyphens, read in any case.
 *
 * @param <E> the enum
 */
public final class OneOf<E extends Enum<E>> implements Validator, Recommender {

    private final Class<E> type;

    private OneOf(Class<E> type) {
        this.type = type;
    }

    public static <E extends Enum<E>> OneOf<E> of(Class<E> type) {
        return new OneOf<>(type);
    }

    /** How a constant is written in a configuration: {@code READ_ONLY} as {@code read-only}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of a validated option that has a default or is required. */
    public static <E extends Enum<E>> E get(AbstractConfig config, String key, Class<E> type) {
        String value = config.getString(key);
        return of(type).find(value)
                .orElseThrow(() -> new ConfigException(key, value, "must be " + of(type)));
    }

    /** The constant that the word stands for, if any. */
    public Optional<E> find(String word) {
        return Optional.ofNullable(word)
                .map(String::trim)
                .flatMap(
                        text ->
                                Arrays.stream(type.getEnumConstants())
                                        .filter(constant -> word(constant).equalsIgnoreCase(text))
                                        .findFirst());
    }

    @Override
    public void ensureValid(String key, Object value) {
        if (value != null && find(value.toString()).isEmpty()) {
            throw new ConfigException(key, value, "must be " + this);
        }
    }

    @Override
    public List<Object> validValues(String key, Map<String, Object> config) {
        return Arrays.stream(type.getEnumConstants()).<Object>map(OneOf::word).toList();
    }

    @Override
    public boolean visible(String key, Map<String, Object> config) {
        return true;
    }

    @Override
    public String toString() {
        return Arrays.stream(type.getEnumConstants())
                .map(OneOf::word)
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
