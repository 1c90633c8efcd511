package dev.tributary.api.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.api.oauth.AuthorizationRequest.Redirected;
import dev.tributary.api.oauth.OAuthException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on this machine for the browser that comes back from a provider (RFC 8252 §7.3). A redirect
 * that is not of the request is answered with 400 and otherwise ignored.
 */
final class LoopbackRedirect implements AutoCloseable {

    private static final String PATH = "/callback";
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS,
                    task -> {
                        Thread thread = new Thread(task, "authorize-redirect");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final CompletableFuture<Redirected> redirected = new CompletableFuture<>();
    private volatile AuthorizationRequest request;

    private LoopbackRedirect(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 for any that is free
     */
    static LoopbackRedirect open(int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        LoopbackRedirect redirect = new LoopbackRedirect(server);
        server.createContext("/", redirect::handle);
        // A connection that sends half a request must not keep the browser waiting.
        server.setExecutor(redirect.threads);
        server.start();
        return redirect;
    }

    /** What the provider is told as the redirect URI. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /**
     * Waits for the redirect of a request.
     *
     * @throws OAuthException where the person said no, or did not come in time
     */
    Redirected await(AuthorizationRequest expected, Duration limit) throws InterruptedException {
        request = expected;
        try {
            return redirected.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException nobody) {
            throw new OAuthException(
                    Kind.DENIED,
                    "nobody has given consent within " + limit.toSeconds() + " s: begin again",
                    0);
        } catch (ExecutionException refused) {
            throw (OAuthException) refused.getCause();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AuthorizationRequest expected = request;
            boolean isRedirect =
                    exchange.getRequestMethod().equals("GET")
                            && exchange.getRequestURI().getPath().equals(PATH);
            if (!isRedirect || expected == null) {
                answer(exchange, 404, "There is nothing here.");
                return;
            }
            try {
                Redirected result = expected.redirected(exchange.getRequestURI().getRawQuery());
                answer(exchange, 200, "The consent has arrived. Go back to the terminal.");
                redirected.complete(result);
            } catch (OAuthException refused) {
                answer(exchange, 400, sentence(refused.getMessage()));
                if (refused.kind() != Kind.STATE) {
                    redirected.completeExceptionally(refused);
                }
            }
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** Texts are ours; nothing of the request is shown. */
    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] page =
                ("<!doctype html><meta charset=utf-8><title>Tributary</title><p>" + text)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
