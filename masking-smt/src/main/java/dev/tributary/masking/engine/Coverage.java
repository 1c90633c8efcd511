package dev.tributary.masking.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fields that records had and that no rule speaks of: places, types and counts, never a value.
 * Each is logged when it is first met. Safe for use by several threads.
 */
public final class Coverage {

    private static final Logger LOG = LoggerFactory.getLogger(Coverage.class);

    /** Data can make up any number of names. */
    private static final int MOST = 1_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Entry others = new Entry("(further places)", "any", "as the others", true);

    /**
     * One field that no rule speaks of.
     *
     * @param path as a policy would write it
     * @param type of its values
     * @param fate what became of them
     * @param seen how often it was met
     */
    public record Uncovered(String path, String type, String fate, long seen) {}

    /** One field, while it is counted. */
    static final class Entry {

        private final String path;
        private final String type;
        private final String fate;
        private final boolean classified;
        private final LongAdder seen = new LongAdder();
        private volatile boolean logged;

        private Entry(String path, String type, String fate, boolean classified) {
            this.path = path;
            this.type = type;
            this.fate = fate;
            this.classified = classified;
        }

        /** Whether its schema tags it, and only the rule is missing. */
        boolean classified() {
            return classified;
        }

        void met() {
            seen.increment();
            if (!logged) {
                logged = true;
                LOG.info("no rule of the policy speaks of {} ({}): {}", path, type, fate);
            }
        }
    }

    /**
     * The entry of a field.
     *
     * @param fate in words
     */
    Entry entry(String path, String type, String fate, boolean classified) {
        String key = path + " " + type;
        Entry known = entries.get(key);
        if (known == null && entries.size() >= MOST) {
            return others;
        }
        return known != null
                ? known
                : entries.computeIfAbsent(key, absent -> new Entry(path, type, fate, classified));
    }

    /** How many fields were met. */
    public long size() {
        return entries.values().stream().filter(entry -> entry.logged).count();
    }

    /** All that were met, by their places. */
    public List<Uncovered> report() {
        return entries.values().stream()
                .filter(entry -> entry.logged)
                .map(entry -> new Uncovered(entry.path, entry.type, entry.fate, entry.seen.sum()))
                .sorted(Comparator.comparing(Uncovered::path))
                .toList();
    }
}
