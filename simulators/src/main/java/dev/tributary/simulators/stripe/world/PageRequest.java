package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a list is asked for.
 *
 * @param limit 1 to 100
 * @param startingAfter id of the object before the page
 * @param endingBefore id of the object after the page
 * @param created bounds on {@code created}
 * @param ids which objects belong, by their ids
 * @param filter which objects belong, by how they are kept
 */
public record PageRequest(
        int limit,
        Optional<String> startingAfter,
        Optional<String> endingBefore,
        Span created,
        Predicate<String> ids,
        Predicate<ObjectNode> filter) {

    /** All of a list, a hundred at a time from an object on. */
    public static PageRequest hundredAfter(Optional<String> id) {
        return new PageRequest(100, id, Optional.empty(), Span.ALL, any -> true, any -> true);
    }
}
