package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.front.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a window of a list that is newest first, a page at a time, and holds it: its oldest objects
 * come last and go out first. A window that holds too much is shortened from its newest end.
 */
final class WindowReading {

    /** So many objects are held at most, but for a window of one second. */
    private static final int MOST = 2_000;

    private final AccountContext account;
    private final String path;
    private FeedMark.Window window;
    private List<JsonNode> newestFirst = new ArrayList<>();

    WindowReading(AccountContext account, String path, FeedMark.Window window) {
        this.account = account;
        this.path = path;
        this.window = window;
    }

    FeedMark.Window window() {
        return window;
    }

    List<JsonNode> newestFirst() {
        return newestFirst;
    }

    /**
     * Reads a page.
     *
     * @return whether the window is read as a whole
     */
    boolean step() throws ApiException, InterruptedException {
        Listing listing = Listing.of(path, Map.of()).since(window.from()).until(window.until());
        try {
            JsonNode page =
                    account.get(
                            newestFirst.isEmpty()
                                    ? listing
                                    : listing.after(AccountContext.id(oldest())),
                            Priority.INCREMENTAL);
            List<JsonNode> objects = AccountContext.objects(page);
            newestFirst.addAll(objects);
            boolean more = AccountContext.hasMore(page);
            if (more && objects.isEmpty()) {
                throw AccountContext.withoutEnd(path);
            }
            return !more || shortened();
        } catch (ApiException failed) {
            if (AccountContext.isCursorGone(failed) && !newestFirst.isEmpty()) {
                newestFirst = new ArrayList<>();
                return false;
            }
            throw failed;
        }
    }

    private JsonNode oldest() {
        return newestFirst.get(newestFirst.size() - 1);
    }

    /** Begins anew with the older part, where that is any shorter; never the whole. */
    private boolean shortened() {
        if (newestFirst.size() >= MOST) {
            FeedMark.Window older = window.olderPart(AccountContext.created(oldest()));
            if (older.until() < window.until()) {
                window = older;
                newestFirst = new ArrayList<>();
            }
        }
        return false;
    }
}
