package dev.tributary.api.webhook;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one request: bounds, verification, hand-over, answer. */
final class WebhookHandler extends Handler.Abstract.NonBlocking {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    /** What it works with. */
    record Parts(
            WebhookOptions options,
            WebhookVerifier verifier,
            WebhookIntake intake,
            WebhookMetrics metrics,
            Duration answerWithin,
            Executor verifying,
            ScheduledExecutorService timer,
            IdleConnections connections) {}

    private final Parts parts;
    private volatile boolean closing;

    WebhookHandler(Parts parts) {
        this.parts = parts;
    }

    /** From now on every sender is asked to send again, to whoever listens next. */
    void close() {
        closing = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Connection connection = request.getConnectionMetaData().getConnection();
        parts.connections.begins(connection);
        Request.addCompletionListener(request, failure -> parts.connections.ends(connection));
        Answer answer = new Answer(response, callback);
        String path = request.getHttpURI().getCanonicalPath();
        if (!isOurs(path)) {
            answer.giveAndClose(404);
        } else if (!parts.verifier.methods().contains(request.getMethod())) {
            response.getHeaders()
                    .put(HttpHeader.ALLOW, String.join(", ", parts.verifier.methods()));
            answer.giveAndClose(405);
        } else if (closing || !parts.intake.isOpen()) {
            parts.metrics.answered(WebhookIntake.AGAIN);
            answer.giveAndClose(WebhookIntake.AGAIN);
        } else if (request.getLength() > parts.options.bodyMaxBytes()) {
            parts.metrics.tooLarge();
            answer.giveAndClose(413);
        } else {
            read(request, answer, path.substring(parts.options.path().length()));
        }
        return true;
    }

    private boolean isOurs(String path) {
        String own = parts.options.path();
        return path != null
                && (path.equals(own)
                        || (parts.verifier.takesPathsBelow() && path.startsWith(own + "/")));
    }

    private void read(Request request, Answer answer, String below) {
        Connection connection = request.getConnectionMetaData().getConnection();
        Future<?> tooSlow =
                later(
                        parts.options.requestTimeout(),
                        () -> {
                            if (answer.cutOff(408, () -> parts.connections.close(connection))) {
                                parts.metrics.tooSlow();
                            }
                        });
        BodyReading.begin(
                request,
                parts.options.bodyMaxBytes(),
                new BodyReading.Ends() {
                    @Override
                    public void read(byte[] body) {
                        tooSlow.cancel(false);
                        verifyElsewhere(seen(request, below, body), answer);
                    }

                    @Override
                    public void tooLarge() {
                        tooSlow.cancel(false);
                        if (answer.giveAndClose(413)) {
                            parts.metrics.tooLarge();
                        } else {
                            answer.end();
                        }
                    }

                    @Override
                    public void broken() {
                        tooSlow.cancel(false);
                        if (!answer.giveAndClose(400)) {
                            answer.end();
                        }
                    }
                });
    }

    private void verifyElsewhere(WebhookRequest request, Answer answer) {
        try {
            parts.verifying.execute(() -> verify(request, answer));
        } catch (RejectedExecutionException tooMany) {
            // More wait for verification than there may be; or the task ends.
            again(answer);
        }
    }

    private void verify(WebhookRequest request, Answer answer) {
        if (answer.isGiven()) {
            // It was cut off in the moment in which it was whole.
            answer.end();
            return;
        }
        try {
            Verdict verdict = parts.verifier.verify(request);
            if (verdict instanceof Verdict.Verified verified) {
                take(verified.events(), answer);
            } else if (verdict instanceof Verdict.Refused refused) {
                parts.metrics.refused(refused.why());
                answer.give(refused.why().status());
            } else {
                again(answer);
            }
        } catch (RuntimeException bug) {
            // Without its message, which may quote the body; nothing was taken.
            LOG.error("a webhook was put off by a fault: {}", where(bug));
            again(answer);
        }
    }

    private void take(List<WebhookEvent> events, Answer answer) {
        if (closing || !parts.intake.isOpen()) {
            again(answer);
            return;
        }
        if (!parts.answerWithin.isZero()) {
            Future<?> tooLate = later(parts.answerWithin, () -> again(answer));
            parts.intake.take(
                    events,
                    status -> {
                        tooLate.cancel(false);
                        tell(status, answer);
                    });
        } else {
            parts.intake.take(events, status -> tell(status, answer));
        }
    }

    private void again(Answer answer) {
        tell(WebhookIntake.AGAIN, answer);
    }

    private void tell(int status, Answer answer) {
        if (answer.give(status)) {
            parts.metrics.answered(status);
        }
    }

    private Future<?> later(Duration after, Runnable what) {
        return parts.timer.schedule(what, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static WebhookRequest seen(Request request, String below, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getLowerCaseName(), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        return new WebhookRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                below,
                headers,
                body,
                certificates(request.getConnectionMetaData().getConnection().getEndPoint()));
    }

    private static List<X509Certificate> certificates(EndPoint endPoint) {
        EndPoint.SslSessionData session = endPoint.getSslSessionData();
        return session == null || session.peerCertificates() == null
                ? List.of()
                : List.of(session.peerCertificates());
    }

    private static String where(RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        return bug.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
