package dev.tributary.hl7.parse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the parts of messages until the last has come, within bounds of time and size.
 *
 * <p>A part is found by the pointer that continues it, so one that is sent again takes its own
 * place. Safe for use by several threads.
 */
public final class Continuations {

    private record Pointer(String sender, String pointer) {}

    private record Kept(Fragment part, Instant at) {}

    private final ContinuationOptions options;
    private final Clock clock;
    private final Map<Pointer, Kept> kept = new LinkedHashMap<>(); // oldest first
    private long bytes;

    /** Nothing kept yet. */
    public Continuations(ContinuationOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * Takes a part.
     *
     * @return all parts in order, when this is the last and the others are there; they are not kept
     *     any longer
     */
    public synchronized Optional<List<Fragment>> take(Fragment part) {
        if (!part.isLast()) {
            keep(part);
            return Optional.empty();
        }
        Deque<Fragment> parts = new ArrayDeque<>(List.of(part));
        Set<Pointer> used = new HashSet<>();
        while (!parts.peekFirst().continues().isEmpty()) {
            Pointer pointer = new Pointer(part.sender(), parts.peekFirst().continues());
            Kept before = kept.get(pointer);
            if (before == null || !used.add(pointer)) {
                return Optional.empty();
            }
            parts.addFirst(before.part());
        }
        used.forEach(this::drop);
        return Optional.of(new ArrayList<>(parts));
    }

    private void keep(Fragment part) {
        Pointer pointer = new Pointer(part.sender(), part.continuedBy());
        drop(pointer);
        kept.put(pointer, new Kept(part, clock.instant()));
        bytes += part.bytes().length;
    }

    private void drop(Pointer pointer) {
        Kept dropped = kept.remove(pointer);
        if (dropped != null) {
            bytes -= dropped.part().bytes().length;
        }
    }

    /**
     * Gives up what has waited too long or is too much.
     *
     * @return how many parts were given up
     */
    public synchronized int giveUp() {
        Instant tooOld = clock.instant().minus(options.timeout());
        int count = 0;
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Kept next = oldest.next();
            if (next.at().isAfter(tooOld) && bytes <= options.maxBytes()) {
                break;
            }
            oldest.remove();
            bytes -= next.part().bytes().length;
            count++;
        }
        return count;
    }

    /** How many parts are kept. */
    public synchronized int size() {
        return kept.size();
    }
}
