package dev.tributary.stripe.feed;

import dev.tributary.stripe.front.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * How far an account was read: the offset of its source partition. All of an account shares one, so
 * that after a crash everything is read again in the order in which it was read before.
 *
 * @param walks how far lists were walked
 * @param events how far the feed of events was read
 * @param transactions how far balance transactions were, of which no event tells
 * @param pending which of them may still be pending
 * @param due what is to be read again, in order
 * @param relistedAt second of the last walk of what events do not cover
 * @param gap whether events were lost, and the walks that make up for it go on
 */
public record AccountState(
        Map<Resource, WalkMark> walks,
        FeedMark events,
        FeedMark transactions,
        PendingMark pending,
        Set<Due> due,
        long relistedAt,
        boolean gap) {

    /** Nothing was read. */
    public static final AccountState NONE =
            new AccountState(
                    Map.of(), FeedMark.NONE, FeedMark.NONE, PendingMark.NONE, Set.of(), 0, false);

    private static final long FORMAT = 2;

    public AccountState {
        walks = Map.copyOf(walks);
        due = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(due));
    }

    /** How far a list was walked. */
    public Optional<WalkMark> walk(Resource resource) {
        return Optional.ofNullable(walks.get(resource));
    }

    /** Whether the walks of all these are over. */
    public boolean isWalked(Collection<Resource> resources) {
        return resources.stream()
                .allMatch(resource -> walk(resource).map(WalkMark::isSettled).orElse(false));
    }

    public AccountState with(Resource resource, WalkMark mark) {
        Map<Resource, WalkMark> more = new EnumMap<>(Resource.class);
        more.putAll(walks);
        more.put(resource, mark);
        return new AccountState(more, events, transactions, pending, due, relistedAt, gap);
    }

    /** Walks of these are to begin anew. */
    public AccountState without(Collection<Resource> resources) {
        Map<Resource, WalkMark> fewer =
                walks.entrySet().stream()
                        .filter(walk -> !resources.contains(walk.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new AccountState(fewer, events, transactions, pending, due, relistedAt, gap);
    }

    public AccountState withEvents(FeedMark mark) {
        return new AccountState(walks, mark, transactions, pending, due, relistedAt, gap);
    }

    public AccountState withTransactions(FeedMark mark) {
        return new AccountState(walks, events, mark, pending, due, relistedAt, gap);
    }

    public AccountState withPending(PendingMark mark) {
        return new AccountState(walks, events, transactions, mark, due, relistedAt, gap);
    }

    /** More is to be read again; what is due already stays in its place. */
    public AccountState withDue(Collection<Due> more) {
        Set<Due> all = new LinkedHashSet<>(due);
        all.addAll(more);
        return new AccountState(walks, events, transactions, pending, all, relistedAt, gap);
    }

    /** That was read again. */
    public AccountState withoutDue(Due done) {
        Set<Due> fewer = new LinkedHashSet<>(due);
        fewer.remove(done);
        return new AccountState(walks, events, transactions, pending, fewer, relistedAt, gap);
    }

    public AccountState relisted(long now) {
        return new AccountState(walks, events, transactions, pending, due, now, gap);
    }

    public AccountState withGap(boolean lost) {
        return new AccountState(walks, events, transactions, pending, due, relistedAt, lost);
    }

    /** As an offset has it; its texts hold positions and random ids, nothing else. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("v", FORMAT);
        map.put(
                "walks",
                walks.entrySet().stream()
                        .map(walk -> walk.getKey().word() + "=" + walk.getValue().written())
                        .sorted()
                        .collect(Collectors.joining(" ")));
        put(map, "events", events);
        put(map, "transactions", transactions);
        map.put("pending.since", pending.since());
        map.put("pending.due", pending.due());
        map.put("due", due.stream().map(Due::written).collect(Collectors.joining(" ")));
        map.put("relisted", relistedAt);
        map.put("gap", gap ? 1L : 0L);
        return map;
    }

    private static void put(Map<String, Object> map, String name, FeedMark mark) {
        map.put(name + ".until", mark.until());
        map.put(name + ".swept", mark.sweptAt());
        map.put(name + ".known.from", mark.ids().completeFrom());
        map.put(name + ".known", mark.ids().written());
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @param map as Connect gives it back; numbers may have become Integer or Long
     * @throws ConnectException when it is something else, with the remedy
     */
    public static AccountState fromMap(Map<String, ?> map) {
        if (number(map, "v") != FORMAT) {
            throw unknown();
        }
        try {
            AccountState state =
                    NONE.withEvents(feed(map, "events"))
                            .withTransactions(feed(map, "transactions"))
                            .withPending(
                                    new PendingMark(
                                            number(map, "pending.since"),
                                            number(map, "pending.due")))
                            .withDue(words(map, "due").stream().map(Due::read).toList())
                            .relisted(number(map, "relisted"))
                            .withGap(number(map, "gap") != 0);
            for (String word : words(map, "walks")) {
                int equals = word.indexOf('=');
                state =
                        state.with(
                                Resource.ofWord(word.substring(0, Math.max(0, equals)))
                                        .orElseThrow(AccountState::unknown),
                                WalkMark.read(word.substring(equals + 1)));
            }
            return state;
        } catch (IllegalArgumentException broken) {
            throw unknown();
        }
    }

    private static FeedMark feed(Map<String, ?> map, String name) {
        return new FeedMark(
                number(map, name + ".until"),
                number(map, name + ".swept"),
                RecentIds.read(text(map, name + ".known"), number(map, name + ".known.from")));
    }

    private static List<String> words(Map<String, ?> map, String name) {
        String text = text(map, name);
        return text.isEmpty() ? new ArrayList<>() : List.of(text.split(" ", -1));
    }

    private static String text(Map<String, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw unknown();
    }

    private static long number(Map<String, ?> map, String name) {
        if (map.get(name) instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw unknown();
    }

    /** What is told of an offset that is none of ours. */
    public static ConnectException unknown() {
        return new ConnectException(
                "not an offset of this connector: its partitions are {\"kind\":\"stripe\",\"account\":"
                        + "\"acct_…\"}, and an offset is taken as a whole from GET"
                        + " /connectors/<name>/offsets of this version; to forget all, use DELETE");
    }
}
