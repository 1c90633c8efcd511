package dev.tributary.api.webhook;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;

/** Reads a body as it arrives, up to a bound, without holding a thread. */
final class BodyReading implements Runnable {

    /** What can come of it. */
    interface Ends {
        void read(byte[] body);

        void tooLarge();

        void broken();
    }

    private final Content.Source source;
    private final int most;
    private final Ends ends;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1_024);

    private BodyReading(Content.Source source, int most, Ends ends) {
        this.source = source;
        this.most = most;
        this.ends = ends;
    }

    static void begin(Content.Source source, int most, Ends ends) {
        new BodyReading(source, most, ends).run();
    }

    /** Called by one thread at a time: Jetty's, whenever there is more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                ends.broken();
                return;
            }
            boolean fits = take(chunk);
            boolean last = chunk.isLast();
            chunk.release();
            Consumer<Ends> end =
                    !fits ? Ends::tooLarge : last ? e -> e.read(body.toByteArray()) : null;
            if (end != null) {
                end.accept(ends);
                return;
            }
        }
    }

    private boolean take(Content.Chunk chunk) {
        if (chunk.remaining() > most - body.size()) {
            return false;
        }
        body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        return true;
    }
}
