package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Timestamp;
import dev.tributary.commons.source.Mistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does the jobs of a task on a few threads, while records can be handed over: not when the queue is
 * full or the connector paused.
 *
 * <p>A job whose call fails rests, longer each time, and says so once with a status record; what a
 * person has to see to is tried again every few minutes. An account whose credential is not
 * accepted pauses alone, with all its jobs. A mistake of our own fails the task.
 *
 * <p>At most half of the threads do what lies behind (backfill, second looks), so that those which
 * look for news never wait for a thread.
 */
public final class WorkLoop {

    private static final int THREADS = 8;
    private static final long LONGEST_NAP = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final BooleanSupplier mayWork;
    private final DeliveryQueue queue;
    private final Consumer<WorkPlan.News> news;
    private final Timestamp lastSuccess;
    private final long origin = System.nanoTime();
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final WorkPlan plan = new WorkPlan(); // guarded by lock
    private int patientRunning; // guarded by lock
    private volatile boolean stopping;

    /**
     * A loop that does not run yet.
     *
     * @param name of the connector and the task, for its threads
     * @param mayWork whether records can be handed over now; asked about once a second
     * @param queue told of mistakes of our own
     */
    WorkLoop(
            String name,
            BooleanSupplier mayWork,
            DeliveryQueue queue,
            Consumer<WorkPlan.News> news,
            ConnectorMetrics metrics) {
        this.name = name;
        this.mayWork = mayWork;
        this.queue = queue;
        this.news = news;
        this.lastSuccess =
                metrics.timestamp("last-success-timestamp", "When a step last went well.");
        metrics.gauge("jobs", "Jobs of this task.", () -> counted(WorkPlan::size));
        metrics.gauge(
                "jobs-failing", "Jobs whose last step failed.", () -> counted(WorkPlan::failing));
        metrics.gauge(
                "accounts-paused",
                "Accounts whose credential is not accepted.",
                () -> counted(WorkPlan::pausedAccounts));
    }

    private interface Count {
        long of(WorkPlan plan);
    }

    private long counted(Count count) {
        lock.lock();
        try {
            return count.of(plan);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes work on; it has its first turn at once. May be called at any time, from a step too.
     *
     * @param account pauses as one; empty for work that is for no account
     * @param subject what a status says it is, as {@code account acct_1 charges}
     * @param priority of its calls
     */
    public Job add(String account, String subject, Priority priority, Work work) {
        Job job = job(account, subject, priority, work);
        begin(job);
        return job;
    }

    /**
     * Work that is to be taken on later: for work that is woken, or posts to its own job, from
     * threads that may be there before {@link #add} would have returned.
     */
    public Job job(String account, String subject, Priority priority, Work work) {
        return new Job(this, account, subject, priority, work);
    }

    /** Takes it on, once; what was posted to it meanwhile comes before its first step. */
    public void begin(Job job) {
        changing(now -> plan.add(job, now));
    }

    /** Has all jobs of an account do a step soon. */
    public void wake(String account) {
        changing(now -> plan.wakeAccount(account, now));
    }

    /** Has an account that rests or is paused try again at once: something was mended. */
    public void resume(String account) {
        changing(now -> plan.resume(account, now));
    }

    /** Ends all jobs of an account; steps that are under way are their last. */
    public void end(String account) {
        changing(now -> plan.end(account));
    }

    void wake(Job job) {
        changing(now -> plan.wake(job, now));
    }

    /** Has the threads look around: there may be room again. */
    void lookAgain() {
        changing(now -> {});
    }

    private interface Change {
        void at(long now);
    }

    private void changing(Change change) {
        lock.lock();
        try {
            change.at(now());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins. */
    void start() {
        for (int i = 1; i <= THREADS; i++) {
            Thread thread = new Thread(this::run, name + "-work-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        try {
            Optional<Job> job = next();
            while (job.isPresent()) {
                step(job.get());
                job = next();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            if (!stopping) {
                queue.fail(Mistake.in("the work of the task", bug));
            }
        }
    }

    /** Waits for a turn; empty when the task stops. */
    private Optional<Job> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopping) {
                boolean open = mayWork.getAsBoolean();
                boolean patientToo = patientRunning < THREADS / 2;
                Optional<Job> job = open ? plan.take(now(), patientToo) : Optional.empty();
                if (job.isPresent()) {
                    patientRunning += job.get().isPatient() ? 1 : 0;
                    return job;
                }
                long left = open ? plan.nextAt(patientToo) - now() : LONGEST_NAP;
                if (left > 0) {
                    changed.awaitNanos(Math.min(left, LONGEST_NAP));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void step(Job job) throws InterruptedException {
        List<WorkPlan.News> told;
        try {
            job.runPosts();
            Next next = job.work.step();
            lastSuccess.mark();
            told = ended(job, now -> plan.worked(job, next, now));
        } catch (ApiException failed) {
            told = ended(job, now -> plan.failed(job, failed, now));
        }
        told.forEach(news);
    }

    private interface Ending {
        List<WorkPlan.News> at(long now);
    }

    private List<WorkPlan.News> ended(Job job, Ending ending) {
        lock.lock();
        try {
            patientRunning -= job.isPatient() ? 1 : 0;
            List<WorkPlan.News> told = ending.at(now());
            changed.signalAll();
            return told;
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    /** Lets no further step begin. */
    void stop() {
        stopping = true;
        changing(now -> {});
    }

    /** Waits for the end of the steps that are under way: a while as they are, then interrupted. */
    void join(Duration asTheyAre, Duration interrupted) throws InterruptedException {
        join(asTheyAre);
        threads.forEach(Thread::interrupt);
        join(interrupted);
    }

    private void join(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (Thread thread : threads) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            thread.join(Math.max(1, left));
        }
    }
}
