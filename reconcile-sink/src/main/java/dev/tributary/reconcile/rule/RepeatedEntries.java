package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The same thing told by two feeds: a bank that was linked again, an 835 that came in two files.
 * What one feed tells several times stays several: of the feeds that tell something, the one that
 * tells it most often is believed, of equals the one without a name, then the one that told it
 * first; what others tell is a copy.
 */
record RepeatedEntries() implements Stage {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final char BETWEEN = '\u001f';

    private static final Comparator<Entry> EARLIEST_FIRST =
            Comparator.comparing((Entry entry) -> entry.feed() != null)
                    .thenComparingLong(Entry::version)
                    .thenComparing(RepeatedEntries::feed)
                    .thenComparing(Entry::key);

    @Override
    public void keys(Entry entry, Scopes scopes, Consumer<String> keys) {
        String content = content(entry, scopes);
        if (content != null) {
            keys.accept(content);
        }
    }

    /** What two entries have in common that tell the same; null where there is too little. */
    private static String content(Entry entry, Scopes scopes) {
        if (entry.amount() == null && entry.claim() == null) {
            return null;
        }
        StringBuilder key = new StringBuilder(entry.kind().name());
        add(key, entry.currency());
        add(key, plain(entry.amount()));
        if (entry.kind() == EntryKind.BANK) {
            bank(entry, scopes, key);
        } else if (entry.claim() != null) {
            add(key, entry.key().source());
            claim(entry.claim(), entry, key);
        }
        return key.toString();
    }

    private static void bank(Entry entry, Scopes scopes, StringBuilder key) {
        add(key, scopes.account(entry));
        add(key, String.valueOf(entry.date()));
        add(key, words(entry.counterparty()));
        new TreeSet<>(Tokens.of(entry)).forEach(token -> add(key, token));
    }

    private static void claim(ClaimPart claim, Entry entry, StringBuilder key) {
        add(key, claim.claimId());
        add(key, claim.payerControlNumber());
        add(key, claim.status());
        add(key, claim.frequency());
        add(key, plain(claim.charge()));
        add(key, plain(claim.paid()));
        add(key, claim.traceNumber());
        add(key, claim.payerTraceId());
        if (entry.kind() != EntryKind.REMITTANCE_PAYMENT) {
            add(key, String.valueOf(entry.date()));
        }
    }

    private static void add(StringBuilder key, String part) {
        key.append(BETWEEN).append(part == null ? "" : part);
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
    }

    /** Spaces and case drift between two exports of one line. */
    private static String words(String text) {
        return text == null
                ? ""
                : SPACES.matcher(text.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
    }

    private static String feed(Entry entry) {
        return entry.feed() == null ? "" : entry.feed();
    }

    @Override
    public void solve(Pool pool) {
        Map<String, List<Entry>> byContent = new TreeMap<>();
        for (Entry entry : pool.free()) {
            String content = content(entry, pool.scopes());
            if (content != null) {
                byContent.computeIfAbsent(content, c -> new ArrayList<>()).add(entry);
            }
        }
        byContent.values().forEach(alike -> solve(alike, pool));
    }

    private static void solve(List<Entry> alike, Pool pool) {
        Map<String, List<Entry>> byFeed = new TreeMap<>();
        for (Entry entry : alike) {
            byFeed.computeIfAbsent(feed(entry), f -> new ArrayList<>()).add(entry);
        }
        if (byFeed.size() < 2) {
            return;
        }
        List<List<Entry>> feeds = new ArrayList<>(byFeed.values());
        feeds.forEach(feed -> feed.sort(EARLIEST_FIRST));
        feeds.sort(
                Comparator.comparingInt((List<Entry> feed) -> feed.size())
                        .reversed()
                        .thenComparing(feed -> feed.get(0), EARLIEST_FIRST));
        List<Entry> originals = feeds.get(0);
        for (int i = 0; i < originals.size(); i++) {
            copies(originals.get(i), i, feeds.subList(1, feeds.size()), pool);
        }
    }

    private static void copies(Entry original, int at, List<List<Entry>> others, Pool pool) {
        List<Member> members = new ArrayList<>(List.of(new Member(original.key(), "original")));
        for (List<Entry> other : others) {
            if (at < other.size() && pool.allows(List.of(original.key(), other.get(at).key()))) {
                members.add(new Member(other.get(at).key(), "copy"));
            }
        }
        Draft draft =
                Draft.exact(
                        "duplicate.feeds",
                        isTelling(original) ? MatchStatus.AUTO : MatchStatus.REVIEW,
                        0,
                        Variance.NONE,
                        List.of("two feeds tell the same, and none tells it so often alone"),
                        members);
        if (members.size() > 1 && pool.allows(draft.keys())) {
            pool.match(draft);
        }
    }

    /** Whether there is more to it than a day and an amount. */
    private static boolean isTelling(Entry entry) {
        return entry.claim() != null
                || !entry.references().isEmpty()
                || !words(entry.counterparty()).isEmpty();
    }
}
