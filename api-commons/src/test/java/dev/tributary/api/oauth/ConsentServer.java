package dev.tributary.api.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An authorization server on loopback, as strict as one can be: a page that asks for consent, codes
 * that are good once, PKCE, refresh tokens that rotate with each use and stay good for a grace
 * after the next one was issued; and the ways in which such a server fails.
 */
public final class ConsentServer implements AutoCloseable {

    public static final String CLIENT = "client-1";
    public static final String SECRET = "canary-secret-1";
    public static final String ACCOUNT = "4711";

    /** What the person does. */
    public enum Person {
        ALLOWS,
        SAYS_NO,
        /** Somebody has put another state into the way back. */
        COMES_WITH_ANOTHER_STATE,
        /** The browser comes back twice with the same code. */
        COMES_TWICE
    }

    /** A code, as it was asked for. */
    private record Code(String client, String redirect, String challenge) {}

    private record Failure(int status, String body) {}

    /** What an access token is for. */
    private record Access(String account, Instant ends) {}

    /** A refresh token; since when another one is in its place, or null. */
    private static final class Issued {
        private final String account;
        private Instant superseded;

        private Issued(String account) {
            this.account = account;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final Duration grace;
    private final Map<String, Code> codes = new HashMap<>(); // guarded by this
    private final Map<String, Issued> refreshTokens = new HashMap<>(); // guarded by this
    private final Map<String, Access> accessTokens = new HashMap<>(); // guarded by this
    private int refusals; // guarded by this
    private final List<Map<String, String>> requests = new ArrayList<>(); // guarded by this
    private final Deque<Failure> failures = new ArrayDeque<>(); // guarded by this
    private volatile String secret = SECRET;
    private volatile Person person = Person.ALLOWS;
    private volatile Duration accessLife = Duration.ofHours(1);
    private volatile long refreshEnds;
    private volatile boolean tellsAccount = true;

    private ConsentServer(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/authorize", this::authorize);
        server.createContext("/consent", this::consent);
        server.createContext("/token", this::token);
        server.createContext("/revoke", this::revoke);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts one.
     *
     * @param grace for how long a refresh token is good after its next one was issued
     */
    public static ConsentServer start(Clock clock, Duration grace) {
        return new ConsentServer(clock, grace);
    }

    /** The provider that it is. */
    public Provider provider(ClientAuthentication how) {
        return new Provider(
                "bank",
                new Provider.Endpoints(
                        Optional.of(URI.create(url() + "/authorize")),
                        URI.create(url() + "/token"),
                        Optional.of(URI.create(url() + "/revoke"))),
                List.of("transactions", "accounts"),
                how,
                new Provider.Fields(
                        Optional.of("realmId"),
                        Optional.of("x_refresh_token_expires_in"),
                        Optional.empty()),
                Map.of("prompt", "consent"),
                true,
                grace);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void person(Person does) {
        person = does;
    }

    public void rollSecret(String to) {
        secret = to;
    }

    public void accessLife(Duration life) {
        accessLife = life;
    }

    public void refreshEnds(Duration unused) {
        refreshEnds = unused.toSeconds();
    }

    public void keepsAccountToItself() {
        tellsAccount = false;
    }

    /** The next request for a token is answered so. */
    public synchronized void fail(int status, String body) {
        failures.add(new Failure(status, body));
    }

    /** A refresh token as a consent would have given it. */
    public synchronized String issue(String account) {
        return newRefreshToken(account);
    }

    /** Whether a refresh token would be taken now. */
    public synchronized boolean takes(String refreshToken) {
        return isGood(refreshTokens.get(refreshToken));
    }

    /** Whether an access token opens an account now. */
    public synchronized boolean opens(String account, String accessToken) {
        Access access = accessTokens.get(accessToken);
        return access != null
                && access.account().equals(account)
                && clock.instant().isBefore(access.ends());
    }

    /** Ends a consent, as its person does at the provider. */
    public synchronized void end(String account) {
        refreshTokens.values().removeIf(one -> one.account.equals(account));
        accessTokens.values().removeIf(one -> one.account().equals(account));
    }

    /** How often a refresh token was not taken. */
    public synchronized int refusals() {
        return refusals;
    }

    /** What was sent for tokens, headers as {@code :name}. */
    public synchronized List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    /** All secrets that it has given out or knows, for searches. */
    public synchronized List<String> secrets() {
        List<String> all = new ArrayList<>(refreshTokens.keySet());
        all.addAll(accessTokens.keySet());
        all.addAll(codes.keySet());
        all.add(SECRET);
        return all;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = read(exchange.getRequestURI().getRawQuery());
            boolean asked =
                    "code".equals(query.get("response_type"))
                            && CLIENT.equals(query.get("client_id"))
                            && "S256".equals(query.get("code_challenge_method"))
                            && "consent".equals(query.get("prompt"))
                            && "transactions accounts".equals(query.get("scope"));
            if (!asked) {
                send(exchange, 400, "text/plain", "bad request");
                return;
            }
            // The button is clicked by a script, in the place of the person.
            String button = person == Person.SAYS_NO ? "no" : "yes";
            String fields = hidden(query, "redirect_uri") + hidden(query, "state");
            String form =
                    "<form id=%s method=post action=/consent>%s%s<button name=answer value=%s>%s"
                            + "</button></form>";
            send(
                    exchange,
                    200,
                    "text/html",
                    "<!doctype html><title>Bank</title><p>May client-1 read your transactions?"
                            + form.formatted(
                                    "f1", fields, hidden(query, "code_challenge"), "yes", "Yes")
                            + form.formatted(
                                    "f2", fields, hidden(query, "code_challenge"), "no", "No")
                            + "<script>document.querySelector('button[value="
                            + button
                            + "]').click()</script>");
        }
    }

    private static String hidden(Map<String, String> query, String name) {
        return "<input type=hidden name=%s value='%s'>"
                .formatted(name, query.getOrDefault(name, "").replace("'", "&#39;"));
    }

    private void consent(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = body(exchange);
            String redirect = form.get("redirect_uri");
            String state = "&state=" + FormText.encode(form.get("state"));
            if (!"yes".equals(form.get("answer"))) {
                redirect(exchange, redirect + "?error=access_denied" + state);
                return;
            }
            String code = "canary-code-" + UUID.randomUUID();
            synchronized (this) {
                codes.put(code, new Code(CLIENT, redirect, form.get("code_challenge")));
            }
            String back = redirect + "?code=" + code + (tellsAccount ? "&realmId=" + ACCOUNT : "");
            switch (person) {
                case COMES_WITH_ANOTHER_STATE -> redirect(exchange, back + "&state=another");
                case COMES_TWICE ->
                        send(
                                exchange,
                                200,
                                "text/html",
                                // The first comes back in a frame, then the page itself.
                                "<!doctype html><iframe id=f src='%1$s'></iframe><script>document.getElementById('f').onload=()=>location.replace('%1$s')</script>"
                                        .formatted(back + state));
                default -> redirect(exchange, back + state);
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = body(exchange);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Map<String, String> seen = new HashMap<>(form);
            seen.put(":authorization", String.valueOf(authorization));
            Failure failure;
            synchronized (this) {
                requests.add(seen);
                failure = failures.poll();
            }
            if (failure != null) {
                send(exchange, failure.status(), "application/json", failure.body());
            } else if (!isClient(form, authorization)) {
                send(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}");
            } else {
                grant(exchange, form);
            }
        }
    }

    private boolean isClient(Map<String, String> form, String authorization) {
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return basic.equals(authorization)
                || (CLIENT.equals(form.get("client_id"))
                        && secret.equals(form.get("client_secret")))
                || form.containsKey("client_assertion");
    }

    private synchronized void grant(HttpExchange exchange, Map<String, String> form)
            throws IOException {
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> {
                Code code = codes.remove(form.getOrDefault("code", ""));
                boolean good =
                        code != null
                                && code.redirect().equals(form.get("redirect_uri"))
                                && code.challenge()
                                        .equals(
                                                AuthorizationRequest.challenge(
                                                        form.getOrDefault("code_verifier", "")));
                answer(exchange, ACCOUNT, good ? newRefreshToken(ACCOUNT) : null);
            }
            case "refresh_token" -> {
                Issued used = refreshTokens.get(form.getOrDefault("refresh_token", ""));
                boolean good = isGood(used);
                refusals += good ? 0 : 1;
                answer(
                        exchange,
                        good ? used.account : "",
                        good ? newRefreshToken(used.account) : null);
            }
            case "client_credentials" -> answer(exchange, "", "");
            default ->
                    send(
                            exchange,
                            400,
                            "application/json",
                            "{\"error\":\"unsupported_grant_type\"}");
        }
    }

    /** The next token starts the grace of every other one. */
    private String newRefreshToken(String account) {
        refreshTokens
                .values()
                .forEach(
                        issued -> {
                            if (issued.account.equals(account) && issued.superseded == null) {
                                issued.superseded = clock.instant();
                            }
                        });
        String token = "canary-refresh-" + UUID.randomUUID();
        refreshTokens.put(token, new Issued(account));
        return token;
    }

    private boolean isGood(Issued token) {
        return token != null
                && (token.superseded == null
                        || clock.instant().isBefore(token.superseded.plus(grace)));
    }

    private void answer(HttpExchange exchange, String account, String refreshToken)
            throws IOException {
        if (refreshToken == null) {
            send(
                    exchange,
                    400,
                    "application/json",
                    "{\"error\":\"invalid_grant\",\"error_description\":\"canary of a token\"}");
            return;
        }
        String accessToken = "canary-access-" + UUID.randomUUID();
        accessTokens.put(accessToken, new Access(account, clock.instant().plus(accessLife)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("token_type", "bearer");
        answer.put("access_token", accessToken);
        answer.put("expires_in", accessLife.toSeconds());
        if (!refreshToken.isEmpty()) {
            answer.put("refresh_token", refreshToken);
        }
        if (refreshEnds > 0) {
            answer.put("x_refresh_token_expires_in", refreshEnds);
        }
        answer.put("something_new", true);
        send(exchange, 200, "application/json", answer.toString());
    }

    private void revoke(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = body(exchange);
            synchronized (this) {
                Issued revoked = refreshTokens.get(form.get("token"));
                if (revoked != null) {
                    refreshTokens.values().removeIf(one -> one.account.equals(revoked.account));
                }
            }
            send(exchange, 200, "text/plain", "");
        }
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        return read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> read(String form) {
        return FormText.read(form).orElseThrow();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
