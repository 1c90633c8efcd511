package dev.tributary.commons.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The one hand-over point between a front's threads and {@code poll}.
 *
 * <p>The contract. A front <em>offers</em> deliveries from any thread; an offer never blocks and is
 * always taken, and its answer says whether the front may read on. A front that is told to stop
 * stops reading its sockets and is called back when there is room again; so the bound is exceeded
 * by no more than what had been read already. {@code poll} <em>drains</em> in the order of offers.
 * A delivery counts towards the bounds, in records and in bytes, until its fate is known, not
 * merely until it is drained: what Kafka has not committed is still ours to hold.
 *
 * <p>No drain for a while means that the task is paused or that the producer is stuck; the front
 * asks {@link #idleFor} and stops reading then.
 */
public final class DeliveryQueue {

    private final long maxRecords;
    private final long maxBytes;
    private final long answerWithinNanos;
    private final LongSupplier nanoTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>(); // guarded by lock
    private Throwable failure; // guarded by lock
    private boolean closed; // guarded by lock

    private final Set<Delivery> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder durable = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private volatile boolean full;
    private volatile Runnable onRoom = () -> {};
    private volatile long lastDrain;

    /**
     * An empty queue.
     *
     * @param maxRecords bound in records that are not yet committed
     * @param maxBytes bound in bytes received that are not yet committed
     * @param answerWithin a delivery of a message that takes longer has timed out; zero for no
     *     limit
     * @param nanoTime a monotonic clock, as {@code System::nanoTime}
     */
    public DeliveryQueue(
            long maxRecords, long maxBytes, Duration answerWithin, LongSupplier nanoTime) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
        this.answerWithinNanos = answerWithin.toNanos();
        this.nanoTime = nanoTime;
        this.lastDrain = nanoTime.getAsLong();
    }

    /** Sets what to call, on any thread, when a full queue has room again. */
    public void onRoom(Runnable callback) {
        onRoom = callback;
    }

    /**
     * Hands a delivery over.
     *
     * @return whether the front may read on; when not, it is called back by {@link #onRoom}
     */
    public boolean offer(Delivery delivery) {
        boolean taken;
        delivery.offeredTo(this, nanoTime.getAsLong());
        lock.lock();
        try {
            taken = !closed;
            if (taken) {
                open.add(delivery);
                records.addAndGet(delivery.records().size());
                bytes.addAndGet(delivery.tally().bytes());
                waiting.addLast(delivery);
                offered.signal();
            }
        } finally {
            lock.unlock();
        }
        if (!taken) {
            delivery.decide(Outcome.FAILED);
            return false;
        }
        if (isOver(maxRecords, maxBytes)) {
            full = true;
            // A completion may have made room between the two lines above: look again.
            giveRoom();
        }
        return !full;
    }

    /** Whether the front may read. */
    public boolean hasRoom() {
        return !full;
    }

    /**
     * Takes what is there, waiting for a first delivery.
     *
     * @param most deliveries are added until this many records are reached; a delivery is never
     *     split
     * @param wait how long to wait for the first
     * @return in the order of offers; empty when none came
     * @throws ConnectException when the front has failed for good
     * @throws InterruptedException when the task's thread is interrupted
     */
    public List<Delivery> drain(int most, Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lock();
        try {
            lastDrain = nanoTime.getAsLong();
            while (waiting.isEmpty() && failure == null && !closed && left > 0) {
                left = offered.awaitNanos(left);
            }
            lastDrain = nanoTime.getAsLong();
            if (failure != null) {
                throw new ConnectException(failure.getMessage(), failure);
            }
            List<Delivery> taken = new ArrayList<>(Math.min(waiting.size(), most));
            int count = 0;
            while (!waiting.isEmpty() && count < most) {
                Delivery next = waiting.removeFirst();
                count += next.records().size();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the next drain fail the task with this cause. */
    public void fail(Throwable cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            offered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes the next drain fail the task: a topic that must be written whole is being filtered.
     *
     * @param what was dropped, as {@code a dead letter}
     * @param topic where it was to go
     */
    public void failFiltered(String what, String topic) {
        fail(
                new ConnectException(
                        what
                                + " was dropped on its way to "
                                + topic
                                + ": let no transform filter that topic (give the transform a"
                                + " TopicNameMatches predicate), then restart the task"));
    }

    /** Takes no more offers; what was never drained fails now, what was may still be committed. */
    public void close() {
        List<Delivery> never;
        lock.lock();
        try {
            closed = true;
            never = new ArrayList<>(waiting);
            waiting.clear();
            offered.signalAll();
        } finally {
            lock.unlock();
        }
        never.forEach(delivery -> delivery.decide(Outcome.FAILED));
    }

    /** Gives up on all whose fate is not known yet. */
    public void abandon() {
        close();
        open.forEach(delivery -> delivery.decide(Outcome.FAILED));
    }

    /** How long no one has drained. */
    public Duration idleFor() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastDrain);
    }

    /** Records whose fate is not known yet. */
    public long records() {
        return records.get();
    }

    /** Bytes received whose fate is not known yet. */
    public long bytes() {
        return bytes.get();
    }

    /** How deliveries have ended since the queue was made. */
    public DeliveryCounts counts() {
        return new DeliveryCounts(durable.sum(), dropped.sum(), failed.sum(), timedOut.sum());
    }

    void ended(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case DURABLE -> durable.increment();
            case DROPPED -> dropped.increment();
            case FAILED -> failed.increment();
        }
        if (isTooLate(delivery)) {
            timedOut.increment();
        }
        if (open.remove(delivery)) {
            records.addAndGet(-delivery.records().size());
            bytes.addAndGet(-delivery.tally().bytes());
            giveRoom();
        }
    }

    /**
     * A sender that has gone meanwhile changes nothing for its delivery, which is still committed
     * and still counts towards the bounds: it is only counted as late when it has ended.
     */
    private boolean isTooLate(Delivery delivery) {
        return answerWithinNanos > 0
                && delivery.tally().kind() != Tally.Kind.STATUS
                && nanoTime.getAsLong() - delivery.offeredAt() > answerWithinNanos;
    }

    private void giveRoom() {
        // Half empty before the front reads again: no flutter around the bound.
        if (full && !isOver(maxRecords / 2, maxBytes / 2)) {
            full = false;
            onRoom.run();
        }
    }

    private boolean isOver(long recordBound, long byteBound) {
        return records.get() > recordBound || bytes.get() > byteBound;
    }
}
