package dev.tributary.stripe;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.source.Job;
import dev.tributary.api.source.Next;
import dev.tributary.api.source.Work;
import dev.tributary.api.source.WorkLoop;
import dev.tributary.stripe.feed.AccountState;
import dev.tributary.stripe.feed.Due;
import dev.tributary.stripe.feed.EventHead;
import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.feed.TieRule;
import dev.tributary.stripe.feed.WalkMark;
import dev.tributary.stripe.front.Resource;
import dev.tributary.stripe.map.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one account: first its lists, several at a time; then what changes, one thing after the
 * other, so that no older state of an object leaves behind a newer one. While lists are walked
 * nothing else of the account is read.
 */
final class AccountProgram implements Work {

    private final AccountContext account;
    private final WorkLoop loop;
    private final Taken taken;
    private final List<Reading> readings;
    private final Map<Resource, Job> walks = new EnumMap<>(Resource.class); // this job's thread's
    private final Job job;
    private volatile boolean deauthorized;

    AccountProgram(AccountContext account, WorkLoop loop, Taken taken) {
        this.account = account;
        this.loop = loop;
        this.taken = taken;
        AccountReading own = new AccountReading(account);
        ObjectReading objects = new ObjectReading(account, own);
        EventFeed events = new EventFeed(account, taken, own);
        TransactionFeed transactions = new TransactionFeed(account, own);
        this.readings =
                List.of(
                        new TakenReading(account, taken, objects),
                        new DueReading(account, objects),
                        events,
                        transactions,
                        new Watermark(account, events, transactions),
                        new PendingLook(account, own),
                        own);
        this.job =
                loop.job(
                        account.account(),
                        StripeStatuses.subject(account.account(), "changes"),
                        Priority.INCREMENTAL,
                        this);
    }

    /** Begins where the account's state says. */
    void start() {
        account.ledger().change(this::begun);
        loop.begin(job);
    }

    /** The feeds begin before the first list is read; what was forbidden is tried again. */
    private AccountState begun(AccountState state) {
        long now = account.now();
        FeedMark beginning = FeedMark.beginning(now - account.terms().feed().overlap(), now);
        List<Resource> denied =
                state.walks().entrySet().stream()
                        .filter(walk -> walk.getValue().stage() == WalkMark.Stage.DENIED)
                        .map(Map.Entry::getKey)
                        .toList();
        AccountState begun = state.without(denied);
        if (!begun.events().isBegun()) {
            begun = begun.withEvents(beginning);
        }
        return begun.transactions().isBegun() ? begun : begun.withTransactions(beginning);
    }

    @Override
    public Next step() throws ApiException, InterruptedException {
        if (!account.ledger().state().isWalked(account.terms().resources())) {
            startWalks();
            return Next.whenWoken();
        }
        walks.clear();
        try {
            for (Reading reading : readings) {
                if (reading.step()) {
                    recovered();
                    return Next.atOnce();
                }
            }
        } catch (ApiException failed) {
            if (!AccountContext.isDeauthorized(failed)) {
                throw failed;
            }
            deauthorized = true;
            account.statuses().deauthorized(account.account());
            return Next.after(account.terms().relistInterval());
        }
        long wait = readings.stream().mapToLong(Reading::millisUntilNext).min().orElseThrow();
        return Next.after(Duration.ofMillis(Math.max(1, wait)));
    }

    /** The status of an account that can be read again is the next watermark's. */
    private void recovered() {
        deauthorized = false;
    }

    private void startWalks() {
        AccountState state = account.ledger().state();
        boolean isFirst = state.relistedAt() == 0 && !state.gap();
        if (isFirst && walks.isEmpty()) {
            account.statuses().change(account.statuses().backfilling(account.account()));
        }
        Channel channel = isFirst ? Channel.BACKFILL : Channel.RELIST;
        for (Resource resource : account.terms().resources()) {
            boolean over = state.walk(resource).map(WalkMark::isSettled).orElse(false);
            if (!over && !walks.containsKey(resource)) {
                walks.put(
                        resource,
                        loop.add(
                                account.account(),
                                StripeStatuses.subject(account.account(), resource.word()),
                                isFirst ? Priority.BACKFILL : Priority.RECONCILE,
                                walk(resource, channel)));
            }
        }
    }

    private Work walk(Resource resource, Channel channel) {
        return resource == Resource.PAYOUT_ITEMS
                ? new ItemsWalk(account, channel, this::walked)
                : new ListWalk(account, resource, channel, this::walked);
    }

    /** Some walk is over: others may wait for it. */
    private void walked() {
        job.post(() -> new ArrayList<>(walks.values()).forEach(Job::wake));
    }

    /** Makes way for an event that came by webhook; whether the feed had it already. */
    boolean knows(EventHead event) {
        if (account.ledger().state().events().ids().contains(event.id())) {
            return true;
        }
        taken.begins(event.id());
        return false;
    }

    /** An event that came by webhook is in Kafka: what it speaks of is read now. */
    void isDurable(EventHead event) {
        if (event.deauthorizes()) {
            deauthorized = true;
            account.statuses().deauthorized(account.account());
        }
        boolean readable =
                TieRule.isReadable(event.object(), event.objectId())
                        && !event.deletes()
                        && account.terms().wants(event.object());
        taken.isDurable(
                event,
                readable
                        ? Optional.of(Due.object(event.object(), event.objectId()))
                        : Optional.empty());
        if (!deauthorized) {
            job.wake();
        }
    }

    AccountContext account() {
        return account;
    }

    @Override
    public String toString() {
        return "AccountProgram[" + account.account() + "]";
    }
}
