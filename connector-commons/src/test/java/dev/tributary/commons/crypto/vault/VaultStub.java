package dev.tributary.commons.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/**
 * What of a Vault the plugins call, as its API documentation describes it: transit at {@code
 * transit}, key-value version 2 at {@code secret}, and the ways in which a Vault fails.
 */
public final class VaultStub implements AutoCloseable {

    public static final String TOKEN = "hvs.of-a-test";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENCRYPTED = "vault:v1:";
    private static final int NONCE = 12;

    /** A version of a secret: its data, or null when destroyed. */
    private record Version(JsonNode data) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, SecretKeySpec> transitKeys = new HashMap<>(); // guarded by this
    private final Map<String, List<Version>> secrets = new HashMap<>(); // guarded by this
    private final List<String> requests = new ArrayList<>(); // guarded by this
    private volatile boolean sealed;
    private volatile boolean stalled;
    private volatile int status;
    private volatile String body = "";

    private VaultStub(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** A Vault on loopback in plain text. */
    public static VaultStub start() {
        try {
            return new VaultStub(HttpServer.create(anyPort(), 0), "http");
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** A Vault with TLS. */
    public static VaultStub start(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new VaultStub(server, "https");
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** A text as the transit key of that name, which is made if need be, encrypts it. */
    public synchronized String encrypted(String key, String text) {
        SecretKeySpec aes =
                transitKeys.computeIfAbsent(key, name -> new SecretKeySpec(random(32), "AES"));
        byte[] nonce = random(NONCE);
        try {
            byte[] out = cipher(Cipher.ENCRYPT_MODE, aes, nonce).doFinal(bytes(text));
            byte[] all = Arrays.copyOf(nonce, NONCE + out.length);
            System.arraycopy(out, 0, all, NONCE, out.length);
            return ENCRYPTED + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** It answers nothing any more, as after a restart. */
    public void seal() {
        sealed = true;
    }

    public void unseal() {
        sealed = false;
    }

    /** It takes requests and answers none. */
    public void stall() {
        stalled = true;
    }

    /** It answers all with that. */
    public void answer(int status, String body) {
        this.status = status;
        this.body = body;
    }

    /** Each request as {@code GET secret/data/x}. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many versions of a secret can still be read. */
    public synchronized long readable(String secret) {
        return secrets.getOrDefault(secret, List.of()).stream()
                .filter(version -> version.data() != null)
                .count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (stalled) {
                closing.await();
                return;
            }
            String path = exchange.getRequestURI().getPath().substring("/v1/".length());
            synchronized (this) {
                requests.add(exchange.getRequestMethod() + " " + path);
                respond(exchange, path);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void respond(HttpExchange exchange, String path) throws IOException {
        if (status != 0) {
            send(exchange, status, body);
        } else if (sealed) {
            send(exchange, 503, errors("Vault is sealed"));
        } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, errors("permission denied"));
        } else if (path.startsWith("transit/")) {
            transit(exchange, path.split("/"));
        } else if (path.startsWith("secret/")) {
            secret(exchange, path.split("/", 3));
        } else {
            send(exchange, 404, errors("no handler for route \"" + path + "\""));
        }
    }

    private void transit(HttpExchange exchange, String[] path) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        if (path[1].equals("encrypt")) {
            String plain = text(Base64.getDecoder().decode(request.path("plaintext").asText()));
            send(exchange, 200, data("ciphertext", encrypted(path[2], plain)));
            return;
        }
        SecretKeySpec key = transitKeys.get(path[2]);
        String ciphertext = request.path("ciphertext").asText();
        try {
            byte[] all = Base64.getDecoder().decode(ciphertext.substring(ENCRYPTED.length()));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE));
            byte[] plain = cipher.doFinal(all, NONCE, all.length - NONCE);
            send(exchange, 200, data("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            send(exchange, 400, errors("invalid ciphertext"));
        }
    }

    private void secret(HttpExchange exchange, String[] path) throws IOException {
        if (path[1].equals("metadata")) {
            metadata(exchange, path[2]);
            return;
        }
        List<Version> versions = secrets.getOrDefault(path[2], new ArrayList<>());
        if (exchange.getRequestMethod().equals("GET")) {
            read(exchange, versions);
            return;
        }
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        if (path[1].equals("destroy")) {
            request.path("versions")
                    .forEach(number -> versions.set(number.asInt() - 1, new Version(null)));
            send(exchange, 204, "");
        } else if (request.at("/options/cas").asInt(-1) != versions.size()) {
            send(
                    exchange,
                    400,
                    errors("check-and-set parameter did not match the current version"));
        } else {
            versions.add(new Version(request.path("data")));
            secrets.put(path[2], versions);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.putObject("data").put("version", versions.size());
            send(exchange, 200, answer.toString());
        }
    }

    private void metadata(HttpExchange exchange, String path) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            secrets.remove(path);
            send(exchange, 204, "");
            return;
        }
        Set<String> names = new TreeSet<>();
        for (String secret : secrets.keySet()) {
            if (secret.startsWith(path + "/")) {
                String rest = secret.substring(path.length() + 1);
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        if (names.isEmpty()) {
            send(exchange, 404, "{\"errors\":[]}");
            return;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = answer.putObject("data").putArray("keys");
        names.forEach(keys::add);
        send(exchange, 200, answer.toString());
    }

    private static void read(HttpExchange exchange, List<Version> versions) throws IOException {
        if (versions.isEmpty()) {
            send(exchange, 404, "{\"errors\":[]}");
            return;
        }
        Version last = versions.get(versions.size() - 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode data = answer.putObject("data");
        data.set("data", last.data());
        data.putObject("metadata")
                .put("version", versions.size())
                .put("destroyed", last.data() == null);
        send(exchange, last.data() == null ? 404 : 200, answer.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = bytes(body);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String errors(String error) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("errors").add(error);
        return answer.toString();
    }

    private static String data(String name, String value) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("data").put(name, value);
        return answer.toString();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce)
            throws GeneralSecurityException {
        if (key == null) {
            throw new GeneralSecurityException("no such key");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
