package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Ids in the order of a list, and its pages. */
final class Sequence {

    private final NavigableMap<Position, String> order = new TreeMap<>();

    void put(Position position, String id) {
        order.put(position, id);
    }

    void remove(Position position) {
        order.remove(position);
    }

    int size() {
        return order.size();
    }

    /** The first id in order, and the place it stands at. */
    Optional<java.util.Map.Entry<Position, String>> oldest() {
        return Optional.ofNullable(order.firstEntry());
    }

    /**
     * One page.
     *
     * @param positions where an id stands; a deleted one keeps its place
     * @param read an object by its id; empty when it does not show
     * @throws NoSuchElementException when a cursor is no id of this list; the message is its id
     */
    Page page(
            PageRequest request,
            Function<String, Optional<Position>> positions,
            Function<String, Optional<ObjectNode>> read) {
        boolean backwards = request.endingBefore().isPresent();
        NavigableMap<Position, String> rest = order.descendingMap();
        if (request.startingAfter().isPresent()) {
            rest = rest.tailMap(place(request.startingAfter().get(), positions), false);
        }
        if (backwards) {
            rest =
                    rest.headMap(place(request.endingBefore().get(), positions), false)
                            .descendingMap();
        }
        List<ObjectNode> found = new ArrayList<>();
        boolean more = false;
        for (var entry : rest.entrySet()) {
            if (!backwards && entry.getKey().created() < request.created().from()) {
                break;
            }
            if (!request.created().holds(entry.getKey().created())
                    || !request.ids().test(entry.getValue())) {
                continue;
            }
            Optional<ObjectNode> object = read.apply(entry.getValue()).filter(request.filter());
            if (object.isEmpty()) {
                continue;
            }
            if (found.size() == request.limit()) {
                more = true;
                break;
            }
            found.add(object.get());
        }
        if (backwards) {
            Collections.reverse(found);
        }
        return new Page(found, more);
    }

    private static Position place(String id, Function<String, Optional<Position>> positions) {
        return positions.apply(id).orElseThrow(() -> new NoSuchElementException(id));
    }
}
