package dev.tributary.stripe;

import dev.tributary.api.source.Page;
import dev.tributary.api.source.Pages;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.stripe.feed.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps how far an account was read, and hands records over together with how far they bring it.
 * Several jobs of an account use it: records leave in the order in which the state changes.
 */
final class AccountLedger {

    private static final String KIND = "kind";
    private static final String STRIPE = "stripe";
    private static final String ACCOUNT = "account";

    private final Map<String, String> partition;
    private final Pages pages;
    private AccountState state; // guarded by this

    AccountLedger(String account, Pages pages, AccountState state) {
        this.partition = partition(account);
        this.pages = pages;
        this.state = state;
    }

    /** The source partition of an account. */
    static Map<String, String> partition(String account) {
        return SourcePartition.of(KIND, STRIPE, ACCOUNT, account);
    }

    /** Whether it is the source partition of an account. */
    static boolean isPartition(Map<String, ?> partition) {
        return STRIPE.equals(partition.get(KIND))
                && partition.get(ACCOUNT) instanceof String account
                && account.matches("[A-Za-z0-9_]+");
    }

    synchronized AccountState state() {
        return state;
    }

    /** Changes the state; it is kept with the next records. */
    synchronized void change(UnaryOperator<AccountState> change) {
        state = change.apply(state);
    }

    /** Hands records over, and changes the state with the last of them. */
    void offer(List<Emission> emissions, UnaryOperator<AccountState> change) {
        offer(emissions, change, Optional.empty());
    }

    /**
     * Hands records over, and changes the state with the last of them.
     *
     * @param status goes behind them
     */
    synchronized void offer(
            List<Emission> emissions,
            UnaryOperator<AccountState> change,
            Optional<SourceStatus> status) {
        AccountState next = change.apply(state);
        Page page = pages.page(partition, state.toMap());
        emissions.forEach(all -> page.add(all.drafts(), all.kind(), all.bytes()));
        // Without a record nothing is kept now; the next that is has this change in it.
        page.offer(next.toMap(), status, () -> {});
        state = next;
    }
}
