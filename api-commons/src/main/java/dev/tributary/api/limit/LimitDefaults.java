package dev.tributary.api.limit;

import java.util.List;

/**
 * A provider's limits as it documents them, in the form of the options; null where there is none.
 *
 * @param credential as {@code 500/1m}
 * @param account as {@code 50/1m}
 * @param endpoints as {@code search=20/1s}
 * @param accountEndpoints as {@code accounts/balance/get=5/1m}
 * @param month calls in a calendar month
 * @param zone where the month begins and ends
 */
public record LimitDefaults(
        String credential,
        String account,
        List<String> endpoints,
        List<String> accountEndpoints,
        Long month,
        String zone) {

    /** For a provider that documents no limit. */
    public static final LimitDefaults NONE =
            new LimitDefaults(null, null, List.of(), List.of(), null, "UTC");

    public LimitDefaults {
        endpoints = List.copyOf(endpoints);
        accountEndpoints = List.copyOf(accountEndpoints);
    }
}
