package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Next;
import dev.tributary.api.source.Work;
import dev.tributary.stripe.feed.EventHead;
import dev.tributary.stripe.feed.WalkMark;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Emits what each payout consists of, behind the plain balance transactions, so that the last word
 * about each says to which payout it belongs. Its mark moves payout by payout.
 */
final class ItemsWalk implements Work {

    private static final Set<Resource> BEFORE =
            Set.of(Resource.BALANCE_TRANSACTIONS, Resource.PAYOUTS);

    private final AccountContext account;
    private final Channel channel;
    private final Runnable settled;
    private final Deque<JsonNode> payouts = new ArrayDeque<>();
    private boolean lastPage;
    private PayoutItems current;

    ItemsWalk(AccountContext account, Channel channel, Runnable settled) {
        this.account = account;
        this.channel = channel;
        this.settled = settled;
    }

    @Override
    public Next step() throws ApiException, InterruptedException {
        if (!account.ledger().state().isWalked(BEFORE)) {
            return Next.whenWoken();
        }
        WalkMark mark =
                account.ledger()
                        .state()
                        .walk(Resource.PAYOUT_ITEMS)
                        .orElseGet(() -> WalkMark.beginning(account.now()));
        if (mark.isSettled() || isDenied()) {
            return end(mark.isSettled() ? mark : mark.denied());
        }
        if (current != null) {
            return items(mark);
        }
        if (!payouts.isEmpty()) {
            current = new PayoutItems(account, AccountContext.id(payouts.getFirst()));
            return Next.atOnce();
        }
        return lastPage ? end(mark.done()) : list(mark);
    }

    private boolean isDenied() {
        return BEFORE.stream()
                .anyMatch(
                        resource ->
                                account.ledger()
                                        .state()
                                        .walk(resource)
                                        .filter(walk -> walk.stage() == WalkMark.Stage.DENIED)
                                        .isPresent());
    }

    private Priority priority() {
        return channel == Channel.BACKFILL ? Priority.BACKFILL : Priority.RECONCILE;
    }

    private Next list(WalkMark mark) throws ApiException, InterruptedException {
        Listing listing = Listing.of(Resource.PAYOUTS).until(mark.until());
        if (account.terms().since() > 0) {
            listing = listing.since(account.terms().since());
        }
        try {
            JsonNode page =
                    account.get(
                            mark.lastId().isEmpty() ? listing : listing.after(mark.lastId()),
                            priority());
            AccountContext.objects(page).stream()
                    .filter(payout -> Resource.PAYOUTS.mayHave(AccountContext.id(payout)))
                    .forEach(payouts::add);
            lastPage = !AccountContext.hasMore(page) || payouts.isEmpty();
            return Next.atOnce();
        } catch (ApiException failed) {
            if (AccountContext.isCursorGone(failed) && !mark.lastId().isEmpty()) {
                account.ledger()
                        .change(state -> state.with(Resource.PAYOUT_ITEMS, mark.withoutId()));
                return Next.atOnce();
            }
            throw failed;
        }
    }

    private Next items(WalkMark mark) throws ApiException, InterruptedException {
        JsonNode payout = payouts.getFirst();
        List<JsonNode> items = EventHead.hasItems(payout) ? current.next(priority()) : List.of();
        boolean over = current.isOver() || !EventHead.hasItems(payout);
        WalkMark next =
                over ? mark.after(AccountContext.id(payout), AccountContext.created(payout)) : mark;
        Known known = Known.ofPayout(AccountContext.id(payout));
        account.ledger()
                .offer(
                        items.stream().map(item -> account.emission(item, channel, known)).toList(),
                        state -> state.with(Resource.PAYOUT_ITEMS, next));
        if (over) {
            payouts.removeFirst();
            current = null;
        }
        return Next.atOnce();
    }

    private Next end(WalkMark mark) {
        account.ledger().change(state -> state.with(Resource.PAYOUT_ITEMS, mark));
        settled.run();
        return Next.never();
    }
}
