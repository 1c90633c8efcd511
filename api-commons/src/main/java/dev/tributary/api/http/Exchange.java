package dev.tributary.api.http;

import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.limit.CallLimiter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. */
final class Exchange {

    static final int MOST_REDIRECTS = 5;

    private static final String USER_AGENT = "tributary";

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** Enough for an error's code; the rest of a page that is none is left. */
    private static final int MOST_ERROR_BYTES = 64 * 1024;

    private final HttpOptions options;
    private final Answers answers;
    private final CallLimiter limiter;
    private final HttpMetrics metrics;
    private final Connections connections;
    private final Waits waits;

    Exchange(ApiClient.Parts parts, Connections connections, Waits waits) {
        this.options = parts.options();
        this.answers = new Answers(parts.hints());
        this.limiter = parts.limiter();
        this.metrics = parts.metrics();
        this.connections = connections;
        this.waits = waits;
    }

    <T> Attempt<T> send(
            ApiRequest request,
            Map<String, String> authorization,
            BodyReader<T> reader,
            long mostBytes,
            Deadline deadline)
            throws ApiException, InterruptedException {
        String endpoint = request.key().endpoint();
        HttpRequest built = build(request, authorization);
        HttpResponse<ArrivingBody> response;
        long began = System.nanoTime();
        metrics.sent();
        try {
            response = head(built, mostBytes, deadline);
        } catch (TimeoutException slow) {
            return Attempt.failure(slow(endpoint));
        } catch (ExecutionException failed) {
            return unanswered(endpoint, failed.getCause());
        }
        metrics.answered(System.nanoTime() - began);
        LOG.debug("{} {} was answered {}", request.method(), endpoint, response.statusCode());
        ArrivingBody body = response.body();
        try (body) {
            return meaning(request, response, unpacked(response, mostBytes, endpoint), reader);
        } catch (UnpackedBody.TooLargeException large) {
            return Attempt.failure(broken(endpoint, ArrivingBody.End.LARGE, large));
        } catch (InterruptedIOException ending) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while an answer was read");
        } catch (IOException broken) {
            return Attempt.failure(broken(endpoint, body.end(), broken));
        } catch (ApiException unusable) {
            return Attempt.failure(unusable);
        }
    }

    /** The JDK's client unpacks nothing. */
    private static InputStream unpacked(
            HttpResponse<ArrivingBody> response, long mostBytes, String endpoint)
            throws ApiException {
        String packing =
                response.headers()
                        .firstValue("Content-Encoding")
                        .orElse("identity")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return switch (packing) {
            case "identity", "" -> response.body();
            case "gzip", "x-gzip" -> new UnpackedBody(response.body(), mostBytes);
            default ->
                    throw new ApiFailure(Kind.GARBLED, endpoint)
                            .because(
                                    "it is packed in a way that was not asked for: see that no proxy"
                                            + " changes it")
                            .exception();
        };
    }

    private <T> Attempt<T> meaning(
            ApiRequest request,
            HttpResponse<ArrivingBody> response,
            InputStream body,
            BodyReader<T> reader)
            throws ApiException, IOException {
        int status = response.statusCode();
        String endpoint = request.key().endpoint();
        if (Redirects.is(status)) {
            limiter.passed(request.key());
            return Attempt.redirect(
                    Redirects.follow(request, status, response.headers().firstValue("Location")));
        }
        if ((status >= 200 && status < 300) || status == 304) {
            limiter.passed(request.key());
            ApiResponse head = new ApiResponse(status, response.headers(), new byte[0], endpoint);
            return Attempt.success(reader.read(head, body));
        }
        Answers.Meaning meaning =
                answers.of(
                        endpoint,
                        status,
                        response.headers(),
                        body.readNBytes(MOST_ERROR_BYTES),
                        waits.now());
        if (meaning.failure().kind() == Kind.LIMITED) {
            limiter.refused(request.key(), meaning.failure().retryAfter());
        } else {
            limiter.passed(request.key());
        }
        return Attempt.answered(meaning);
    }

    private HttpRequest build(ApiRequest request, Map<String, String> authorization)
            throws ApiException {
        String endpoint = request.key().endpoint();
        checkAddress(request.uri(), endpoint);
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(request.uri())
                            .method(
                                    request.method(),
                                    request.body().length == 0
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofByteArray(request.body()));
            builder.setHeader("User-Agent", USER_AGENT);
            builder.setHeader("Accept-Encoding", "gzip");
            request.headers().forEach(builder::setHeader);
            authorization.forEach(builder::setHeader);
            options.proxy()
                    .filter(proxy -> !proxy.isBypassed(request.uri().getHost()))
                    .flatMap(HttpProxy::authorization)
                    .ifPresent(value -> builder.setHeader("Proxy-Authorization", value));
            return builder.build();
        } catch (IllegalArgumentException notForHttp) {
            // Without the cause, whose message quotes the value: a token, perhaps.
            throw new ApiFailure(Kind.SETUP, endpoint)
                    .because(
                            "a header holds what HTTP does not allow, such as a line break: see how"
                                    + " the key or the token was pasted")
                    .exception();
        }
    }

    private void checkAddress(URI uri, String endpoint) throws ApiException {
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || uri.getUserInfo() != null || !(encrypted || plain)) {
            throw new ApiFailure(Kind.SETUP, endpoint)
                    .because("the URL must be as in https://api.example/path")
                    .exception();
        }
        Optional<String> refusal = HttpOptions.refusal(uri, options.allowPlaintext());
        if (refusal.isPresent()) {
            throw new ApiFailure(Kind.SETUP, endpoint).because(refusal.get()).exception();
        }
    }

    /** Waits for the head of the answer; the JDK's own time-out would end there as well. */
    private HttpResponse<ArrivingBody> head(HttpRequest request, long mostBytes, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpClient client = connections.client();
        CompletableFuture<HttpResponse<ArrivingBody>> answer =
                client.sendAsync(
                        request, head -> new ArrivingBody(deadline, options.timeout(), mostBytes));
        Duration left = deadline.left();
        Duration wait = left.compareTo(options.timeout()) < 0 ? left : options.timeout();
        try {
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException over) {
            answer.cancel(true);
            // It may have come at the last moment: then nobody reads it.
            answer.whenComplete(
                    (late, failure) -> {
                        if (late != null) {
                            late.body().close();
                        }
                    });
            throw over;
        }
    }

    private static ApiException slow(String endpoint) {
        return new ApiFailure(Kind.TRANSIENT, endpoint)
                .because(
                        "no answer in time: raise http.timeout.ms or http.deadline.ms if the"
                                + " provider is always so slow")
                .exception();
    }

    private static ApiException broken(String endpoint, ArrivingBody.End end, IOException cause) {
        return switch (end) {
            case SLOW -> slow(endpoint);
            case LARGE ->
                    new ApiFailure(Kind.TOO_LARGE, endpoint)
                            .because(
                                    "the answer is larger than http.body.max.bytes: raise it, or"
                                            + " ask for smaller pages")
                            .exception();
            case NONE ->
                    new ApiFailure(Kind.TRANSIENT, endpoint)
                            .because("the answer broke off (" + name(cause) + ")")
                            .exception();
        };
    }

    /** Only the names of causes are told: their messages quote what was sent and received. */
    private static <T> Attempt<T> unanswered(String endpoint, Throwable cause) {
        if (isOfTrust(cause)) {
            return Attempt.failure(
                    new ApiFailure(Kind.UNTRUSTED, endpoint)
                            .because(
                                    "the certificate of the other side, its name, or our own is not"
                                            + " trusted ("
                                            + name(cause)
                                            + "): see the URL, http.tls.ca and"
                                            + " http.tls.certificate")
                            .exception());
        }
        ApiException failure =
                new ApiFailure(Kind.TRANSIENT, endpoint)
                        .because(
                                "no answer ("
                                        + name(cause)
                                        + "): see that the worker may connect to it")
                        .exception();
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? Attempt.unsent(failure)
                : Attempt.failure(failure);
    }

    /** A handshake that the network broke off is none. */
    private static boolean isOfTrust(Throwable failure) {
        boolean tls = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof SocketException) {
                return false;
            }
            tls |= cause instanceof SSLException;
        }
        return tls;
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
