package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.stripe.feed.AccountState;
import dev.tributary.stripe.feed.Due;
import dev.tributary.stripe.feed.EventHead;
import dev.tributary.stripe.feed.EventRound;
import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.feed.TieRule;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the events of an account. */
final class EventFeed implements Reading {

    static final String PATH = "events";

    private final AccountContext account;
    private final Taken taken;
    private final AccountReading own;
    private final Turn turn;
    private final LookBack lookBack;
    private WindowReading reading;
    private EventRound round;
    private boolean denied;

    /**
     * A feed.
     *
     * @param taken what came by webhook
     * @param own knows the account and its balance
     */
    EventFeed(AccountContext account, Taken taken, AccountReading own) {
        this.account = account;
        this.taken = taken;
        this.own = own;
        this.turn = new Turn(account.clock(), account.terms().interval());
        this.lookBack = LookBack.of(account, PATH);
    }

    /** Whether the key may not read events. */
    boolean isDenied() {
        return denied;
    }

    @Override
    public long millisUntilNext() {
        return turn.millisLeft();
    }

    @Override
    public boolean step() throws ApiException, InterruptedException {
        if (round != null) {
            emit();
            return true;
        }
        if (reading == null) {
            boolean begun = begin();
            if (reading == null) {
                return begun;
            }
        }
        try {
            if (reading.step()) {
                round = round(reading);
                reading = null;
            }
            denied = false;
            return true;
        } catch (ApiException failed) {
            reading = null;
            if (!AccountContext.isDenied(failed)) {
                // When to try again is not ours to say.
                turn.now();
                throw failed;
            }
            denied = true;
            account.statuses().denied(account.account(), PATH);
            return true;
        }
    }

    private boolean begin() {
        if (!turn.isDue()) {
            return false;
        }
        turn.taken();
        FeedMark mark = account.ledger().state().events();
        if (mark.isTooOld(account.now(), account.terms().feed())) {
            declareGap(mark);
            // Behind the lists, at once.
            turn.now();
            return true;
        }
        Optional<FeedMark.Window> window = mark.next(account.now(), account.terms().feed());
        window.ifPresent(
                next -> {
                    lookBack.begins(mark, next);
                    reading = new WindowReading(account, PATH, next);
                });
        return window.isPresent();
    }

    /** All lists are walked again, and the feeds begin anew. */
    private void declareGap(FeedMark mark) {
        long now = account.now();
        long begin = now - account.terms().feed().overlap();
        account.ledger()
                .offer(
                        List.of(),
                        state ->
                                state.without(account.terms().resources())
                                        .withEvents(FeedMark.beginning(begin, now))
                                        .withTransactions(FeedMark.beginning(begin, now))
                                        .withGap(true),
                        Optional.of(
                                account.statuses()
                                        .gap(
                                                account.account(),
                                                Instant.ofEpochSecond(mark.until()),
                                                Instant.ofEpochSecond(begin))));
    }

    private EventRound round(WindowReading read) {
        List<EventHead> heads = read.newestFirst().stream().map(EventHead::of).toList();
        return new EventRound(
                read.window(),
                read.newestFirst(),
                new TieRule(
                        heads,
                        account.ledger().state().events().until(),
                        account.terms().readAgain(),
                        account.terms().apiVersion()));
    }

    private void emit() {
        EventRound.Chunk chunk =
                round.next(account.ledger().state().events().ids(), taken::contains);
        List<Emission> emissions = new ArrayList<>();
        for (JsonNode event : chunk.events()) {
            EventHead head = EventHead.of(event);
            if (account.terms().wants(head.object())) {
                emissions.add(account.emission(event, Channel.FEED, own.knownFor(head.object())));
            }
            if (head.deauthorizes()) {
                account.statuses().deauthorized(account.account());
            }
        }
        boolean over = round.isOver();
        FeedMark.Window window = round.window();
        account.ledger()
                .offer(
                        emissions,
                        state -> {
                            FeedMark mark = state.events().with(chunk.created());
                            return state.withEvents(
                                            over
                                                    ? mark.after(
                                                            window,
                                                            account.now(),
                                                            account.terms().feed())
                                                    : mark)
                                    .withDue(wanted(chunk, state));
                        });
        taken.emitted(chunk.created().keySet());
        if (over) {
            round = null;
        }
    }

    private List<Due> wanted(EventRound.Chunk chunk, AccountState state) {
        return chunk.due().stream()
                .filter(
                        due ->
                                due.kind() == Due.Kind.ITEMS
                                        ? account.terms().reads(Resource.PAYOUT_ITEMS)
                                        : account.terms().wants(due.object()))
                .filter(due -> !state.due().contains(due))
                .toList();
    }
}
