package dev.tributary.benchmarks.hl7;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Senders over MLLP: some connections, each with some messages under way, all on one thread so that
 * they leave the processor to what is measured. Every message is new, and every acknowledgement
 * must be an acceptance of the message whose turn it is.
 *
 * <p>For use by one thread.
 */
final class MllpLoad implements AutoCloseable {

    private static final int START_BLOCK = 0x0B;
    private static final int END_BLOCK = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;
    private static final int FRAME = 3;
    private static final byte[] ACCEPTED = "MSA|AA|".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    private final List<SampleMessage> samples;
    private final int window;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private long nextId;
    private int nextSample;
    private long accepted;
    private long[] latencies = new long[1 << 16];
    private int latencyCount;

    private MllpLoad(List<SampleMessage> samples, int window, long firstId) throws IOException {
        this.samples = samples;
        this.window = window;
        this.nextId = firstId;
        this.selector = Selector.open();
    }

    /**
     * Connects.
     *
     * @param connections how many
     * @param window messages under way on each; 1 is lock-step
     * @param firstId control id of the first message; those that follow count on from it
     */
    static MllpLoad connect(
            InetSocketAddress to,
            List<SampleMessage> samples,
            int connections,
            int window,
            long firstId)
            throws IOException {
        MllpLoad load = new MllpLoad(samples, window, firstId);
        try {
            for (int i = 0; i < connections; i++) {
                load.connections.add(load.new Connection(to));
            }
            return load;
        } catch (IOException e) {
            load.close();
            throw e;
        }
    }

    /**
     * What a run gave.
     *
     * @param accepted messages that were accepted in its time
     * @param seconds its time
     * @param sortedNanos from sending a message to its acceptance, ascending
     */
    record Result(long accepted, double seconds, long[] sortedNanos) {

        double rate() {
            return accepted / seconds;
        }
    }

    /** Sends for a time; returns when what was sent by then is accepted too. */
    Result run(Duration duration) throws IOException {
        return run(System.nanoTime() + duration.toNanos(), Long.MAX_VALUE);
    }

    /** Sends so many messages, and returns when all are accepted. */
    Result send(long messages) throws IOException {
        return run(Long.MAX_VALUE, messages);
    }

    /** The id that the next message will have. */
    long nextId() {
        return nextId;
    }

    private Result run(long end, long most) throws IOException {
        long start = System.nanoTime();
        long lastId = most == Long.MAX_VALUE ? Long.MAX_VALUE : nextId + most;
        accepted = 0;
        latencyCount = 0;
        for (Connection connection : connections) {
            connection.fill(lastId);
        }
        boolean timed = end != Long.MAX_VALUE;
        while (nextId < lastId && (!timed || System.nanoTime() < end)) {
            turn(lastId);
        }
        if (!timed) {
            drain();
        }
        Result result =
                new Result(
                        accepted,
                        (System.nanoTime() - start) / 1e9,
                        sorted(latencies, latencyCount));
        drain();
        return result;
    }

    private static long[] sorted(long[] samples, int count) {
        long[] sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void drain() throws IOException {
        while (connections.stream().anyMatch(connection -> connection.waiting > 0)) {
            turn(nextId);
        }
    }

    private void turn(long lastId) throws IOException {
        if (selector.select(SILENCE_LIMIT.toMillis()) == 0) {
            throw new IOException("no acknowledgement for " + SILENCE_LIMIT.toSeconds() + " s");
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (key.isReadable()) {
                connection.read();
                connection.fill(lastId);
            }
            if (key.isValid() && key.isWritable()) {
                connection.write();
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private void answered(long sentAt) {
        accepted++;
        if (latencyCount == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * latencyCount);
        }
        latencies[latencyCount++] = System.nanoTime() - sentAt;
    }

    /** One sender. */
    private final class Connection {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer out;
        private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
        private final long[] sentAt = new long[window]; // rings of what waits, the oldest at first
        private final long[] ids = new long[window];
        private int first;
        private int waiting;

        Connection(InetSocketAddress to) throws IOException {
            int largest = samples.stream().mapToInt(s -> s.bytes().length).max().orElseThrow();
            out = ByteBuffer.allocateDirect(window * (largest + FRAME));
            channel = SocketChannel.open(to);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        /** Sends as many messages as the window has room for, in one write. */
        void fill(long lastId) throws IOException {
            while (waiting < window && nextId < lastId) {
                put();
            }
            if (out.position() > 0) {
                write();
            }
        }

        private void put() {
            SampleMessage sample = samples.get(nextSample);
            nextSample = (nextSample + 1) % samples.size();
            long id = nextId++;
            out.put((byte) START_BLOCK).put(sample.withId(id));
            out.put((byte) END_BLOCK).put((byte) CARRIAGE_RETURN);
            int slot = (first + waiting++) % window;
            ids[slot] = id;
            sentAt[slot] = System.nanoTime();
        }

        void write() throws IOException {
            out.flip();
            channel.write(out);
            out.compact();
            key.interestOps(
                    out.position() == 0
                            ? SelectionKey.OP_READ
                            : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }

        void read() throws IOException {
            if (channel.read(in) < 0) {
                throw new EOFException("the listener closed a connection");
            }
            byte[] bytes = in.array();
            int start = 0;
            for (int i = 0; i + 1 < in.position(); i++) {
                if (bytes[i] == END_BLOCK && bytes[i + 1] == CARRIAGE_RETURN) {
                    acknowledged(bytes, start, i);
                    start = i + 2;
                }
            }
            in.flip().position(start);
            in.compact();
        }

        private void acknowledged(byte[] bytes, int start, int end) throws IOException {
            int msa = indexOf(ACCEPTED, bytes, start, end);
            if (msa < 0 || idAt(bytes, msa + ACCEPTED.length) != ids[first]) {
                throw new IOException("a message was not accepted, or not in its turn");
            }
            answered(sentAt[first]);
            first = (first + 1) % window;
            waiting--;
        }
    }

    private static long idAt(byte[] bytes, int at) {
        long id = 0;
        for (int i = at; i < at + SampleMessage.ID_LENGTH; i++) {
            id = 10 * id + bytes[i] - '0';
        }
        return id;
    }

    private static int indexOf(byte[] wanted, byte[] bytes, int start, int end) {
        for (int i = start; i + wanted.length <= end; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
