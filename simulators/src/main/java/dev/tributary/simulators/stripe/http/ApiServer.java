package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.world.StripeWorld;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The simulated Stripe on a port of the loopback interface. */
public final class ApiServer implements AutoCloseable {

    private static final long SLOW_MILLIS = 2000;

    static {
        // Else each answer waits some 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Faults faults;
    private final CallLog log = new CallLog(System::nanoTime);
    private final AtomicLong requests = new AtomicLong();
    private final Api api;

    /**
     * Starts it.
     *
     * @param port 0 for any
     * @param perSecond calls a second for each account; 0 for no limit
     */
    public ApiServer(StripeWorld world, ApiKeys keys, Faults faults, int port, double perSecond) {
        this.faults = faults;
        this.api =
                new Api(
                        world.archive(),
                        world.platform(),
                        keys,
                        new RateLimit(perSecond, System::nanoTime),
                        log);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator cannot listen on port " + port, e);
        }
        threads =
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work, "stripe-simulator");
                            thread.setDaemon(true);
                            return thread;
                        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens, without a path. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Counters of the calls that came. */
    public CallLog log() {
        return log;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Call call = Call.of(exchange);
            Optional<Fault> fault = faults.of(call.path());
            if (fault.filter(Fault.DROPPED::equals).isPresent()) {
                return;
            }
            if (fault.filter(Fault.SLOW::equals).isPresent()) {
                pause();
            }
            Answer answer = api.answer(call, fault);
            if (fault.filter(Fault.EMPTY_PAGE::equals).isPresent()) {
                answer = emptied(answer);
            }
            send(exchange, answer, fault.filter(Fault.DROPPED_MID_BODY::equals).isPresent());
        }
    }

    private void send(HttpExchange exchange, Answer answer, boolean half) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Request-Id", "req_" + requests.incrementAndGet());
        answer.headers().forEach(headers::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        OutputStream body = exchange.getResponseBody();
        if (half) {
            // Closed before all that was announced is written: the client sees the connection end.
            body.write(answer.body(), 0, answer.body().length / 2);
            body.flush();
            return;
        }
        body.write(answer.body());
        log.answered(answer.status());
    }

    private static Answer emptied(Answer answer) {
        if (answer.status() != 200) {
            return answer;
        }
        ObjectNode body = Json.read(answer.body());
        if (!body.path("object").asText().equals("list")) {
            return answer;
        }
        body.putArray("data");
        body.put("has_more", true);
        return new Answer(answer.status(), answer.type(), Json.pretty(body), answer.headers());
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
