package dev.tributary.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.limit.BudgetSpentException;
import dev.tributary.api.limit.CallLimiter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Calls an API: each call and each repeat waits for its turn, what may be repeated is repeated with
 * growing random waits, a 401 is answered once with what authorizes read anew, and all of it is
 * over by the call's deadline.
 *
 * <p>Safe for use by several threads; a call blocks its own. An interrupt ends it.
 */
public final class ApiClient implements AutoCloseable {

    private final HttpOptions options;
    private final Authorization authorization;
    private final CallLimiter limiter;
    private final HttpMetrics metrics;
    private final Waits waits;
    private final ExecutorService threads;
    private final Exchange exchange;

    /**
     * What a client is made of.
     *
     * @param options how to call
     * @param hints what the provider says beyond HTTP
     * @param authorization what authorizes
     * @param limiter lets calls through
     * @param metrics of the task
     */
    public record Parts(
            HttpOptions options,
            ProviderHints hints,
            Authorization authorization,
            CallLimiter limiter,
            HttpMetrics metrics) {}

    ApiClient(Parts parts, String name, Waits waits) {
        HttpRules.check(parts.options())
                .ifPresent(
                        wrong -> {
                            throw new ConnectException(wrong.option() + ": " + wrong.text());
                        });
        this.options = parts.options();
        this.authorization = parts.authorization();
        this.limiter = parts.limiter();
        this.metrics = parts.metrics();
        this.waits = waits;
        AtomicInteger count = new AtomicInteger();
        this.threads =
                Executors.newCachedThreadPool(
                        task -> daemon(task, name + "-http-" + count.incrementAndGet()));
        this.exchange = new Exchange(parts, new Connections(options, threads, waits), waits);
    }

    /**
     * A client.
     *
     * @param name of its threads: the connector's name and the task's number
     * @throws ConnectException when the options do not fit, with the remedy
     */
    public static ApiClient open(Parts parts, String name) {
        return new ApiClient(parts, name, Waits.REAL);
    }

    /**
     * Calls, and reads the answer as a whole.
     *
     * @throws ApiException for anything but 2xx and 304
     */
    public ApiResponse call(ApiRequest request) throws ApiException, InterruptedException {
        return perform(
                request,
                (head, body) ->
                        new ApiResponse(
                                head.status(),
                                head.headers(),
                                body.readAllBytes(),
                                head.endpoint()),
                options.mostBodyBytes(),
                true);
    }

    /**
     * Calls, and reads the answer as JSON; an answer that is none is a failure like any other, so
     * it is repeated.
     */
    public JsonNode json(ApiRequest request) throws ApiException, InterruptedException {
        return perform(
                request,
                (head, body) -> ApiJson.read(body, head.endpoint()),
                options.mostBodyBytes(),
                true);
    }

    /**
     * Calls, and hands over the answer while it arrives, whatever its size. Not repeated once the
     * reader has begun: what it has done cannot be undone here.
     */
    public <T> T stream(ApiRequest request, BodyReader<T> reader)
            throws ApiException, InterruptedException {
        return perform(request, reader, Long.MAX_VALUE, false);
    }

    private <T> T perform(
            ApiRequest request, BodyReader<T> reader, long mostBytes, boolean repeatsReading)
            throws ApiException, InterruptedException {
        try {
            T result = repeat(request, new Begun<>(reader, repeatsReading), mostBytes);
            metrics.succeeded();
            return result;
        } catch (ApiException failed) {
            metrics.failed(failed.kind());
            throw failed;
        }
    }

    private <T> T repeat(ApiRequest request, Begun<T> reader, long mostBytes)
            throws ApiException, InterruptedException {
        Deadline deadline = new Deadline(waits, request.deadline().orElse(options.deadline()));
        boolean refreshed = false;
        int repeats = 0;
        while (true) {
            Attempt<T> attempt = attempt(request, reader, mostBytes, refreshed, deadline);
            if (attempt.failure().isEmpty()) {
                return attempt.result();
            }
            ApiException failure = attempt.failure().get();
            if (failure.kind() == Kind.AUTHORIZATION && !refreshed) {
                refreshed = true;
                metrics.refreshed();
                continue;
            }
            repeats++;
            if (!reader.mayBeginAnew() || !attempt.mayRepeat(request)) {
                throw failure;
            }
            waits.sleep(pause(failure, repeats, deadline).orElseThrow(() -> failure));
            metrics.repeated();
        }
    }

    /** Knows whether a reader has begun, and whether it may do so again. */
    private static final class Begun<T> implements BodyReader<T> {

        private final BodyReader<T> reader;
        private final boolean repeatable;
        private boolean begun;

        private Begun(BodyReader<T> reader, boolean repeatable) {
            this.reader = reader;
            this.repeatable = repeatable;
        }

        @Override
        public T read(ApiResponse head, InputStream body) throws IOException, ApiException {
            begun = true;
            return reader.read(head, body);
        }

        private boolean mayBeginAnew() {
            return repeatable || !begun;
        }
    }

    /** Empty when that were one repeat too many, or the deadline comes before. */
    private Optional<Duration> pause(ApiException failure, int repeat, Deadline deadline) {
        if (repeat > options.retry().mostRepeats()) {
            return Optional.empty();
        }
        Duration pause = options.retry().pause(repeat, failure.retryAfter(), waits.random());
        return deadline.isBefore(pause) ? Optional.empty() : Optional.of(pause);
    }

    private <T> Attempt<T> attempt(
            ApiRequest request,
            BodyReader<T> reader,
            long mostBytes,
            boolean refresh,
            Deadline deadline)
            throws ApiException, InterruptedException {
        ApiRequest hop = request;
        for (int hops = 0; hops <= Exchange.MOST_REDIRECTS; hops++) {
            awaitTurn(hop, deadline);
            // What authorizes is for the call's own origin: a redirect elsewhere goes without.
            boolean home = Redirects.isSameOrigin(request.uri(), hop.uri());
            Attempt<T> attempt =
                    exchange.send(
                            hop,
                            home
                                    ? authorization.headers(hop.key(), refresh && hops == 0)
                                    : Map.of(),
                            reader,
                            mostBytes,
                            deadline);
            if (attempt.redirect().isEmpty()) {
                return attempt;
            }
            hop = attempt.redirect().get();
        }
        throw Redirects.refused(request, 0, "it redirects again and again");
    }

    private void awaitTurn(ApiRequest request, Deadline deadline)
            throws ApiException, InterruptedException {
        String endpoint = request.key().endpoint();
        try {
            if (!limiter.await(request.key(), deadline.left())) {
                throw new ApiFailure(Kind.LIMITED, endpoint)
                        .because(
                                "its turn did not come before its deadline: more calls are wanted"
                                        + " than the limit options allow")
                        .exception();
            }
        } catch (BudgetSpentException spent) {
            Duration until = Duration.between(waits.now(), spent.until());
            throw new ApiFailure(Kind.BUDGET, endpoint)
                    .because(spent.getMessage())
                    .after(Optional.of(until.isNegative() ? Duration.ZERO : until))
                    .exception();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends calls that are under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
