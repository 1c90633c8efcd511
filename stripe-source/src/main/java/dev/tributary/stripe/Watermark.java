package dev.tributary.stripe;

import dev.tributary.stripe.feed.AccountState;
import dev.tributary.stripe.feed.WalkMark;
import dev.tributary.stripe.front.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells up to when an account is known to be complete, once everything before is handed over: the
 * status goes behind it in the account's source partition.
 */
final class Watermark implements Reading {

    private final AccountContext account;
    private final EventFeed events;
    private final TransactionFeed transactions;
    private long told;

    Watermark(AccountContext account, EventFeed events, TransactionFeed transactions) {
        this.account = account;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public boolean step() {
        AccountState state = account.ledger().state();
        Optional<String> missing = missing(state);
        if (missing.isPresent()) {
            account.statuses()
                    .change(account.statuses().incomplete(account.account(), missing.get()));
            return false;
        }
        long until = until(state);
        if (until <= told || !state.due().isEmpty()) {
            return false;
        }
        told = until;
        account.ledger()
                .offer(
                        List.of(),
                        now -> now.withGap(false),
                        Optional.of(
                                account.statuses()
                                        .complete(
                                                account.account(), Instant.ofEpochSecond(until))));
        return false;
    }

    private Optional<String> missing(AccountState state) {
        if (events.isDenied()) {
            return Optional.of(EventFeed.PATH);
        }
        boolean isDenied =
                transactions.isDenied()
                        || state.walk(Resource.BALANCE_TRANSACTIONS)
                                .filter(walk -> walk.stage() == WalkMark.Stage.DENIED)
                                .isPresent();
        return isDenied ? Optional.of(Resource.BALANCE_TRANSACTIONS.word()) : Optional.empty();
    }

    private long until(AccountState state) {
        return account.terms().reads(Resource.BALANCE_TRANSACTIONS)
                ? Math.min(state.events().until(), state.transactions().until())
                : state.events().until();
    }

    @Override
    public long millisUntilNext() {
        return Long.MAX_VALUE;
    }
}
