package dev.tributary.commons.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Checks on the value of one option; their {@code toString} is the line "valid values" of the
 * reference, and they accept {@code null}, which means that the option was left out.
 */
public final class Valid {

    /** Leaves room for the longest suffix within the 249 characters of a topic's name. */
    private static final int MAX_PREFIX = 200;

    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]+");

    private Valid() {}

    /** A whole number (int or long) from 1 on. */
    public static Validator positive() {
        return atLeast(1);
    }

    /** A number (int, long or double) not below the minimum. */
    public static Validator atLeast(long min) {
        return number(
                "at least " + min,
                number -> (number instanceof Double d) ? d >= min : number.longValue() >= min);
    }

    /** A number (int, long or double) within the bounds, both included. */
    public static Validator between(long min, long max) {
        return number(
                "from " + min + " to " + max,
                number ->
                        (number instanceof Double d)
                                ? d >= min && d <= max
                                : number.longValue() >= min && number.longValue() <= max);
    }

    /** A text that is not empty; a password that is not empty. */
    public static Validator notBlank() {
        return new Rule(
                "a text that is not empty",
                (key, value) -> {
                    String text = value instanceof Password secret ? secret.value() : text(value);
                    if (text.isBlank()) {
                        throw new ConfigException(key + " is empty: set it or leave it out");
                    }
                });
    }

    /** A secret key in Base64 of at least so many bytes; a password option. */
    public static Validator base64Key(int minBytes) {
        return new Rule(
                "Base64 of at least " + minBytes + " bytes",
                (key, value) -> {
                    String remedy = ": make a key with 'openssl rand -base64 " + minBytes + "'";
                    byte[] bytes;
                    try {
                        bytes = Base64.getDecoder().decode(((Password) value).value().trim());
                    } catch (IllegalArgumentException notBase64) {
                        // Without the cause, whose message quotes a character of the key.
                        throw new ConfigException(key + " is not Base64" + remedy);
                    }
                    if (bytes.length < minBytes) {
                        throw new ConfigException(
                                "%s holds %d bytes, at least %d are needed%s"
                                        .formatted(key, bytes.length, minBytes, remedy));
                    }
                });
    }

    /** The beginning of topic names: Kafka's characters, no dot at its end. */
    public static Validator topicPrefix() {
        return new Rule(
                "letters, digits, '.', '_' and '-', at most "
                        + MAX_PREFIX
                        + " of them, without a dot at the end",
                (key, value) -> {
                    String prefix = text(value);
                    if (!TOPIC_PREFIX.matcher(prefix).matches()
                            || prefix.endsWith(".")
                            || prefix.length() > MAX_PREFIX) {
                        throw new ConfigException(
                                key,
                                value,
                                "must be letters, digits, '.', '_' and '-', at most "
                                        + MAX_PREFIX
                                        + " of them, without a dot at the end (as in"
                                        + " 'hospital.adt')");
                    }
                });
    }

    /** A host and a port, as {@code 0.0.0.0:2575} or {@code [::1]:2575}. */
    public static Validator hostPort() {
        return new Rule(
                "host:port, an IPv6 address in brackets",
                (key, value) -> parsed(key, value, HostPort::parse));
    }

    /** An IP address or a range of them, as {@code 10.1.0.0/16} or {@code fd00::/8}. */
    public static Validator addressRange() {
        return new Rule(
                "an IP address or a range in CIDR form",
                (key, value) -> parsed(key, value, AddressRange::parse));
    }

    /** The name of a character set that this Java knows. */
    public static Validator charset() {
        return new Rule(
                "the name of a character set, such as UTF-8, ISO-8859-1 or windows-1252",
                (key, value) ->
                        parsed(
                                key,
                                value,
                                name -> {
                                    try {
                                        Charset.forName(name.trim());
                                    } catch (IllegalCharsetNameException
                                            | UnsupportedCharsetException unknown) {
                                        throw new IllegalArgumentException(
                                                "is no character set that Java knows", unknown);
                                    }
                                }));
    }

    /** The name of a time zone, as {@code America/Chicago} or {@code +01:00}. */
    public static Validator timezone() {
        return new Rule(
                "the name of a time zone, such as America/Chicago, Europe/Vienna or UTC",
                (key, value) ->
                        parsed(
                                key,
                                value,
                                name -> {
                                    try {
                                        ZoneId.of(name.trim());
                                    } catch (DateTimeException unknown) {
                                        throw new IllegalArgumentException(
                                                "is no time zone that Java knows", unknown);
                                    }
                                }));
    }

    /**
     * A text that a parser can read.
     *
     * @param words what it is, for the reference
     * @param parser throws {@link IllegalArgumentException} with what is wrong, and where
     */
    public static Validator readableBy(String words, Consumer<String> parser) {
        return new Rule(words, (key, value) -> parsed(key, value, parser));
    }

    /** A list, not empty, without repetitions, each of whose items passes the check. */
    public static Validator listOf(Validator item) {
        return new Rule(
                "a comma-separated list, each item " + item,
                (key, value) -> {
                    if (((List<?>) value).isEmpty()) {
                        throw new ConfigException(key, value, "the list is empty");
                    }
                    items(key, (List<?>) value, item);
                });
    }

    /** The same, but the list may be empty. */
    public static Validator listOrNone(Validator item) {
        return new Rule(
                "a comma-separated list, which may be empty, each item " + item,
                (key, value) -> items(key, (List<?>) value, item));
    }

    private static void items(String key, List<?> items, Validator item) {
        Set<Object> seen = new HashSet<>();
        for (Object one : items) {
            item.ensureValid(key, one);
            if (!seen.add(one)) {
                throw new ConfigException(key, one, "stands in the list twice");
            }
        }
    }

    private static Validator number(String range, Predicate<Number> inRange) {
        return new Rule(
                range,
                (key, value) -> {
                    if (!inRange.test((Number) value)) {
                        throw new ConfigException(key, value, "must be " + range);
                    }
                });
    }

    private static void parsed(String key, Object value, Consumer<String> parser) {
        try {
            parser.accept(text(value));
        } catch (IllegalArgumentException refused) {
            throw new ConfigException(key, value, refused.getMessage());
        }
    }

    private static String text(Object value) {
        return value.toString();
    }

    private interface Check {
        void apply(String key, Object value);
    }

    private record Rule(String words, Check check) implements Validator {

        @Override
        public void ensureValid(String key, Object value) {
            if (value != null) {
                check.apply(key, value);
            }
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
