package dev.tributary.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.http.Failures;
import dev.tributary.api.limit.Priority;
import dev.tributary.commons.record.SourceStatus.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkPlanTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;

    private final WorkPlan plan = new WorkPlan();

    @Test
    void whoIsDueTheLongestGoesFirstAndBackfillsAreLeftForLater() {
        Job backfill = job("a", "old", Priority.BACKFILL, 0);
        Job feed = job("a", "new", Priority.INCREMENTAL, 1);
        Job other = job("b", "new", Priority.INCREMENTAL, 2);

        assertThat(plan.take(5, false)).contains(feed);
        assertThat(plan.take(5, false)).contains(other);
        assertThat(plan.take(5, false)).isEmpty();
        assertThat(plan.nextAt(false)).isEqualTo(Long.MAX_VALUE);
        assertThat(plan.take(5, true)).contains(backfill);
    }

    @Test
    void waitsAsLongAsAStepSaysUnlessItIsWoken() {
        Job job = job("a", "new", Priority.INCREMENTAL, 0);
        run(job, 0, Next.after(Duration.ofSeconds(10)));
        assertThat(plan.take(9 * SECOND, true)).isEmpty();
        plan.wake(job, 9 * SECOND);
        run(job, 9 * SECOND, Next.whenWoken());
        assertThat(plan.take(100 * MINUTE, true)).isEmpty();
        plan.wakeAccount("a", 100 * MINUTE);
        assertThat(plan.take(100 * MINUTE, true)).contains(job);
    }

    @Test
    void whatWokeItWhileItRanIsNotForgotten() {
        Job job = job("a", "new", Priority.INCREMENTAL, 0);
        plan.take(0, true);
        plan.wake(job, 1);
        plan.worked(job, Next.whenWoken(), 2);
        assertThat(plan.take(2, true)).contains(job);
    }

    @Test
    void aJobThatIsWokenBeforeItBeginsHasItsTurnWhenItBegins() {
        Job job = new Job(null, "a", "new", Priority.INCREMENTAL, Next::never);
        plan.wake(job, 0);
        assertThat(plan.take(0, true)).isEmpty();
        plan.add(job, 1);
        assertThat(plan.take(1, true)).contains(job);
    }

    @Test
    void restsLongerWithEachFailureAndSaysSoOnce() {
        Job job = job("a", "new", Priority.INCREMENTAL, 0);
        long now = 0;
        long rest = SECOND;
        for (int failures = 1; failures <= 10; failures++) {
            assertThat(plan.take(now, true)).contains(job);
            List<WorkPlan.News> news = plan.failed(job, failure(Kind.TRANSIENT), now);
            assertThat(news).hasSize(failures == 1 ? 1 : 0);
            plan.wake(job, now);
            assertThat(plan.take(now + rest - 1, true)).as("a wake shortens no rest").isEmpty();
            now += rest;
            rest = Math.min(2 * rest, MINUTE);
        }
        plan.take(now, true);
        assertThat(plan.worked(job, Next.never(), now))
                .extracting(WorkPlan.News::subject, WorkPlan.News::state, WorkPlan.News::code)
                .containsExactly(tuple("new", State.RUNNING, "RECOVERED"));
        assertThat(plan.size()).isZero();
    }

    @Test
    void restsNoShorterThanTheProviderAsks() {
        Job job = job("a", "new", Priority.INCREMENTAL, 0);
        plan.take(0, true);
        plan.failed(job, failure(Kind.BUDGET, Duration.ofDays(12)), 0);
        assertThat(plan.take(Duration.ofDays(12).toNanos() - 1, true)).isEmpty();
        assertThat(plan.take(Duration.ofDays(12).toNanos(), true)).contains(job);
    }

    @Test
    void anAccountThatIsNotAcceptedPausesWithAllItsJobsAndAlone() {
        Job feed = job("a", "a feed", Priority.INCREMENTAL, 0);
        Job backfill = job("a", "a backfill", Priority.BACKFILL, 0);
        Job other = job("b", "b feed", Priority.INCREMENTAL, 0);
        plan.take(0, true);
        assertThat(plan.failed(feed, failure(Kind.AUTHORIZATION), 0))
                .extracting(WorkPlan.News::subject, WorkPlan.News::state, WorkPlan.News::code)
                .containsExactly(tuple("account a", State.PAUSED, "AUTHORIZATION"));
        assertThat(plan.pausedAccounts()).isEqualTo(1);

        assertThat(plan.take(0, true)).contains(other);
        assertThat(plan.take(MINUTE - 1, true)).as("the backfill is held").isEmpty();
        assertThat(backfill.state).isEqualTo(Job.State.HELD);

        assertThat(plan.take(MINUTE, true)).as("one tries for all").contains(feed);
        assertThat(plan.worked(feed, Next.whenWoken(), MINUTE))
                .extracting(WorkPlan.News::subject, WorkPlan.News::code)
                .containsExactly(tuple("account a", "RECOVERED"));
        assertThat(plan.take(MINUTE, true)).contains(backfill);
        assertThat(plan.pausedAccounts()).isZero();
    }

    @Test
    void anAccountStaysPausedWhileItsTrialFailsOtherwise() {
        Job feed = job("a", "a feed", Priority.INCREMENTAL, 0);
        Job backfill = job("a", "a backfill", Priority.BACKFILL, 0);
        plan.take(0, true);
        plan.failed(feed, failure(Kind.AUTHORIZATION), 0);
        plan.take(0, true);
        plan.take(MINUTE, true);
        plan.failed(feed, failure(Kind.TRANSIENT), MINUTE);
        assertThat(backfill.state).isEqualTo(Job.State.HELD);

        plan.take(2 * MINUTE, true);
        assertThat(plan.worked(feed, Next.whenWoken(), 2 * MINUTE))
                .extracting(WorkPlan.News::subject)
                .containsExactlyInAnyOrder("account a", "a feed");
        assertThat(backfill.state).isEqualTo(Job.State.DUE);
    }

    @Test
    void aMissingPermissionPausesOneJobOnlyAndProvesTheAccount() {
        Job feed = job("a", "a feed", Priority.INCREMENTAL, 0);
        Job payouts = job("a", "a payouts", Priority.INCREMENTAL, 0);
        plan.take(0, true);
        plan.failed(feed, failure(Kind.AUTHORIZATION), 0);
        plan.take(0, true);
        assertThat(payouts.state).isEqualTo(Job.State.HELD);
        plan.take(MINUTE, true);
        assertThat(plan.failed(feed, failure(Kind.FORBIDDEN), MINUTE))
                .extracting(WorkPlan.News::subject, WorkPlan.News::code)
                .containsExactly(tuple("account a", "RECOVERED"), tuple("a feed", "FORBIDDEN"));
        assertThat(plan.take(MINUTE, true)).contains(payouts);
        assertThat(plan.take(2 * MINUTE - 1, true)).isEmpty();
        assertThat(plan.failing()).isEqualTo(1);
    }

    @Test
    void whatWasMendedIsTriedAtOnce() {
        Job feed = job("a", "a feed", Priority.INCREMENTAL, 0);
        plan.take(0, true);
        plan.failed(feed, failure(Kind.AUTHORIZATION), 0);
        plan.resume("a", SECOND);
        assertThat(plan.take(SECOND, true)).contains(feed);
    }

    @Test
    void anAccountThatIsGoneHasNoMoreSteps() {
        Job running = job("a", "a feed", Priority.INCREMENTAL, 0);
        Job waiting = job("a", "a backfill", Priority.BACKFILL, 0);
        plan.take(0, true);
        plan.end("a");
        plan.worked(running, Next.atOnce(), 1);
        plan.wake(waiting, 1);
        assertThat(plan.take(MINUTE, true)).isEmpty();
        assertThat(plan.size()).isZero();
    }

    private Job job(String account, String subject, Priority priority, long now) {
        Job job = new Job(null, account, subject, priority, Next::never);
        plan.add(job, now);
        return job;
    }

    private void run(Job job, long now, Next next) {
        assertThat(plan.take(now, true)).contains(job);
        assertThat(plan.worked(job, next, now)).isEmpty();
    }

    private static ApiException failure(Kind kind) {
        return ApiException.unauthorized(kind, "list", "because");
    }

    private static ApiException failure(Kind kind, Duration after) {
        return Failures.asking(kind, after);
    }
}
