package dev.tributary.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body that is read while it arrives, and that may not take longer than its call, stall, or grow
 * beyond a size. The JDK's own stream waits without end, and not even an interrupt ends it.
 *
 * <p>The JDK's threads put, one thread reads.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<ArrivingBody> {

    /** How many parts may be waiting to be read; a part has some 16 KB. */
    private static final int WINDOW = 4;

    /** Why the body ended early. */
    enum End {
        NONE,
        /** The deadline passed, or nothing arrived for long. */
        SLOW,
        /** It is larger than allowed. */
        LARGE
    }

    /**
     * What the JDK's threads hand over.
     *
     * @param buffers empty at the end
     * @param last whether it is the end
     * @param failure why it is the end, or null
     */
    private record Part(List<ByteBuffer> buffers, boolean last, Throwable failure) {}

    private final Deadline deadline;
    private final Duration longestStall;
    private final long mostBytes;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> current = new ArrayDeque<>();
    private Flow.Subscription subscription; // guarded by this, as is closed
    private boolean closed;
    private boolean complete; // the reading thread's, as all below
    private long bytes;
    private End end = End.NONE;

    ArrivingBody(Deadline deadline, Duration longestStall, long mostBytes) {
        this.deadline = deadline;
        this.longestStall = longestStall;
        this.mostBytes = mostBytes;
    }

    /** Why it ended early, after an exception. */
    End end() {
        return end;
    }

    @Override
    public CompletionStage<ArrivingBody> getBody() {
        // At once, with the head of the answer.
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription body) {
        subscription = body;
        if (closed) {
            body.cancel();
        } else {
            body.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        parts.add(new Part(buffers, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), true, null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current.isEmpty() && !complete) {
            next();
        }
        if (current.isEmpty()) {
            return -1;
        }
        ByteBuffer first = current.peek();
        int count = Math.min(length, first.remaining());
        first.get(buffer, offset, count);
        if (!first.hasRemaining()) {
            current.remove();
        }
        return count;
    }

    private void next() throws IOException {
        Part part = await();
        if (part.last()) {
            complete = true;
            if (part.failure() != null) {
                // Without the cause, whose message may quote what was received.
                throw new IOException(part.failure().getClass().getSimpleName());
            }
            return;
        }
        for (ByteBuffer buffer : part.buffers()) {
            bytes += buffer.remaining();
            if (buffer.hasRemaining()) {
                current.add(buffer);
            }
        }
        if (bytes > mostBytes) {
            end = End.LARGE;
            close();
            throw new IOException("the body is too large");
        }
        synchronized (this) {
            subscription.request(1);
        }
    }

    private Part await() throws IOException {
        Duration left = deadline.left();
        Duration wait = left.compareTo(longestStall) < 0 ? left : longestStall;
        try {
            Part part = parts.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (part != null && !left.isZero()) {
                return part;
            }
            end = End.SLOW;
            close();
            throw new IOException("the body did not arrive in time");
        } catch (InterruptedException ending) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a body was read");
        }
    }

    /** What has not arrived yet is not waited for. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            // Does nothing where the end was read: the connection is used again.
            subscription.cancel();
        }
    }
}
