package dev.tributary.x12;

import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.retry.Backoff;
import dev.tributary.commons.source.Mistake;
import dev.tributary.commons.source.Signals;
import dev.tributary.x12.front.FileStore.Shelf;
import dev.tributary.x12.front.Fingerprint;
import dev.tributary.x12.front.Fingerprints;
import dev.tributary.x12.front.InputOptions.After;
import dev.tributary.x12.front.StoreException;
import dev.tributary.x12.front.StoredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading thread of a task: looks into the directory, reads one file at a time while the queue
 * has room, and moves those whose records are in Kafka. Files of one bucket are read one after
 * another; some that are read to their end may wait at a time for their answers and their move.
 */
final class FileLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FileLoop.class);

    /** So many files of a bucket are remembered beside each other while they are not finished. */
    static final int MOST_OF_A_BUCKET = 8;

    private static final int STEPS = 64;
    private static final int MOST_JOBS = 1_024;
    private static final long AGAIN_MILLIS = 30_000;
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final FileDesk desk;
    private final Map<Integer, Bucket> buckets;
    private final DeliveryQueue queue;
    private final Signals signals;
    private final Duration interval;
    private final Optional<Completeness> completeness;
    private final Backoff backoff;
    private final List<FileJob> jobs = new ArrayList<>();
    private final Map<String, StoredFile> waiting = new LinkedHashMap<>();
    private final Map<StoredFile, Long> unreadable = new HashMap<>(); // when to try again
    private long lookedAt = Long.MIN_VALUE;
    private volatile long waitingFiles;
    private volatile long waitingBytes;
    private volatile long oldest; // when the oldest file that waits was modified; 0 for none

    /**
     * The loop of one task; it begins when it is run.
     *
     * @param buckets those that the task owns
     * @param interval how long between two looks into the directory
     * @param completeness tells up to when all of it was read; empty where this task does not
     */
    FileLoop(
            FileDesk desk,
            Map<Integer, Bucket> buckets,
            DeliveryQueue queue,
            Signals signals,
            Duration interval,
            Optional<Completeness> completeness) {
        this.desk = desk;
        this.buckets = buckets;
        this.queue = queue;
        this.signals = signals;
        this.interval = interval;
        this.completeness = completeness;
        this.backoff = new Backoff(desk.clock());
    }

    @Override
    public void run() {
        try {
            while (!signals.isStopping()) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            if (!signals.isStopping()) {
                queue.fail(Mistake.in("the reading thread", bug));
            }
        } finally {
            jobs.forEach(FileJob::close);
            desk.store().close();
        }
    }

    private void turn() throws InterruptedException {
        signals.run();
        if (backoff.millisLeft() > 0) {
            nap(backoff.millisLeft());
            return;
        }
        try {
            boolean busy = work();
            if (backoff.isFailing()) {
                backoff.worked();
                desk.outlet().offer(desk.statuses().available());
            }
            if (!busy) {
                nap(untilNextLook());
            }
        } catch (StoreException trouble) {
            failed(trouble);
        }
    }

    private void failed(StoreException trouble) {
        desk.metrics().inputError();
        if (!backoff.isFailing()) {
            LOG.warn("Input: {}", trouble.getMessage());
            desk.outlet().offer(desk.statuses().unavailable(trouble));
        }
        backoff.failed();
    }

    private void nap(long millis) throws InterruptedException {
        signals.await(Duration.ofMillis(Math.min(millis, LONGEST_NAP.toMillis())));
    }

    /** Does a share of what there is to do; answers whether there is more. */
    private boolean work() throws StoreException {
        for (FileJob job : jobs) {
            run(job, FileJob::settle);
        }
        jobs.removeIf(FileJob::isDone);
        Optional<FileJob> reading =
                jobs.stream().filter(job -> job.isReading() && !job.isResting()).findFirst();
        if (untilNextLook() == 0) {
            look();
        }
        if (reading.isPresent()) {
            return read(reading.get());
        }
        return jobs.size() < MOST_JOBS && queue.hasRoom() && startNext();
    }

    private interface Work {
        void on(FileJob job) throws StoreException;
    }

    /** A file that fails by itself is left alone for a while; the others go on. */
    private void run(FileJob job, Work work) throws StoreException {
        if (job.isResting()) {
            return;
        }
        try {
            work.on(job);
        } catch (StoreException trouble) {
            if (!trouble.isLocal()) {
                throw trouble;
            }
            desk.metrics().inputError();
            job.failed(trouble);
        }
    }

    private boolean read(FileJob job) throws StoreException {
        for (int step = 0; step < STEPS && job.isReading() && !job.isResting(); step++) {
            if (!queue.hasRoom() || !job.hasRoom() || signals.isStopping()) {
                return false;
            }
            run(job, FileJob::step);
        }
        return true;
    }

    private long untilNextLook() {
        return lookedAt == Long.MIN_VALUE
                ? 0
                : Math.max(0, lookedAt + interval.toMillis() - desk.clock().millis());
    }

    private void look() throws StoreException {
        lookedAt = desk.clock().millis();
        List<StoredFile> listing = desk.store().list();
        List<StoredFile> ripe = desk.selection().ripe(listing);
        desk.fingerprints().keep(listing, ripe);
        waiting.clear();
        for (StoredFile file : ripe) {
            waiting.put(file.path(), file);
        }
        // They lie there until they are moved.
        jobs.forEach(job -> waiting.remove(job.file().path()));
        unreadable.keySet().retainAll(listing);
        completeness
                .flatMap(all -> all.looked(ripe, lookedAt))
                .ifPresent(watermark -> desk.outlet().offer(desk.statuses().complete(watermark)));
        count();
    }

    /** Starts the next file that is ours; answers whether there was one. */
    private boolean startNext() throws StoreException {
        Map<Bucket, List<FileJob>> busy = new HashMap<>();
        jobs.forEach(job -> busy.computeIfAbsent(job.bucket(), b -> new ArrayList<>()).add(job));
        // Not the map itself: what is taken up first may stand anywhere in it.
        for (StoredFile file : List.copyOf(waiting.values())) {
            if (signals.isStopping()) {
                return false;
            }
            Optional<Bucket> bucket = bucketOf(file);
            if (bucket.isPresent()) {
                List<FileJob> before = busy.getOrDefault(bucket.get(), List.of());
                if (isFree(before) && startIn(bucket.get(), file, before)) {
                    count();
                    return true;
                }
            }
        }
        count();
        return false;
    }

    private static boolean isFree(List<FileJob> ofBucket) {
        return ofBucket.size() < MOST_OF_A_BUCKET
                && ofBucket.stream().noneMatch(FileJob::holdsBucket);
    }

    /** Our bucket that a file is of; empty where it is another task's, or cannot be read now. */
    private Optional<Bucket> bucketOf(StoredFile file) throws StoreException {
        Optional<Bucket> bucket = Optional.empty();
        if (unreadable.getOrDefault(file, 0L) <= desk.clock().millis()) {
            bucket = look(file, Fingerprints::bucketOf).map(buckets::get);
        }
        if (bucket.isEmpty()) {
            waiting.remove(file.path());
        }
        return bucket;
    }

    private boolean startIn(Bucket bucket, StoredFile first, List<FileJob> before)
            throws StoreException {
        StoredFile file = bucket.hasInterrupted() ? interrupted(bucket).orElse(first) : first;
        // One that has changed is looked at again.
        Optional<Fingerprint> print =
                look(file, Fingerprints::of).filter(found -> found.bucket() == bucket.number());
        print.ifPresent(found -> unreadable.remove(file));
        if (print.isPresent()
                && before.stream().anyMatch(job -> job.id().equals(print.get().id()))) {
            // A copy of one that is on its way: it is recognised when that one is done.
            return false;
        }
        waiting.remove(file.path());
        return print.isPresent() && start(file, print.get(), bucket);
    }

    /** The file that was being read when the last task ended. */
    private Optional<StoredFile> interrupted(Bucket bucket) throws StoreException {
        for (StoredFile file : List.copyOf(waiting.values())) {
            if (bucketOf(file).filter(bucket::equals).isPresent()
                    && look(file, Fingerprints::of)
                            .filter(print -> bucket.isInterrupted(print.id()))
                            .isPresent()) {
                return Optional.of(file);
            }
        }
        bucket.interruptedAreGone();
        return Optional.empty();
    }

    private interface Look<T> {
        Optional<T> at(Fingerprints prints, StoredFile file) throws StoreException;
    }

    /** Empty where the file is gone or has changed, or cannot be read. */
    private <T> Optional<T> look(StoredFile file, Look<T> look) throws StoreException {
        try {
            return look.at(desk.fingerprints(), file);
        } catch (StoreException trouble) {
            if (!trouble.isLocal()) {
                throw trouble;
            }
            desk.metrics().inputError();
            if (unreadable.put(file, desk.clock().millis() + AGAIN_MILLIS) == null) {
                desk.outlet().offer(desk.statuses().unreadable(file, trouble));
            }
            return Optional.empty();
        }
    }

    private boolean start(StoredFile file, Fingerprint print, Bucket bucket) {
        Optional<Shelf> shelf = bucket.shelfOf(print.id());
        if (shelf.isEmpty()) {
            jobs.add(FileJob.read(desk, file, print, bucket));
            return true;
        }
        if (desk.after() == After.KEEP) {
            return false;
        }
        jobs.add(FileJob.putAway(desk, file, print, bucket, shelf.get()));
        return true;
    }

    private void count() {
        long bytes = 0;
        long first = 0;
        for (StoredFile file : waiting.values()) {
            bytes += file.size();
            first = first == 0 ? file.modified() : Math.min(first, file.modified());
        }
        waitingFiles = waiting.size();
        waitingBytes = bytes;
        oldest = first;
    }

    /** Connect has written offsets: what has waited for that goes on. */
    void offsetsWritten() {
        desk.kept().lookUp(jobs.stream().map(FileJob::bucket).collect(Collectors.toSet()));
    }

    /**
     * Files that are complete and not begun; other tasks' that are not known as such among them.
     */
    long waitingFiles() {
        return waitingFiles;
    }

    /** Their bytes. */
    long waitingBytes() {
        return waitingBytes;
    }

    /** How long ago the oldest of them was modified, in milliseconds; 0 where none waits. */
    long lagMillis() {
        long first = oldest;
        return first == 0 ? 0 : Math.max(0, desk.clock().millis() - first);
    }
}
