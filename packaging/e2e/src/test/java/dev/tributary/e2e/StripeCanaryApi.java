package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Stripe whose every answer is full of canaries, its failures too. */
final class StripeCanaryApi implements AutoCloseable {
    private static final String VERSION = "/v1/";

    private final StripeCanaryObjects objects = new StripeCanaryObjects();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private StripeCanaryApi(HttpServer server) {
        this.server = server;
        StripeCanaryObjects.LISTS
                .keySet()
                .forEach(path -> answers.put(path, page(objects.list(path))));
        answers.put("events", page(objects.events()));
        answers.put("account", objects.object("account"));
        answers.put("balance", objects.balance());
    }

    static StripeCanaryApi start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StripeCanaryApi api = new StripeCanaryApi(server);
        server.createContext(VERSION, api::answer);
        server.start();
        return api;
    }

    private static ObjectNode page(ArrayNode objects) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("object", "list").put("has_more", false).set("data", objects);
        return page;
    }

    /** What a connector takes for {@code https://api.stripe.com}. */
    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** More of what it has, for webhooks. */
    synchronized ObjectNode event() {
        return objects.event("charge.updated", objects.object("charge"));
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath().substring(VERSION.length());
        String key = call.getRequestHeaders().getFirst("Authorization");
        boolean first = asked.add(key + " " + path);
        try (call) {
            switch (path) {
                case "products" -> failOnce(call, path, first, 500);
                case "customers" -> failOnce(call, path, first, 429);
                case "prices" -> send(call, 403, error());
                case "invoices" -> {
                    if (first) {
                        send(call, 200, "<html>" + error());
                    } else {
                        send(call, 200, String.valueOf(answers.get(path)));
                    }
                }
                default -> sendOther(call, path);
            }
        }
    }

    private void failOnce(HttpExchange call, String path, boolean first, int status)
            throws IOException {
        send(call, first ? status : 200, first ? error() : String.valueOf(answers.get(path)));
    }

    private void sendOther(HttpExchange call, String path) throws IOException {
        JsonNode answer = answers.get(path);
        send(call, answer == null ? 404 : 200, answer == null ? error() : answer.toString());
    }

    private synchronized String error() {
        return objects.error().toString();
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("Request-Id", Canary.FAMILY_NAME.text() + " <req>");
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
