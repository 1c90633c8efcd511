package dev.tributary.stripe.feed;

import dev.tributary.stripe.front.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects are read again behind their events, since the order of those is not known.
 *
 * <p>Stripe's events have seconds. Of two events of one object within a second nobody can say which
 * came last; an event that became visible late may be older than what was emitted before it. What
 * each says is emitted as it came, and then the object as it is now, so that the last word is true.
 */
public final class TieRule {

    private record Spot(String object, String id, long second) {}

    private final Map<Spot, Integer> events = new HashMap<>();
    private final long coveredUntil;
    private final ReadAgain readAgain;
    private final String apiVersion;

    /** When an object is read again, beyond where order is unknown. */
    public enum ReadAgain {
        /** Only there. */
        DISORDER,
        /** Also when its event is written in another version of the API than the source's. */
        OTHER_VERSION,
        /** After each event. */
        ALWAYS
    }

    /**
     * A rule for the events of one window.
     *
     * @param window all of them, emitted before or not
     * @param coveredUntil second up to which the feed had been read before
     * @param apiVersion the source's
     */
    public TieRule(
            Collection<EventHead> window,
            long coveredUntil,
            ReadAgain readAgain,
            String apiVersion) {
        this.coveredUntil = coveredUntil;
        this.readAgain = readAgain;
        this.apiVersion = apiVersion;
        for (EventHead event : window) {
            events.merge(spot(event), 1, Integer::sum);
        }
    }

    private static Spot spot(EventHead event) {
        return new Spot(event.object(), event.objectId(), event.created());
    }

    /** What is to be read again behind a new event. */
    public Optional<Due> due(EventHead event) {
        if (!isReadable(event.object(), event.objectId()) || event.deletes()) {
            return Optional.empty();
        }
        boolean unknownOrder =
                event.created() <= coveredUntil || events.getOrDefault(spot(event), 0) > 1;
        boolean wanted =
                switch (readAgain) {
                    case DISORDER -> false;
                    case OTHER_VERSION -> !event.apiVersion().equals(apiVersion);
                    case ALWAYS -> true;
                };
        return unknownOrder || wanted
                ? Optional.of(Due.object(event.object(), event.objectId()))
                : Optional.empty();
    }

    /** Whether one object of that kind can be asked for. */
    public static boolean isReadable(String object, String id) {
        return Resource.ofObject(object).filter(resource -> resource.mayHave(id)).isPresent();
    }
}
