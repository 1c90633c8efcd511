package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.PackedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The events of one account. They show a while after they happened, in no order within one second,
 * and for 30 days. Used under the world's lock.
 */
final class EventLog {

    /** Stripe's API reference, Events: "going back up to 30 days". */
    static final Duration KEPT = Duration.ofDays(30);

    private record Slot(Position position, Instant visibleFrom, PackedJson json) {}

    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, Integer> pendingWebhooks = new HashMap<>();
    private final Sequence sequence = new Sequence();
    private final SplittableRandom random;
    private final Timeline timeline;
    private final EventLag lag;

    EventLog(Timeline timeline, EventLag lag, SplittableRandom random) {
        this.timeline = timeline;
        this.lag = lag;
        this.random = random;
    }

    void add(ObjectNode event) {
        forgetOld();
        String id = event.path("id").asText();
        Position position = new Position(event.path("created").asLong(), random.nextLong());
        Instant visible = timeline.now().plus(lag.next(random));
        slots.put(id, new Slot(position, visible, PackedJson.of(event)));
        sequence.put(position, id);
    }

    /** How many endpoints have not taken an event yet. */
    void pendingWebhooks(String id, int count) {
        if (count == 0) {
            pendingWebhooks.remove(id);
        } else {
            pendingWebhooks.put(id, count);
        }
    }

    Page page(PageRequest request) {
        forgetOld();
        return sequence.page(
                request, id -> Optional.ofNullable(slots.get(id)).map(Slot::position), this::find);
    }

    /** An event that shows. */
    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(slots.get(id))
                .filter(slot -> !slot.visibleFrom().isAfter(timeline.now()))
                .filter(slot -> slot.position().created() >= oldestKept())
                .map(slot -> slot.json().unpack())
                .map(event -> event.put("pending_webhooks", pendingWebhooks.getOrDefault(id, 0)));
    }

    /** Events that are kept, hidden ones too. */
    int size() {
        return sequence.size();
    }

    private void forgetOld() {
        long oldest = oldestKept();
        while (sequence.oldest().filter(entry -> entry.getKey().created() < oldest).isPresent()) {
            var entry = sequence.oldest().orElseThrow();
            sequence.remove(entry.getKey());
            slots.remove(entry.getValue());
            pendingWebhooks.remove(entry.getValue());
        }
    }

    private long oldestKept() {
        return timeline.now().minus(KEPT).getEpochSecond();
    }

    /** An event without what concerns the place it is shown in. */
    static ObjectNode envelope(String id, String type, String version, long created) {
        return Json.object(
                "id", id,
                "object", "event",
                "api_version", version,
                "created", created,
                "livemode", false,
                "pending_webhooks", 0,
                "type", type);
    }
}
