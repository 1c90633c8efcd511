package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.PackedJson;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of one kind of one account, as they are kept. Used under the world's lock. */
final class Shelf {

    private static final class Slot {
        private final Position position;
        private PackedJson json;

        private Slot(Position position, PackedJson json) {
            this.position = position;
            this.json = json;
        }
    }

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Set<String> deleted = new LinkedHashSet<>();
    private final Sequence sequence = new Sequence();
    private long ties;

    void add(ObjectNode object) {
        Position position = new Position(object.path("created").asLong(), ties++);
        String id = object.path("id").asText();
        slots.put(id, new Slot(position, PackedJson.of(object)));
        sequence.put(position, id);
    }

    void save(ObjectNode object) {
        slots.get(object.path("id").asText()).json = PackedJson.of(object);
    }

    /** Takes an object from the lists; its id stays known. */
    void delete(String id) {
        sequence.remove(slots.get(id).position);
        deleted.add(id);
    }

    /** An object that stands. */
    Optional<ObjectNode> find(String id) {
        return isDeleted(id) ? Optional.empty() : any(id);
    }

    boolean isDeleted(String id) {
        return deleted.contains(id);
    }

    Set<String> deleted() {
        return Set.copyOf(deleted);
    }

    int size() {
        return sequence.size();
    }

    Page page(PageRequest request) {
        return sequence.page(
                request,
                id -> Optional.ofNullable(slots.get(id)).map(slot -> slot.position),
                this::any);
    }

    private Optional<ObjectNode> any(String id) {
        return Optional.ofNullable(slots.get(id)).map(slot -> slot.json.unpack());
    }
}
