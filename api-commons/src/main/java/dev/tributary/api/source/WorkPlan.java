package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.commons.record.SourceStatus.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which job has the next turn, what rests after a failure, and which accounts are paused.
 *
 * <p>Of those that are due the one that has been due the longest goes first; jobs for what lies
 * behind stand in a queue of their own, so that whoever asks can leave them for later. An account
 * whose credential is not accepted is paused with all its jobs; the one that has found out tries
 * again now and then, for all of them.
 *
 * <p>Time is passed in, in nanoseconds since some origin. Not safe for use by several threads.
 */
final class WorkPlan {

    /** What somebody should be told. */
    record News(String subject, State state, String code, String text) {}

    private static final Comparator<Job> BY_TURN =
            Comparator.<Job>comparingLong(job -> job.dueAt).thenComparingLong(job -> job.number);

    private final NavigableSet<Job> urgent = new TreeSet<>(BY_TURN);
    private final NavigableSet<Job> patient = new TreeSet<>(BY_TURN);
    private final Map<String, Set<Job>> accounts = new HashMap<>();
    private final Map<String, Job> probes = new HashMap<>(); // of the paused accounts
    private long count;

    void add(Job job, long now) {
        job.number = count++;
        accounts.computeIfAbsent(job.account, account -> new HashSet<>()).add(job);
        schedule(job, now);
    }

    /** The next job that is due, which runs from now on. */
    Optional<Job> take(long now, boolean patientToo) {
        Optional<Job> first = first(urgent, now);
        return first.isPresent() || !patientToo ? first : first(patient, now);
    }

    private Optional<Job> first(NavigableSet<Job> due, long now) {
        while (!due.isEmpty() && due.first().dueAt <= now) {
            Job job = due.pollFirst();
            if (isHeld(job)) {
                job.state = Job.State.HELD;
            } else {
                job.state = Job.State.RUNNING;
                job.woken = false;
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /** When the next job is due. */
    long nextAt(boolean patientToo) {
        long next = urgent.isEmpty() ? Long.MAX_VALUE : urgent.first().dueAt;
        return patientToo && !patient.isEmpty() ? Math.min(next, patient.first().dueAt) : next;
    }

    void wake(Job job, long now) {
        switch (job.state) {
            case RUNNING -> job.woken = true;
            case DORMANT, DUE -> {
                if (job.state == Job.State.DORMANT || job.dueAt > now) {
                    reschedule(job, Math.max(now, job.notBefore));
                }
            }
            case NEW, HELD, ENDED -> {
                // It has its turn when it begins, when its account goes on, or never.
            }
        }
    }

    void wakeAccount(String account, long now) {
        jobsOf(account).forEach(job -> wake(job, now));
    }

    /** What rests after a failure need not rest any longer. */
    void resume(String account, long now) {
        for (Job job : jobsOf(account)) {
            job.notBefore = now;
            wake(job, now);
        }
    }

    /** Ends all jobs of an account; a step that is being done is the last. */
    void end(String account) {
        for (Job job : jobsOf(account)) {
            unschedule(job);
            job.state = Job.State.ENDED;
        }
        accounts.remove(account);
        probes.remove(account);
    }

    private List<Job> jobsOf(String account) {
        return List.copyOf(accounts.getOrDefault(account, Set.of()));
    }

    /** A step went well. */
    List<News> worked(Job job, Next next, long now) {
        List<News> news = new ArrayList<>(release(job, now));
        if (job.trouble != null && job.trouble != Kind.AUTHORIZATION) {
            news.add(recovered(subjectOf(job, job.trouble)));
        }
        job.trouble = null;
        job.failures = 0;
        job.notBefore = now;
        if (job.state != Job.State.ENDED) {
            follow(job, next, now);
        }
        return news;
    }

    private void follow(Job job, Next next, long now) {
        if (next instanceof Next.Never) {
            job.state = Job.State.ENDED;
            Set<Job> same = accounts.get(job.account);
            same.remove(job);
            if (same.isEmpty()) {
                accounts.remove(job.account);
            }
        } else if (job.woken) {
            schedule(job, now);
        } else if (next instanceof Next.After after) {
            schedule(job, now + after.delay().toNanos());
        } else {
            job.state = Job.State.DORMANT;
        }
    }

    /** A step has failed. */
    List<News> failed(Job job, ApiException failure, long now) {
        Kind kind = failure.kind();
        List<News> news = new ArrayList<>();
        if (provesAccess(kind)) {
            news.addAll(release(job, now));
        }
        boolean other = job.trouble != kind;
        job.failures = other ? 1 : job.failures + 1;
        job.trouble = kind;
        job.notBefore = now + Rest.after(failure, job.failures).toNanos();
        if (job.state == Job.State.ENDED) {
            return news;
        }
        if (kind == Kind.AUTHORIZATION && probeOf(job) != job) {
            // Another one has found out, and tries for it too.
            job.trouble = null;
            job.state = Job.State.HELD;
            return news;
        }
        schedule(job, job.notBefore);
        if (other) {
            news.add(
                    new News(
                            subjectOf(job, kind),
                            Rest.isPause(kind) ? State.PAUSED : State.WAITING,
                            kind == Kind.BUDGET ? "BUDGET_SPENT" : kind.name(),
                            failure.getMessage() + Rest.words(kind)));
        }
        return news;
    }

    private Job probeOf(Job job) {
        return probes.computeIfAbsent(job.account, account -> job);
    }

    private static News recovered(String subject) {
        return new News(subject, State.RUNNING, "RECOVERED", "It works again.");
    }

    /** An answer that was given to somebody who was known. */
    private static boolean provesAccess(Kind kind) {
        return kind == Kind.FORBIDDEN || kind == Kind.NOT_FOUND;
    }

    private static String subjectOf(Job job, Kind kind) {
        return switch (kind) {
            case AUTHORIZATION -> "account " + job.account;
            case BUDGET -> "calls of the month";
            default -> job.subject;
        };
    }

    private boolean isHeld(Job job) {
        Job probe = probes.get(job.account);
        return probe != null && probe != job;
    }

    /** Lets a paused account go on, if it is this job that tries for it. */
    private List<News> release(Job job, long now) {
        if (!probes.remove(job.account, job)) {
            return List.of();
        }
        for (Job held : jobsOf(job.account)) {
            if (held.state == Job.State.HELD) {
                schedule(held, now);
            }
        }
        return List.of(recovered(subjectOf(job, Kind.AUTHORIZATION)));
    }

    private void schedule(Job job, long at) {
        job.dueAt = at;
        job.state = Job.State.DUE;
        queueOf(job).add(job);
    }

    private void reschedule(Job job, long at) {
        unschedule(job);
        schedule(job, at);
    }

    private void unschedule(Job job) {
        if (job.state == Job.State.DUE) {
            queueOf(job).remove(job);
        }
    }

    private NavigableSet<Job> queueOf(Job job) {
        return job.isPatient() ? patient : urgent;
    }

    /** How many jobs there are that have failed and not worked since. */
    long failing() {
        return accounts.values().stream()
                .flatMap(Set::stream)
                .filter(job -> job.trouble != null)
                .count();
    }

    int pausedAccounts() {
        return probes.size();
    }

    long size() {
        return accounts.values().stream().mapToLong(Set::size).sum();
    }
}
