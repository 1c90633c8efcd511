package dev.tributary.hl7;

import static org.apache.kafka.common.config.ConfigDef.Type.LIST;

import dev.tributary.commons.config.ConfigGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * After how long without a message a feed counts as silent.
 *
 * @param intervals by sending facility; {@code *} stands for every other
 */
record FeedOptions(Map<String, Duration> intervals) {

    static final String SILENCE_AFTER = "silence.after";

    private static final Pattern ENTRY = Pattern.compile("([^:]+):(\\d{1,9})([smhd])");

    static void define(ConfigDef def) {
        ConfigGroup.in(def, "Feeds")
                .option(SILENCE_AFTER)
                .type(LIST)
                .defaultsTo("")
                .validator(
                        ConfigDef.LambdaValidator.with(
                                (name, value) -> parse((List<?>) value),
                                () -> "facility:interval, as LAB:15m,*:4h; s, m, h or d"))
                .doc(
                        "After how long without a message from a sending facility (MSH-4) a status"
                                + " record and a metric tell that its feed is silent; `*` stands"
                                + " for every facility that is not named and has sent before.");
    }

    static FeedOptions from(AbstractConfig config) {
        return new FeedOptions(parse(config.getList(SILENCE_AFTER)));
    }

    private static Map<String, Duration> parse(List<?> entries) {
        Map<String, Duration> intervals = new HashMap<>();
        for (Object entry : entries) {
            Matcher matcher = ENTRY.matcher(entry.toString().strip());
            if (!matcher.matches()) {
                throw new ConfigException(
                        SILENCE_AFTER, entry, "expected facility:interval, as LAB:15m or *:4h");
            }
            intervals.put(matcher.group(1).strip(), duration(matcher.group(2), matcher.group(3)));
        }
        return intervals;
    }

    private static Duration duration(String number, String unit) {
        long n = Long.parseLong(number);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    /** The interval of a facility, if it has one. */
    Optional<Duration> interval(String facility) {
        Duration own = intervals.get(facility);
        return Optional.ofNullable(own != null ? own : intervals.get("*"));
    }
}
