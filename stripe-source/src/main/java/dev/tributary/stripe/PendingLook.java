package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.feed.EventHead;
import dev.tributary.stripe.feed.PendingMark;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks which pending balance transactions have become available, once the first of them should be.
 * To which payouts they belong meanwhile is read first: a transaction that is emitted again must
 * not lose its payout.
 */
final class PendingLook implements Reading {

    private enum Step {
        IDLE,
        PAYOUTS,
        ITEMS,
        TRANSACTIONS
    }

    private final AccountContext account;
    private final AccountReading own;
    private final Map<String, String> payoutOf = new HashMap<>();
    private final Deque<String> payouts = new ArrayDeque<>();
    private Step step = Step.IDLE;
    private final Turn turn;
    private long since;
    private String lastId = "";
    private PayoutItems current;

    PendingLook(AccountContext account, AccountReading own) {
        this.account = account;
        this.own = own;
        this.turn = new Turn(account.clock(), account.terms().pendingInterval());
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        if (step == Step.IDLE && !isDue()) {
            return false;
        }
        try {
            switch (step) {
                case IDLE -> begin();
                case PAYOUTS -> listPayouts();
                case ITEMS -> listItems();
                case TRANSACTIONS -> listTransactions();
            }
        } catch (ApiException failed) {
            // Begun anew after a rest: what a cursor stands on may have gone.
            step = Step.IDLE;
            if (!AccountContext.isDenied(failed) && !AccountContext.isCursorGone(failed)) {
                throw failed;
            }
        }
        return true;
    }

    private boolean isDue() {
        return turn.isDue() && account.ledger().state().pending().isDue(account.now());
    }

    private void begin() {
        turn.taken();
        since = account.ledger().state().pending().since();
        payoutOf.clear();
        payouts.clear();
        lastId = "";
        current = null;
        account.pendingIds().lookBegins();
        step = account.terms().reads(Resource.PAYOUTS) ? Step.PAYOUTS : Step.TRANSACTIONS;
    }

    private List<JsonNode> page(Listing listing) throws ApiException, InterruptedException {
        JsonNode page =
                account.get(lastId.isEmpty() ? listing : listing.after(lastId), Priority.RECONCILE);
        List<JsonNode> objects = AccountContext.objects(page);
        lastId =
                AccountContext.hasMore(page) && !objects.isEmpty()
                        ? AccountContext.id(objects.get(objects.size() - 1))
                        : "";
        return objects;
    }

    private void listPayouts() throws ApiException, InterruptedException {
        for (JsonNode payout : page(Listing.of(Resource.PAYOUTS).since(since))) {
            if (EventHead.hasItems(payout)) {
                payouts.add(AccountContext.id(payout));
            }
        }
        step = lastId.isEmpty() ? Step.ITEMS : Step.PAYOUTS;
    }

    private void listItems() throws ApiException, InterruptedException {
        if (current == null) {
            if (payouts.isEmpty()) {
                step = Step.TRANSACTIONS;
                return;
            }
            current = new PayoutItems(account, payouts.removeFirst());
        }
        for (JsonNode item : current.next(Priority.RECONCILE)) {
            if (AccountContext.created(item) >= since) {
                payoutOf.put(AccountContext.id(item), current.payout());
            }
        }
        if (current.isOver()) {
            current = null;
        }
    }

    private void listTransactions() throws ApiException, InterruptedException {
        List<JsonNode> all = page(Listing.of(Resource.BALANCE_TRANSACTIONS).since(since));
        List<JsonNode> available = new ArrayList<>();
        for (JsonNode transaction : all) {
            if (!PendingIds.isPending(transaction)
                    && account.pendingIds().mayHaveBeenPending(AccountContext.id(transaction))) {
                available.add(transaction);
            }
        }
        account.pendingIds().emitted(all);
        boolean over = lastId.isEmpty();
        PendingMark pending = over ? account.pendingIds().lookEnds() : PendingMark.NONE;
        account.ledger()
                .offer(
                        available.stream().map(this::emission).toList(),
                        state -> over ? state.withPending(pending) : state);
        if (!available.isEmpty()) {
            own.balanceHasChanged();
        }
        if (over) {
            step = Step.IDLE;
            payoutOf.clear();
        }
    }

    private Emission emission(JsonNode transaction) {
        String payout = payoutOf.get(AccountContext.id(transaction));
        return account.emission(
                transaction, Channel.RELIST, payout == null ? Known.NONE : Known.ofPayout(payout));
    }

    @Override
    public long millisUntilNext() {
        PendingMark mark = account.ledger().state().pending();
        if (mark.since() == 0) {
            return Long.MAX_VALUE;
        }
        long due = mark.due() * 1_000 - account.clock().millis();
        return Math.max(1_000, Math.max(due, turn.millisLeft()));
    }
}
