package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.Archive;
import dev.tributary.simulators.stripe.world.Page;
import dev.tributary.simulators.stripe.world.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the API would give now, all of it, for tests to compare with. */
public final class StripeState {

    private final Archive archive;

    StripeState(Archive archive) {
        this.archive = archive;
    }

    /** All objects of a kind that stand, newest first, in the latest version. */
    public List<JsonNode> objects(String account, ObjectType type) {
        return objects(account, type, ApiVersion.LATEST);
    }

    /** All objects of a kind that stand, newest first. */
    public List<JsonNode> objects(String account, ObjectType type, ApiVersion version) {
        if (type == ObjectType.BALANCE) {
            return List.of(archive.balance(account));
        }
        List<JsonNode> all = new ArrayList<>();
        Optional<String> last = Optional.empty();
        Page page;
        do {
            page = archive.page(account, type, PageRequest.hundredAfter(last), version, one -> one);
            all.addAll(page.data());
            last = page.data().stream().reduce((a, b) -> b).map(StripeState::id);
        } while (page.more());
        return all;
    }

    /** All events that show, as they were rendered when they happened. */
    public List<JsonNode> events(String account) {
        return objects(account, ObjectType.EVENT);
    }

    /** The ids of deleted objects of a kind. */
    public Set<String> deleted(String account, ObjectType type) {
        return archive.deleted(account, type);
    }

    /** The ids of the balance transactions in an automatic payout, its own among them. */
    public Set<String> partsOf(String account, String payout) {
        return archive.partsOf(account, payout);
    }

    /** How many objects stand in all accounts, events not counted. */
    public long objectCount() {
        return archive.objectCount();
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }
}
