package dev.tributary.simulators.stripe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Counts the calls that came, whatever was answered. */
public final class CallLog {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Long> byEndpoint = new TreeMap<>();
    private final Map<String, Long> byKey = new TreeMap<>();

    /** When each call of an account came. */
    private final Map<String, List<Long>> times = new TreeMap<>();

    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private long total;
    private long refused;

    CallLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** All calls. */
    public synchronized long total() {
        return total;
    }

    /** Calls of an endpoint, as {@code /v1/charges} or {@code /v1/charges/{id}}. */
    public synchronized long count(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, 0L);
    }

    /** Calls by endpoint. */
    public synchronized Map<String, Long> byEndpoint() {
        return Map.copyOf(byEndpoint);
    }

    /** Calls by the last four letters of the key. */
    public synchronized Map<String, Long> byKey() {
        return Map.copyOf(byKey);
    }

    /** Answers by HTTP status; dropped connections are none. */
    public synchronized Map<Integer, Long> byStatus() {
        return Map.copyOf(byStatus);
    }

    /** Calls of an account in each second since this log began. */
    public synchronized SortedMap<Long, Long> perSecond(String account) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        times.getOrDefault(account, List.of())
                .forEach(time -> counts.merge(time / SECOND_NANOS, 1L, Long::sum));
        return counts;
    }

    /** The most calls of an account within any second. */
    public synchronized long peakPerSecond(String account) {
        List<Long> all = times.getOrDefault(account, List.of());
        int first = 0;
        int peak = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(last) - all.get(first) >= SECOND_NANOS) {
                first++;
            }
            peak = Math.max(peak, last - first + 1);
        }
        return peak;
    }

    /** Calls above the limit of an account, which were answered 429. */
    public synchronized long refused() {
        return refused;
    }

    /** Counts from nothing again. */
    public synchronized void reset() {
        byEndpoint.clear();
        byKey.clear();
        byStatus.clear();
        times.clear();
        total = 0;
        refused = 0;
    }

    synchronized void came(String account, String endpoint, String key) {
        total++;
        byEndpoint.merge(endpoint, 1L, Long::sum);
        byKey.merge(ApiKeys.lastFour(key), 1L, Long::sum);
        times.computeIfAbsent(account, any -> new ArrayList<>()).add(nanos.getAsLong());
    }

    synchronized void answered(int status) {
        byStatus.merge(status, 1L, Long::sum);
    }

    synchronized void refusedOne() {
        refused++;
    }
}
