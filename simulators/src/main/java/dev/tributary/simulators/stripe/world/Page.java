package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A page of a list.
 *
 * @param data newest first
 * @param more whether others follow in the direction that was asked for
 */
public record Page(List<ObjectNode> data, boolean more) {
    public Page {
        data = List.copyOf(data);
    }
}
