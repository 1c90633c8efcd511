package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Ids;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Rendering;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** All that Stripe keeps of one account: its objects, its events. Used under the world's lock. */
final class Books {

    private final String account;
    private final boolean connected;
    private final Timeline timeline;
    private final Ids ids;
    private final EventLog events;
    private final Consumer<SentEvent> sent;
    private final Rendering rendering = new Rendering(this::find);
    private final Map<ObjectType, Shelf> shelves = new EnumMap<>(ObjectType.class);
    private final Map<String, ObjectType> types = new HashMap<>();
    private ApiVersion version = ApiVersion.LATEST;

    /**
     * @param connected whether it is not the platform's own
     * @param sent told each event
     */
    Books(
            String account,
            boolean connected,
            Timeline timeline,
            EventLag lag,
            SplittableRandom random,
            Consumer<SentEvent> sent) {
        this.account = account;
        this.connected = connected;
        this.timeline = timeline;
        this.ids = new Ids(random.split());
        this.events = new EventLog(timeline, lag, random.split());
        this.sent = sent;
        ObjectType.stored().forEach(type -> shelves.put(type, new Shelf()));
    }

    String account() {
        return account;
    }

    Timeline timeline() {
        return timeline;
    }

    Ids ids() {
        return ids;
    }

    EventLog events() {
        return events;
    }

    Rendering rendering() {
        return rendering;
    }

    Shelf shelf(ObjectType type) {
        return shelves.get(type);
    }

    void version(ApiVersion newVersion) {
        version = newVersion;
    }

    ApiVersion version() {
        return version;
    }

    /** An object of any kind, as it is kept. */
    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(types.get(id)).flatMap(type -> shelves.get(type).find(id));
    }

    /** An object of a kind, as it is kept. */
    ObjectNode get(ObjectType type, String id) {
        return shelves.get(type)
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("no " + type.word() + " " + id));
    }

    void add(ObjectNode object) {
        ObjectType type = typeOf(object);
        types.put(object.path("id").asText(), type);
        shelves.get(type).add(object);
    }

    /** Changes an object without an event. */
    ObjectNode edit(ObjectType type, String id, Consumer<ObjectNode> edit) {
        ObjectNode object = get(type, id);
        edit.accept(object);
        shelves.get(type).save(object);
        return object;
    }

    /** Changes an object and tells it. */
    ObjectNode change(ObjectType type, String id, String event, Consumer<ObjectNode> edit) {
        ObjectNode before = get(type, id);
        ObjectNode after = edit(type, id, edit);
        emit(event, after, differences(before, after));
        return after;
    }

    /** Takes an object away and tells it. */
    void delete(ObjectType type, String id, String event) {
        ObjectNode object = get(type, id);
        shelves.get(type).delete(id);
        emit(event, object);
    }

    void emit(String event, ObjectNode object) {
        emit(event, object, Json.object());
    }

    private void emit(String event, ObjectNode object, ObjectNode previous) {
        emit(event, object, previous, version);
    }

    /** Tells an event in a version of the API, which may be older than the account's. */
    String emit(String type, ObjectNode object, ObjectNode previous, ApiVersion in) {
        ObjectNode event = EventLog.envelope(ids.next("evt_"), type, in.text(), timeline.seconds());
        if (connected) {
            event.put("account", account);
        }
        event.set("request", Json.object("id", null, "idempotency_key", null));
        event.set("data", data(object, previous, in));
        events.add(event);
        sent.accept(new SentEvent(account, connected, event, object, previous));
        return event.path("id").asText();
    }

    /** What an event tells of its object. */
    ObjectNode data(ObjectNode object, ObjectNode previous, ApiVersion in) {
        ObjectNode data = Json.object("object", rendering.render(object.deepCopy(), in));
        if (!previous.isEmpty()) {
            data.set("previous_attributes", rendering.render(previous.deepCopy(), in));
        }
        return data;
    }

    private static ObjectNode differences(ObjectNode before, ObjectNode after) {
        ObjectNode previous = Json.object();
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            if (!field.getValue().equals(after.get(field.getKey()))) {
                previous.set(field.getKey(), field.getValue());
            }
        }
        return previous;
    }

    private static ObjectType typeOf(ObjectNode object) {
        return ObjectType.ofWord(object.path("object").asText()).orElseThrow();
    }
}
