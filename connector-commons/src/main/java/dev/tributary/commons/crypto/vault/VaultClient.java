package dev.tributary.commons.crypto.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Calls a Vault; tells its faults apart. Safe for use by several threads. */
final class VaultClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    /**
     * What Vault said.
     *
     * @param status 200, 204, 400 or 404
     * @param body the JSON, or missing
     */
    record Answer(int status, JsonNode body) {

        /** Whether one of its errors says that. */
        boolean hasError(String words) {
            for (JsonNode error : body.path("errors")) {
                if (error.asText().contains(words)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final VaultServer server;
    private final String base;
    private final HttpClient http;

    VaultClient(VaultServer server) throws VaultException {
        this.server = server;
        this.base = base(server);
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(server.timeout())
                        // Our token goes to no address but the one that was given.
                        .followRedirects(HttpClient.Redirect.NEVER);
        if (server.caFile().isPresent()) {
            builder.sslContext(VaultTls.trusting(server.caFile().get()));
        }
        this.http = builder.build();
    }

    /** The address of the Vault, for messages. */
    String url() {
        return server.url();
    }

    /**
     * Checks a name that goes into a path, such as a mount's; slashes separate parts.
     *
     * @param what the name is of
     */
    static String checkedPath(String what, String path) throws VaultException {
        for (String part : path.split("/", -1)) {
            if (!NAME.matcher(part).matches()) {
                throw new VaultException(
                        Reason.SETUP,
                        what
                                + " in Vault must be letters, digits, '_', '-' and '.', parts"
                                + " separated by '/', without one at either end");
            }
        }
        return path;
    }

    /** Reads. */
    Answer get(String path) throws VaultException {
        return call(request(path).GET().build(), path);
    }

    /** Lists what is below a path; Vault takes this in place of its own method LIST. */
    Answer list(String path) throws VaultException {
        return call(request(path, "?list=true").GET().build(), path);
    }

    /** Removes. */
    Answer delete(String path) throws VaultException {
        return call(request(path).DELETE().build(), path);
    }

    /** Writes, or has something done. */
    Answer post(String path, JsonNode body) throws VaultException {
        return call(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                path);
    }

    private HttpRequest.Builder request(String path) throws VaultException {
        return request(path, "");
    }

    private HttpRequest.Builder request(String path, String query) throws VaultException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + "/v1/" + path + query))
                            .header("X-Vault-Request", "true")
                            .header("X-Vault-Token", server.token().strip());
            server.namespace().ifPresent(name -> request.header("X-Vault-Namespace", name));
            return request;
        } catch (IllegalArgumentException notForAHeader) {
            // Without the cause, whose message quotes the token.
            throw new VaultException(
                    Reason.SETUP, "the token for Vault, or its namespace, holds a line break");
        }
    }

    private Answer call(HttpRequest request, String path) throws VaultException {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status == 200 || status == 204 || status == 400 || status == 404) {
            return new Answer(status, json(response.body()));
        }
        throw fault(status, path);
    }

    /** Waits for the whole answer: a time-out of the request's own ends with its headers. */
    private HttpResponse<byte[]> send(HttpRequest request) throws VaultException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new VaultException(
                    Reason.SLOW,
                    at()
                            + " did not answer within "
                            + server.timeout().toMillis()
                            + " ms: see whether it is overloaded, or the network slow");
        } catch (InterruptedException ending) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new VaultException(Reason.SLOW, at() + " was waited for when this task ended");
        } catch (ExecutionException failed) {
            throw unanswered(failed.getCause());
        }
    }

    private VaultException unanswered(Throwable cause) {
        if (cause instanceof SSLException) {
            return new VaultException(
                    Reason.UNTRUSTED,
                    at()
                            + " shows a certificate that is not trusted here, or speaks no TLS:"
                            + " give its authority's file, and the name that the certificate has");
        }
        return new VaultException(
                Reason.UNREACHABLE,
                at()
                        + " cannot be reached ("
                        + cause.getClass().getSimpleName()
                        + "): see that it runs, and that the worker may connect to it");
    }

    private VaultException fault(int status, String path) {
        String where = at() + " answers " + status + " to " + path + ": ";
        return switch (status) {
            case 401, 403 ->
                    new VaultException(
                            Reason.DENIED,
                            where
                                    + "the token has ended, or its policy does not allow this; give"
                                    + " another token, or allow the path");
            case 301, 302, 303, 307, 308 ->
                    new VaultException(
                            Reason.SETUP,
                            where
                                    + "it redirects, which is not followed; give the URL of the"
                                    + " active node or of the balancer");
            case 503 ->
                    new VaultException(
                            Reason.SEALED, where + "it is sealed or starting; unseal it");
            case 429 ->
                    new VaultException(
                            Reason.FAILED, where + "too many requests; raise its rate limit");
            default ->
                    status >= 500
                            ? new VaultException(
                                    Reason.FAILED, where + "a fault of its own; see its log")
                            : new VaultException(
                                    Reason.STRANGE,
                                    where + "is it a Vault? See that the URL is right");
        };
    }

    private JsonNode json(byte[] body) throws VaultException {
        if (body.length == 0) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw strange();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    /** For an answer that lacks what Vault's has. */
    VaultException strange() {
        return new VaultException(
                Reason.STRANGE,
                at() + " gives an answer that is not Vault's: see that the URL is right");
    }

    /** How a message begins. */
    String at() {
        return "Vault at " + base;
    }

    private static String base(VaultServer server) throws VaultException {
        URI url = parsed(server.url().strip());
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        boolean plain = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null
                || url.getUserInfo() != null
                || url.getQuery() != null
                || !(encrypted || plain)) {
            throw noUrl();
        }
        if (plain
                && !server.allowPlaintext()
                && !new HostPort(url.getHost().replaceAll("[\\[\\]]", ""), 0).isLoopback()) {
            throw new VaultException(
                    Reason.SETUP,
                    "keys and a token would cross the network in clear text: give Vault's URL with"
                            + " https, or allow plain text if the network itself is encrypted");
        }
        return url.toString().replaceAll("/+$", "");
    }

    private static URI parsed(String url) throws VaultException {
        try {
            return new URI(url);
        } catch (URISyntaxException broken) {
            throw noUrl();
        }
    }

    private static VaultException noUrl() {
        return new VaultException(
                Reason.SETUP, "the URL of Vault must be as in https://vault.example:8200");
    }
}
