package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.feed.AccountState;
import dev.tributary.stripe.feed.Due;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads one object as it is now, and the balance transaction that it has just got. */
final class ObjectReading {

    private final AccountContext account;
    private final AccountReading own;

    ObjectReading(AccountContext account, AccountReading own) {
        this.account = account;
        this.own = own;
    }

    /**
     * Reads and emits it; what is not there any more, or may not be read, is passed over.
     *
     * @param besides what else its emission changes
     */
    void read(Due due, Priority priority, UnaryOperator<AccountState> besides)
            throws ApiException, InterruptedException {
        Resource resource = Resource.ofObject(due.object()).orElseThrow();
        try {
            JsonNode object = account.get(Listing.one(resource.path(), due.id()), priority);
            Known known = own.knownFor(due.object());
            account.ledger()
                    .offer(List.of(account.emission(object, Channel.FETCH, known)), besides);
            if (priority == Priority.WEBHOOK) {
                money(object);
            }
        } catch (ApiException failed) {
            if (AccountContext.isDenied(failed)) {
                account.statuses().denied(account.account(), resource.word());
            } else if (failed.kind() != ApiException.Kind.NOT_FOUND) {
                throw failed;
            }
            account.ledger().change(besides);
        }
    }

    /**
     * The balance transaction of a young object, sooner than the feed would find it. An old one is
     * left to the feed: it may be in a payout already, and here nobody knows in which.
     */
    private void money(JsonNode object) throws ApiException, InterruptedException {
        String id = object.path("balance_transaction").asText("");
        AccountState state = account.ledger().state();
        if (!id.startsWith("txn_")
                || !account.terms().reads(Resource.BALANCE_TRANSACTIONS)
                || AccountContext.created(object) < state.transactions().until()
                || state.transactions().ids().contains(id)) {
            return;
        }
        JsonNode transaction;
        try {
            transaction =
                    account.get(
                            Listing.one(Resource.BALANCE_TRANSACTIONS.path(), id),
                            Priority.WEBHOOK);
        } catch (ApiException failed) {
            if (AccountContext.isDenied(failed) || failed.kind() == ApiException.Kind.NOT_FOUND) {
                return;
            }
            throw failed;
        }
        var pending = account.pendingIds().emitted(List.of(transaction));
        Map<String, Long> created = Map.of(id, AccountContext.created(transaction));
        account.ledger()
                .offer(
                        List.of(account.emission(transaction, Channel.FETCH, Known.NONE)),
                        now ->
                                now.withTransactions(now.transactions().with(created))
                                        .withPending(now.pending().and(pending)));
    }
}
