package dev.tributary.api.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider's limits, and how calls wait for them.
 *
 * @param credential for all calls with one credential; none where empty, here and below
 * @param account for all calls for one account
 * @param endpoints for all calls with one credential to that endpoint
 * @param accountEndpoints for all calls for one account to that endpoint
 * @param mostWaiting how many calls of one priority may wait at once
 * @param ageing how much longer a call must have waited to go before one of the next priority
 */
public record Limits(
        Optional<Rate> credential,
        Optional<Rate> account,
        Map<String, Rate> endpoints,
        Map<String, Rate> accountEndpoints,
        int mostWaiting,
        Duration ageing) {

    public Limits {
        endpoints = Map.copyOf(endpoints);
        accountEndpoints = Map.copyOf(accountEndpoints);
    }

    /** A limit for each credential, and nothing else. */
    public static Limits of(Rate credential) {
        return new Limits(
                Optional.of(credential),
                Optional.empty(),
                Map.of(),
                Map.of(),
                1_000,
                Duration.ofMinutes(1));
    }

    /**
     * Checks that as many tasks can have a part of each limit that they share.
     *
     * @throws IllegalArgumentException with the remedy
     */
    public void checkDivisibleAmong(int tasks) {
        Stream.concat(credential.stream(), List.copyOf(endpoints.values()).stream())
                .forEach(rate -> rate.of(new Share(0, tasks)));
    }
}
