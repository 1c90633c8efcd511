package dev.tributary.stripe;

import dev.tributary.stripe.feed.Due;
import dev.tributary.stripe.feed.EventHead;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The events of an account that came by webhook: they are in Kafka or on their way, so the feed
 * passes them over; and what they speak of is read again, since webhooks come in any order. Safe
 * for use by several threads.
 */
final class Taken {

    /** Beyond this the feed finds out what is to be read again. */
    private static final int MOST = 10_000;

    /** What is on its way for longer has been lost on it. */
    private static final long LONGEST_WAY_MS = 5L * 60 * 1_000;

    /**
     * What is to be read again.
     *
     * @param due the object
     * @param events that spoke of it: id and second
     */
    record Told(Due due, Map<String, Long> events) {}

    private final Clock clock;
    private final Predicate<String> remembered;
    private final Map<String, Long> onTheirWay = new HashMap<>(); // guarded by this
    private final Set<String> durable = new LinkedHashSet<>(); // guarded by this
    private final Map<Due, Map<String, Long>> told = new LinkedHashMap<>(); // guarded by this

    /**
     * None yet.
     *
     * @param remembered whether the webhooks' own memory has an event, from before this start too
     */
    Taken(Clock clock, Predicate<String> remembered) {
        this.clock = clock;
        this.remembered = remembered;
    }

    /** Its records are being handed over. */
    synchronized void begins(String id) {
        if (onTheirWay.size() < MOST) {
            onTheirWay.put(id, clock.millis());
        }
    }

    /** Its records are in Kafka. */
    synchronized void isDurable(EventHead event, Optional<Due> due) {
        onTheirWay.remove(event.id());
        if (durable.size() >= MOST) {
            durable.remove(durable.iterator().next());
        }
        durable.add(event.id());
        if (due.isPresent() && (told.size() < MOST || told.containsKey(due.get()))) {
            told.computeIfAbsent(due.get(), object -> new LinkedHashMap<>())
                    .put(event.id(), event.created());
        }
    }

    /** Whether the feed is to pass an event over. */
    synchronized boolean contains(EventHead event) {
        Long begun = onTheirWay.get(event.id());
        if (begun != null && clock.millis() - begun < LONGEST_WAY_MS) {
            return true;
        }
        return durable.contains(event.id()) || remembered.test(event.id());
    }

    /** The feed knows them now. */
    synchronized void emitted(Collection<String> ids) {
        durable.removeAll(ids);
        onTheirWay.keySet().removeAll(ids);
    }

    /** What is to be read again next; it is forgotten here. */
    synchronized Optional<Told> next() {
        var first = told.entrySet().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<Due, Map<String, Long>> entry = first.next();
        first.remove();
        return Optional.of(new Told(entry.getKey(), entry.getValue()));
    }

    /** It could not be read now. */
    synchronized void again(Told failed) {
        told.computeIfAbsent(failed.due(), object -> new LinkedHashMap<>()).putAll(failed.events());
    }
}
