package dev.tributary.stripe.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The events of one window on their way out: oldest first, what deletes last within its second, a
 * chunk at a time. A chunk is emitted together with what is due behind it.
 */
public final class EventRound {
    /** A charge, or a payment that is not by card: what else stands there is nothing to be read. */
    private static final Pattern CHARGE = Pattern.compile("(ch|py)_[A-Za-z0-9_]{1,250}");

    /** So many go out together. */
    public static final int CHUNK = 100;

    /**
     * What goes out together.
     *
     * @param events new ones, in order
     * @param created their ids and seconds, those of skipped ones too
     * @param due what is to be read again behind them
     */
    public record Chunk(List<JsonNode> events, Map<String, Long> created, Set<Due> due) {}

    private final FeedMark.Window window;
    private final TieRule rule;
    private final Deque<JsonNode> left;

    /**
     * A round.
     *
     * @param newestFirst all events of the window, as they were listed
     */
    public EventRound(FeedMark.Window window, List<JsonNode> newestFirst, TieRule rule) {
        this.window = window;
        this.rule = rule;
        List<JsonNode> oldestFirst = new ArrayList<>(newestFirst);
        java.util.Collections.reverse(oldestFirst);
        oldestFirst.sort(
                Comparator.<JsonNode>comparingLong(event -> event.path("created").asLong())
                        .thenComparing(event -> EventHead.of(event).deletes()));
        this.left = new ArrayDeque<>(oldestFirst);
    }

    /** What was to be read. */
    public FeedMark.Window window() {
        return window;
    }

    /** Whether all is out. */
    public boolean isOver() {
        return left.isEmpty();
    }

    /**
     * The next chunk.
     *
     * @param known which ids were emitted by the feed
     * @param taken which came as webhooks, and are in Kafka or on their way: they are not emitted
     *     again, but what they speak of is read again, since webhooks come in any order
     */
    public Chunk next(RecentIds known, Predicate<EventHead> taken) {
        List<JsonNode> events = new ArrayList<>();
        Map<String, Long> created = new LinkedHashMap<>();
        Set<Due> due = new LinkedHashSet<>();
        while (!left.isEmpty() && events.size() < CHUNK && due.size() < CHUNK) {
            JsonNode event = left.removeFirst();
            EventHead head = EventHead.of(event);
            if (known.contains(head.id()) || created.containsKey(head.id())) {
                continue;
            }
            created.put(head.id(), head.created());
            if (!taken.test(head)) {
                events.add(event);
                rule.due(head).ifPresent(due::add);
            } else if (TieRule.isReadable(head.object(), head.objectId())) {
                due.add(Due.object(head.object(), head.objectId()));
            }
            silentChange(event).ifPresent(due::add);
            if (head.object().equals("payout")
                    && TieRule.isReadable(head.object(), head.objectId())
                    && EventHead.hasItems(event.path("data").path("object"))) {
                due.add(Due.items(head.objectId()));
            }
        }
        return new Chunk(events, created, due);
    }

    /** A dispute changes its charge, and only the dispute's events tell it. */
    private static Optional<Due> silentChange(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        String charge = object.path("charge").asText("");
        return object.path("object").asText("").equals("dispute")
                        && CHARGE.matcher(charge).matches()
                ? Optional.of(Due.object("charge", charge))
                : Optional.empty();
    }
}
