package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Next;
import dev.tributary.api.source.Work;
import dev.tributary.stripe.feed.PendingMark;
import dev.tributary.stripe.feed.WalkMark;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.List;

/** Walks a list of an account to its end, a page at a time. */
final class ListWalk implements Work {

    private final AccountContext account;
    private final Resource resource;
    private final Channel channel;
    private final Runnable settled;

    /**
     * A walk, which goes on where the account's state says.
     *
     * @param settled told when there is nothing more to do
     */
    ListWalk(AccountContext account, Resource resource, Channel channel, Runnable settled) {
        this.account = account;
        this.resource = resource;
        this.channel = channel;
        this.settled = settled;
    }

    @Override
    public Next step() throws ApiException, InterruptedException {
        WalkMark mark =
                account.ledger()
                        .state()
                        .walk(resource)
                        .orElseGet(() -> WalkMark.beginning(account.now()));
        if (mark.isSettled()) {
            settled.run();
            return Next.never();
        }
        try {
            return emitted(mark, account.get(listing(mark), priority()));
        } catch (ApiException failed) {
            return after(failed, mark);
        }
    }

    private Priority priority() {
        return channel == Channel.BACKFILL ? Priority.BACKFILL : Priority.RECONCILE;
    }

    private Listing listing(WalkMark mark) {
        Listing listing = Listing.of(resource).until(mark.until());
        if (account.terms().since() > 0) {
            listing = listing.since(account.terms().since());
        }
        return mark.lastId().isEmpty() ? listing : listing.after(mark.lastId());
    }

    private Next emitted(WalkMark mark, JsonNode page) throws ApiException {
        List<JsonNode> objects = AccountContext.objects(page);
        boolean more = AccountContext.hasMore(page);
        if (more && objects.isEmpty()) {
            throw AccountContext.withoutEnd(resource.path());
        }
        WalkMark next = more ? after(mark, objects) : mark.done();
        PendingMark pending =
                resource == Resource.BALANCE_TRANSACTIONS
                        ? account.pendingIds().emitted(objects)
                        : PendingMark.NONE;
        account.ledger()
                .offer(
                        objects.stream()
                                .map(object -> account.emission(object, channel, Known.NONE))
                                .toList(),
                        state ->
                                state.with(resource, next)
                                        .withPending(state.pending().and(pending)));
        if (more) {
            return Next.atOnce();
        }
        account.statuses().walked(account.account(), resource.word());
        settled.run();
        return Next.never();
    }

    /** Goes on behind the last object that has an id; what comes behind it is read again. */
    private WalkMark after(WalkMark mark, List<JsonNode> objects) throws ApiException {
        for (int i = objects.size() - 1; i >= 0; i--) {
            String id = AccountContext.id(objects.get(i));
            if (resource.mayHave(id) && !id.equals(mark.lastId())) {
                return mark.after(id, AccountContext.created(objects.get(i)));
            }
        }
        throw AccountContext.withoutId(resource.path());
    }

    private Next after(ApiException failed, WalkMark mark) throws ApiException {
        if (AccountContext.isCursorGone(failed) && !mark.lastId().isEmpty()) {
            account.ledger().change(state -> state.with(resource, mark.withoutId()));
            return Next.atOnce();
        }
        if (AccountContext.isDenied(failed)) {
            account.ledger().change(state -> state.with(resource, mark.denied()));
            account.statuses().denied(account.account(), resource.word());
            settled.run();
            return Next.never();
        }
        if (AccountContext.isDeauthorized(failed)) {
            account.statuses().deauthorized(account.account());
            return Next.after(account.terms().relistInterval());
        }
        throw failed;
    }
}
