package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import java.util.List;
import java.util.Map;

/** The balance transactions of one payout, a page at a time. */
final class PayoutItems {

    private final AccountContext account;
    private final String payout;
    private String lastId = "";
    private boolean over;

    PayoutItems(AccountContext account, String payout) {
        this.account = account;
        this.payout = payout;
    }

    String payout() {
        return payout;
    }

    boolean isOver() {
        return over;
    }

    /** The next of them; none where the payout has none, or cannot be asked so. */
    List<JsonNode> next(Priority priority) throws ApiException, InterruptedException {
        Listing listing =
                Listing.of(Resource.BALANCE_TRANSACTIONS.path(), Map.of("payout", payout));
        try {
            JsonNode page =
                    account.get(lastId.isEmpty() ? listing : listing.after(lastId), priority);
            List<JsonNode> items = AccountContext.objects(page);
            over = !AccountContext.hasMore(page) || items.isEmpty();
            if (!items.isEmpty()) {
                lastId = AccountContext.id(items.get(items.size() - 1));
            }
            return items;
        } catch (ApiException failed) {
            if (failed.kind() == ApiException.Kind.REFUSED
                    || failed.kind() == ApiException.Kind.NOT_FOUND
                    || AccountContext.isDenied(failed)) {
                // Manual payouts have no items; a key may be forbidden to see them.
                over = true;
                return List.of();
            }
            throw failed;
        }
    }
}
