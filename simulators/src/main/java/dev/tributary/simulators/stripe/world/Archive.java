package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads what a world keeps, as the API shows it. For several threads. */
public final class Archive {

    private final Timeline timeline;
    private final Map<String, Merchant> merchants;
    private final Set<String> gone;

    Archive(Timeline timeline, Map<String, Merchant> merchants, Set<String> gone) {
        this.timeline = timeline;
        this.merchants = merchants;
        this.gone = gone;
    }

    /** Whether the platform's keys reach an account. */
    public boolean reaches(String account) {
        return timeline.act(() -> merchants.containsKey(account) && !gone.contains(account));
    }

    /**
     * A page of an account's objects or events.
     *
     * @param request what is asked for
     * @param version how objects look; events look as they did when they happened
     * @param finish changes each object at last, for what is to be expanded
     * @throws java.util.NoSuchElementException when a cursor is unknown; the message is its id
     */
    public Page page(
            String account,
            ObjectType type,
            PageRequest request,
            ApiVersion version,
            UnaryOperator<ObjectNode> finish) {
        return timeline.act(
                () -> {
                    Books books = books(account);
                    if (type == ObjectType.EVENT) {
                        return books.events().page(request);
                    }
                    Page page = books.shelf(type).page(notItself(account, type, request));
                    return new Page(
                            page.data().stream()
                                    .map(finish)
                                    .map(one -> books.rendering().render(one, version))
                                    .toList(),
                            page.more());
                });
    }

    /** One object or event; one that was deleted says so. */
    public Optional<ObjectNode> find(
            String account,
            ObjectType type,
            String id,
            ApiVersion version,
            UnaryOperator<ObjectNode> finish) {
        return timeline.act(
                () -> {
                    Books books = books(account);
                    if (type == ObjectType.EVENT) {
                        return books.events().find(id);
                    }
                    if (books.shelf(type).isDeleted(id)) {
                        return Optional.of(
                                Json.object("id", id, "object", type.word(), "deleted", true));
                    }
                    return books.shelf(type)
                            .find(id)
                            .map(finish)
                            .map(one -> books.rendering().render(one, version));
                });
    }

    /** An object as it is kept, by its id alone. */
    public Optional<ObjectNode> kept(String account, String id) {
        return timeline.act(() -> books(account).find(id));
    }

    /** An account's balance. */
    public ObjectNode balance(String account) {
        return timeline.act(() -> merchants.get(account).parts().ledger().balance());
    }

    /** The ids of the balance transactions in an automatic payout, its own among them. */
    public Set<String> partsOf(String account, String payout) {
        return timeline.act(() -> merchants.get(account).parts().payouts().parts(payout));
    }

    /** The ids of deleted objects. */
    public Set<String> deleted(String account, ObjectType type) {
        return timeline.act(() -> books(account).shelf(type).deleted());
    }

    /** How many objects stand in all accounts, events not counted. */
    public long objectCount() {
        return timeline.act(
                () ->
                        merchants.values().stream()
                                .map(merchant -> merchant.parts().books())
                                .mapToLong(
                                        books ->
                                                ObjectType.stored().stream()
                                                        .mapToLong(type -> books.shelf(type).size())
                                                        .sum())
                                .sum());
    }

    /** How many endpoints have not taken an event yet. */
    public void pendingWebhooks(String account, String event, int count) {
        timeline.run(() -> books(account).events().pendingWebhooks(event, count));
    }

    /** What an event tells of its object in another version. */
    public ObjectNode data(SentEvent event, ApiVersion version) {
        return timeline.act(
                () -> books(event.account()).data(event.object(), event.previous(), version));
    }

    /** An account does not find itself among its accounts. */
    private static PageRequest notItself(String account, ObjectType type, PageRequest request) {
        return type != ObjectType.ACCOUNT
                ? request
                : new PageRequest(
                        request.limit(),
                        request.startingAfter(),
                        request.endingBefore(),
                        request.created(),
                        id -> !id.equals(account),
                        request.filter());
    }

    private Books books(String account) {
        return merchants.get(account).parts().books();
    }
}
