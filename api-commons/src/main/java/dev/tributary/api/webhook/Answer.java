package dev.tributary.api.webhook;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answer to one request, given once: a status without a body. */
final class Answer {

    private static final String RETRY_SECONDS = "5";

    private final Response response;
    private final Callback callback;
    private final AtomicBoolean given = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    Answer(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
    }

    /**
     * Gives it.
     *
     * @return whether it was the first; a later one changes nothing
     */
    boolean give(int status) {
        return give(status, false);
    }

    /** The same, and ends the connection: what the sender still has to say is not read. */
    boolean giveAndClose(int status) {
        return give(status, true);
    }

    /**
     * Gives it while the body is still being read, which Jetty would answer with an error of its
     * own: it is written, the connection is closed, and {@link #end} is called when the reading has
     * ended.
     */
    boolean cutOff(int status, Runnable close) {
        if (!given.compareAndSet(false, true)) {
            return false;
        }
        head(status, true);
        response.write(true, null, Callback.from(close));
        return true;
    }

    /** Ends the handling of a request whose answer was given before; else does nothing. */
    void end() {
        if (given.get() && ended.compareAndSet(false, true)) {
            callback.succeeded();
        }
    }

    private boolean give(int status, boolean close) {
        if (!given.compareAndSet(false, true)) {
            return false;
        }
        head(status, close);
        end();
        return true;
    }

    boolean isGiven() {
        return given.get();
    }

    private void head(int status, boolean close) {
        response.setStatus(status);
        if (close) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        if (status == WebhookIntake.AGAIN) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
    }
}
