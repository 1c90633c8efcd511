package dev.tributary.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A worker's REST interface; an answer that is not a success becomes an exception. */
public final class ConnectRest {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration REBALANCE_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    public ConnectRest(URI base) {
        this.base = base;
    }

    public URI base() {
        return base;
    }

    /** Whether the worker answers and says that it is ready (KIP-1017). */
    public boolean isHealthy() {
        try {
            return exchange("GET", "/health", null, Duration.ofSeconds(5)).statusCode() == 200;
        } catch (ClusterException e) {
            return false;
        }
    }

    /** Creates a connector, or gives it another configuration. */
    public void put(String connector, Map<String, String> config) {
        call("PUT", path(connector) + "/config", toJson(config));
    }

    /** Removes a connector; nothing happens if there is none of that name. */
    public void delete(String connector) {
        try {
            call("DELETE", path(connector), null);
        } catch (ConnectRestException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    public List<String> connectors() {
        List<String> names = new ArrayList<>();
        call("GET", "/connectors", null).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The configuration as the worker stores it: references to secrets stay references. */
    public JsonNode config(String connector) {
        return call("GET", path(connector) + "/config", null);
    }

    /** Empty while the worker does not know the connector. */
    public Optional<ConnectorStatus> status(String connector) {
        try {
            return Optional.of(ConnectorStatus.of(call("GET", path(connector) + "/status", null)));
        } catch (ConnectRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public void pause(String connector) {
        call("PUT", path(connector) + "/pause", null);
    }

    public void resume(String connector) {
        call("PUT", path(connector) + "/resume", null);
    }

    public void stop(String connector) {
        call("PUT", path(connector) + "/stop", null);
    }

    /** Restarts the connector and its tasks. */
    public void restart(String connector) {
        call("POST", path(connector) + "/restart?includeTasks=true", null);
    }

    public JsonNode offsets(String connector) {
        return call("GET", path(connector) + "/offsets", null);
    }

    /** What the connector's own validation says about each key. */
    public JsonNode validate(String connectorClass, Map<String, String> config) {
        return call(
                "PUT",
                "/connector-plugins/" + encode(connectorClass) + "/config/validate",
                toJson(config));
    }

    /** All plugins that the worker found: class, type, version. */
    public JsonNode plugins() {
        return call("GET", "/connector-plugins?connectorsOnly=false", null);
    }

    /** Logs so much in that namespace from now on, as {@code root} and {@code TRACE}. */
    public void logLevel(String namespace, String level) {
        call("PUT", "/admin/loggers/" + encode(namespace), toJson(Map.of("level", level)));
    }

    /** What the worker answers to that path. */
    public String text(String path) {
        return call("GET", path, null).toString();
    }

    private JsonNode call(String method, String path, String body) {
        Instant deadline = Instant.now().plus(REBALANCE_LIMIT);
        HttpResponse<String> response = exchange(method, path, body, REQUEST_LIMIT);
        while (response.statusCode() == CONFLICT && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            response = exchange(method, path, body, REQUEST_LIMIT);
        }
        if (response.statusCode() / 100 != 2) {
            throw new ConnectRestException(response.statusCode(), message(response.body()));
        }
        return parse(response.body());
    }

    private HttpResponse<String> exchange(String method, String path, String body, Duration limit) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(limit)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ClusterException(
                    "the worker at " + base + " does not answer " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the worker was asked", e);
        }
    }

    private static String message(String body) {
        try {
            return parse(body).path("message").asText(body);
        } catch (ClusterException e) {
            return body;
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ClusterException("the worker's answer is not JSON", e);
        }
    }

    private static String toJson(Map<String, String> config) {
        try {
            return JSON.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new ClusterException("the configuration cannot be written as JSON", e);
        }
    }

    private static String path(String connector) {
        return "/connectors/" + encode(connector);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
