package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.feed.WalkMark;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what events do not tell of: the account itself, its balance whenever money has moved, and
 * from time to time some lists as a whole, which it has walked anew.
 */
final class AccountReading implements Reading {

    private static final String ACCOUNT = "account";
    private static final String BALANCE = "balance";
    private static final String APPLICATION = "application";

    private final AccountContext account;
    private volatile JsonNode lastAccount;
    private volatile JsonNode lastBalance;
    private boolean accountIsRead;
    private boolean balanceIsStale = true;

    AccountReading(AccountContext account) {
        this.account = account;
    }

    /** Money has moved. */
    void balanceHasChanged() {
        balanceIsStale = true;
    }

    /** What was read before that bears on an object of that kind. */
    Known knownFor(String object) {
        if (object.equals(ACCOUNT) && lastBalance != null) {
            return Known.ofBalance(lastBalance);
        }
        if (object.equals(APPLICATION)) {
            // An account takes back what it allowed one: its own records say so too.
            return new Known(
                    Optional.empty(),
                    Optional.ofNullable(lastAccount),
                    Optional.ofNullable(lastBalance),
                    Optional.empty());
        }
        return object.equals(BALANCE) && lastAccount != null
                ? Known.ofAccount(lastAccount)
                : Known.NONE;
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        if (isRelistDue()) {
            relist();
            return true;
        }
        if (!accountIsRead) {
            accountIsRead = true;
            read(ACCOUNT);
            return true;
        }
        if (balanceIsStale) {
            balanceIsStale = false;
            read(BALANCE);
            return true;
        }
        return false;
    }

    private boolean isRelistDue() {
        long last = account.ledger().state().relistedAt();
        return account.now() - last >= account.terms().relistInterval().toSeconds();
    }

    private void relist() {
        boolean first = account.ledger().state().relistedAt() == 0;
        List<Resource> anew =
                first
                        ? List.of()
                        : Stream.concat(account.terms().relisted().stream(), denied()).toList();
        account.ledger().change(state -> state.without(anew).relisted(account.now()));
        accountIsRead = false;
        balanceIsStale = true;
    }

    /** A key may have been given more rights. */
    private Stream<Resource> denied() {
        return account.ledger().state().walks().entrySet().stream()
                .filter(walk -> walk.getValue().stage() == WalkMark.Stage.DENIED)
                .map(walk -> walk.getKey());
    }

    private void read(String what) throws ApiException, InterruptedException {
        JsonNode json;
        try {
            json = account.get(Listing.single(what), Priority.RECONCILE);
        } catch (ApiException failed) {
            if (AccountContext.isDenied(failed)) {
                account.statuses().denied(account.account(), what);
                return;
            }
            accountIsRead &= !what.equals(ACCOUNT);
            balanceIsStale |= what.equals(BALANCE);
            throw failed;
        }
        Known known = knownFor(what);
        if (what.equals(ACCOUNT)) {
            lastAccount = json;
        } else {
            lastBalance = json;
        }
        account.ledger()
                .offer(List.of(account.emission(json, Channel.RELIST, known)), state -> state);
    }

    @Override
    public long millisUntilNext() {
        long left =
                account.ledger().state().relistedAt()
                        + account.terms().relistInterval().toSeconds()
                        - account.now();
        return Math.max(0, left) * 1_000;
    }
}
