package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written in one statement each: of several versions of one thing the newest, since a
 * statement writes a row once, in the order of their keys, so that two writers never wait for each
 * other crosswise.
 */
final class Batch {
    private static final Comparator<Origin> READ_LATER =
            Comparator.comparing(Origin::topic)
                    .thenComparingInt(Origin::partition)
                    .thenComparingLong(Origin::offset);

    private final List<String> recordsTell;
    private final Instant now = Instant.now();
    private final Map<EntryKey, Entry> upserts = new TreeMap<>();
    private final Map<EntryKey, MappedInput.Delete> deletes = new TreeMap<>();
    private final Map<Stream, Instant> watermarks =
            new TreeMap<>(
                    Comparator.comparing(Stream::source)
                            .thenComparing(Stream::name)
                            .thenComparing(Stream::fromRecords));
    private final Map<String, MappedInput.AccountUpsert> accounts = new TreeMap<>();
    private final Map<String, MappedInput.AccountDelete> accountDeletes = new TreeMap<>();

    /**
     * One stream of a source, whose completeness is known.
     *
     * @param fromRecords whether that is taken from its records' dates, for want of a word of its
     *     own
     */
    record Stream(String source, String name, boolean fromRecords) {}

    /**
     * A batch of these.
     *
     * @param recordsTell sources that say by their records alone how far they have come
     */
    Batch(Collection<MappedInput> inputs, List<String> recordsTell) {
        this.recordsTell = recordsTell;
        inputs.forEach(this::add);
    }

    private void add(MappedInput input) {
        if (input instanceof MappedInput.Upsert upsert) {
            add(upsert.entry());
        } else if (input instanceof MappedInput.Delete delete) {
            deletes.merge(
                    delete.key(),
                    delete,
                    (a, b) -> isNewer(b.version(), b.origin(), a.version(), a.origin()) ? b : a);
        } else if (input instanceof MappedInput.Watermark mark) {
            watermark(new Stream(mark.source(), mark.stream(), false), mark.at());
        } else if (input instanceof MappedInput.AccountUpsert account) {
            accounts.merge(
                    account.account(),
                    account,
                    (a, b) -> isNewer(b.version(), b.origin(), a.version(), a.origin()) ? b : a);
        } else if (input instanceof MappedInput.AccountDelete gone) {
            accountDeletes.merge(
                    gone.account(),
                    gone,
                    (a, b) -> isNewer(b.version(), b.origin(), a.version(), a.origin()) ? b : a);
        }
    }

    private void add(Entry entry) {
        upserts.merge(
                entry.key(),
                entry,
                (a, b) -> isNewer(b.version(), b.origin(), a.version(), a.origin()) ? b : a);
        if (entry.date() != null) {
            Instant day = entry.date().atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!day.isAfter(now)) { // a date to come, or a mistyped one, says nothing of today
                recordsTell.stream()
                        .filter(source -> isOf(entry.key().source(), source))
                        .forEach(
                                source ->
                                        watermark(
                                                new Stream(source, entry.key().source(), true),
                                                day));
            }
        }
    }

    private static boolean isOf(String source, String family) {
        return source.equals(family) || source.startsWith(family + "_");
    }

    private void watermark(Stream stream, Instant at) {
        watermarks.merge(stream, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static boolean isNewer(long version, Origin origin, long than, Origin thanOrigin) {
        return version != than ? version > than : READ_LATER.compare(origin, thanOrigin) > 0;
    }

    List<Entry> upserts() {
        return List.copyOf(upserts.values());
    }

    List<MappedInput.Delete> deletes() {
        return List.copyOf(deletes.values());
    }

    Map<Stream, Instant> watermarks() {
        return watermarks;
    }

    List<MappedInput.AccountUpsert> accounts() {
        return List.copyOf(accounts.values());
    }

    List<MappedInput.AccountDelete> accountDeletes() {
        return List.copyOf(accountDeletes.values());
    }

    /** Whether accounts can be merged by it. */
    boolean hasAccounts() {
        return !accounts.isEmpty();
    }

    @Override
    public String toString() {
        return "Batch[" + upserts.size() + " entries]";
    }
}
