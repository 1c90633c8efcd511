package dev.tributary.api.limit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in any period of that length, written as {@code 500/1h}.
 *
 * @param calls at least 1
 * @param period from 100 ms to 31 days
 */
public record Rate(long calls, Duration period) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,6})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(31);

    public Rate {
        if (calls < 1) {
            throw new IllegalArgumentException("must allow at least one call, as in 500/1h");
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must have a period from 100ms to 31d");
        }
    }

    /**
     * Reads {@code <calls>/<number><unit>}; the units are ms, s, m, h and d.
     *
     * @throws IllegalArgumentException with the remedy
     */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be calls/period, as in 25/1s, 500/1m or 10000/24h");
        }
        Duration unit = UNITS.get(form.group(3));
        return new Rate(
                Long.parseLong(form.group(1)), unit.multipliedBy(Long.parseLong(form.group(2))));
    }

    /**
     * One task's part; the parts of all tasks add up to the whole.
     *
     * @throws IllegalArgumentException with the remedy, when there are more tasks than calls
     */
    public Rate of(Share share) {
        long part = calls / share.tasks() + (share.task() < calls % share.tasks() ? 1 : 0);
        if (calls < share.tasks()) {
            throw new IllegalArgumentException(
                    "a limit of "
                            + this
                            + " cannot be divided among "
                            + share.tasks()
                            + " tasks: set tasks.max to at most "
                            + calls);
        }
        return new Rate(part, period);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        long millis = period.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long length = UNITS.get(unit).toMillis();
            if (millis % length == 0) {
                return calls + "/" + millis / length + unit;
            }
        }
        return calls + "/" + millis + "ms";
    }
}
