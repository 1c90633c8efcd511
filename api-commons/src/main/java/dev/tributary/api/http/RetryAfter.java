package dev.tributary.api.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header Retry-After: seconds or a date (RFC 9110 §10.2.3). */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LONGEST = Duration.ofDays(31);

    private RetryAfter() {}

    /**
     * How long it asks to wait; empty when it is not there or makes no sense.
     *
     * @param now our time, used where the answer has no date of its own
     */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(
                        text -> {
                            if (SECONDS.matcher(text).matches()) {
                                return Optional.of(
                                        bounded(Duration.ofSeconds(Long.parseLong(text))));
                            }
                            // By the server's clock, which may differ from ours.
                            Instant from =
                                    headers.firstValue("Date")
                                            .flatMap(RetryAfter::date)
                                            .orElse(now);
                            return date(text).map(until -> bounded(Duration.between(from, until)));
                        });
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
