package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Work that a loop has taken on. */
public final class Job {

    /** Where it stands in the plan. */
    enum State {
        /** It has not begun. */
        NEW,
        /** It has its turn at a known time. */
        DUE,
        /** A thread does a step of it. */
        RUNNING,
        /** It waits to be woken. */
        DORMANT,
        /** Its account is paused. */
        HELD,
        ENDED
    }

    private final WorkLoop loop;
    private final Queue<Runnable> posts = new ConcurrentLinkedQueue<>();

    final String account;
    final String subject;
    final Priority priority;
    final Work work;

    // Guarded by the loop's lock, all below; times are nanoseconds since some origin.
    State state = State.NEW;
    long number;
    long dueAt;
    long notBefore;
    boolean woken;
    int failures;
    ApiException.Kind trouble;

    Job(WorkLoop loop, String account, String subject, Priority priority, Work work) {
        this.loop = loop;
        this.account = account;
        this.subject = subject;
        this.priority = priority;
        this.work = work;
    }

    /** Has it do a step soon: something has happened. One that rests after a failure rests on. */
    public void wake() {
        loop.wake(this);
    }

    /** Has its thread do something before its next step, and wakes it; never blocks. */
    public void post(Runnable news) {
        posts.add(news);
        loop.wake(this);
    }

    /** Does what was posted; on the thread of its step. */
    void runPosts() {
        for (Runnable news = posts.poll(); news != null; news = posts.poll()) {
            news.run();
        }
    }

    /** Whether it looks for what lies behind, so that others should not wait for it. */
    boolean isPatient() {
        return priority == Priority.RECONCILE || priority == Priority.BACKFILL;
    }

    @Override
    public String toString() {
        return "Job[" + subject + "]";
    }
}
