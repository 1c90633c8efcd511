package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.feed.Due;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads again what the state says is due: objects whose last word is not known, payouts' items. */
final class DueReading implements Reading {

    private final AccountContext account;
    private final ObjectReading objects;
    private PayoutItems current;

    DueReading(AccountContext account, ObjectReading objects) {
        this.account = account;
        this.objects = objects;
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        var due = account.ledger().state().due().stream().findFirst();
        if (due.isEmpty()) {
            return false;
        }
        if (due.get().kind() == Due.Kind.OBJECT) {
            objects.read(due.get(), Priority.INCREMENTAL, state -> state.withoutDue(due.get()));
        } else {
            items(due.get());
        }
        return true;
    }

    private void items(Due due) throws ApiException, InterruptedException {
        if (current == null || !current.payout().equals(due.id())) {
            current = new PayoutItems(account, due.id());
        }
        List<JsonNode> items = current.next(Priority.INCREMENTAL);
        boolean over = current.isOver();
        account.pendingIds().emitted(items);
        Known known = Known.ofPayout(due.id());
        Map<String, Long> young = young(items);
        account.ledger()
                .offer(
                        items.stream()
                                .map(item -> account.emission(item, Channel.FETCH, known))
                                .toList(),
                        state ->
                                (over ? state.withoutDue(due) : state)
                                        .withTransactions(state.transactions().with(young)));
        if (over) {
            current = null;
        }
    }

    /**
     * Those that the feed could come upon afterwards: without their payout they must not follow.
     */
    private Map<String, Long> young(List<JsonNode> items) {
        long from =
                account.ledger().state().transactions().until()
                        - 2 * account.terms().feed().overlap();
        Map<String, Long> young = new LinkedHashMap<>();
        for (JsonNode item : items) {
            if (AccountContext.created(item) >= from) {
                young.put(AccountContext.id(item), AccountContext.created(item));
            }
        }
        return young;
    }

    @Override
    public long millisUntilNext() {
        return Long.MAX_VALUE;
    }
}
