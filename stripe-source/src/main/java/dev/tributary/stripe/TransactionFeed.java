package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.stripe.feed.EventRound;
import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.feed.RecentIds;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the balance transactions of an account, of which no event tells. */
final class TransactionFeed implements Reading {

    private final AccountContext account;
    private final AccountReading own;
    private final Turn turn;
    private final LookBack lookBack;
    private final Deque<JsonNode> oldestFirst = new ArrayDeque<>();
    private WindowReading reading;
    private FeedMark.Window emitting;
    private boolean denied;

    TransactionFeed(AccountContext account, AccountReading own) {
        this.account = account;
        this.own = own;
        this.turn = new Turn(account.clock(), account.terms().interval());
        this.lookBack = LookBack.of(account, Resource.BALANCE_TRANSACTIONS.word());
    }

    /** Whether the key may not read them. */
    boolean isDenied() {
        return denied;
    }

    @Override
    public long millisUntilNext() {
        return account.terms().reads(Resource.BALANCE_TRANSACTIONS)
                ? turn.millisLeft()
                : Long.MAX_VALUE;
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        if (emitting != null) {
            emit();
            return true;
        }
        if (reading == null && !begin()) {
            return false;
        }
        try {
            if (reading.step()) {
                emitting = reading.window();
                reading.newestFirst().forEach(oldestFirst::addFirst);
                reading = null;
            }
            denied = false;
        } catch (ApiException failed) {
            reading = null;
            if (!AccountContext.isDenied(failed)) {
                // When to try again is not ours to say.
                turn.now();
                throw failed;
            }
            denied = true;
            account.statuses().denied(account.account(), Resource.BALANCE_TRANSACTIONS.word());
        }
        return true;
    }

    private boolean begin() {
        if (!account.terms().reads(Resource.BALANCE_TRANSACTIONS) || !turn.isDue()) {
            return false;
        }
        turn.taken();
        FeedMark mark = account.ledger().state().transactions();
        Optional<FeedMark.Window> window = mark.next(account.now(), account.terms().feed());
        window.ifPresent(
                next -> {
                    lookBack.begins(mark, next);
                    reading =
                            new WindowReading(account, Resource.BALANCE_TRANSACTIONS.path(), next);
                });
        return window.isPresent();
    }

    private void emit() {
        RecentIds known = account.ledger().state().transactions().ids();
        List<JsonNode> fresh = new ArrayList<>();
        Map<String, Long> created = new LinkedHashMap<>();
        while (!oldestFirst.isEmpty() && fresh.size() < EventRound.CHUNK) {
            JsonNode transaction = oldestFirst.removeFirst();
            String id = AccountContext.id(transaction);
            if (!known.contains(id)
                    && created.put(id, AccountContext.created(transaction)) == null) {
                fresh.add(transaction);
            }
        }
        boolean over = oldestFirst.isEmpty();
        FeedMark.Window window = emitting;
        var pending = account.pendingIds().emitted(fresh);
        account.ledger()
                .offer(
                        fresh.stream()
                                .map(one -> account.emission(one, Channel.FEED, Known.NONE))
                                .toList(),
                        state -> {
                            FeedMark mark = state.transactions().with(created);
                            return state.withTransactions(
                                            over
                                                    ? mark.after(
                                                            window,
                                                            account.now(),
                                                            account.terms().feed())
                                                    : mark)
                                    .withPending(state.pending().and(pending));
                        });
        if (!fresh.isEmpty()) {
            own.balanceHasChanged();
        }
        if (over) {
            emitting = null;
        }
    }
}
