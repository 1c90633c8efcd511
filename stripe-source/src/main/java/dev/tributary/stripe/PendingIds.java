package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.stripe.feed.PendingMark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which balance transactions were emitted as pending since this start; beyond its size, and after a
 * start, it does not know all. Safe for use by several threads.
 */
final class PendingIds {

    private static final int MOST = 100_000;

    private final Set<String> ids = new HashSet<>(); // guarded by this
    private boolean knowsAll; // guarded by this
    private PendingMark seen = PendingMark.NONE; // guarded by this

    /** Whether a transaction is still to become available. */
    static boolean isPending(JsonNode transaction) {
        return transaction.path("status").asText("").equals("pending");
    }

    /** The mark of those of these that are pending. */
    static PendingMark mark(List<JsonNode> transactions) {
        PendingMark mark = PendingMark.NONE;
        for (JsonNode transaction : transactions) {
            if (isPending(transaction)) {
                mark =
                        mark.with(
                                AccountContext.created(transaction),
                                transaction.path("available_on").asLong());
            }
        }
        return mark;
    }

    /** These are being emitted. */
    synchronized PendingMark emitted(List<JsonNode> transactions) {
        for (JsonNode transaction : transactions) {
            if (!isPending(transaction)) {
                ids.remove(AccountContext.id(transaction));
            } else if (ids.size() < MOST) {
                ids.add(AccountContext.id(transaction));
            } else {
                knowsAll = false;
            }
        }
        PendingMark mark = mark(transactions);
        seen = seen.and(mark);
        return mark;
    }

    /** Whether it is to be emitted again now that it is available. */
    synchronized boolean mayHaveBeenPending(String id) {
        return !knowsAll || ids.contains(id);
    }

    /** A look at all that may be pending begins. */
    synchronized void lookBegins() {
        seen = PendingMark.NONE;
    }

    /** It is over; what is pending of all that was seen since it began. */
    synchronized PendingMark lookEnds() {
        knowsAll = ids.size() < MOST;
        return seen;
    }
}
