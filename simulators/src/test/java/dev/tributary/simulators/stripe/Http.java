package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Calls a simulator as a client would, without any library of Stripe's. */
final class Http {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StripeSimulator stripe;

    Http(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    /** The answer to a call with the full key. */
    HttpResponse<String> call(String path, String... headers) {
        return callWith(stripe.keys().full(), path, headers);
    }

    HttpResponse<String> callWith(String key, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stripe.apiBase() + path))
                        .header("Authorization", "Bearer " + key);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer that must be 200. */
    JsonNode get(String path, String... headers) {
        HttpResponse<String> answer = call(path, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " gave " + answer.statusCode() + answer.body());
        }
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The ids of a list's page. */
    static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("data").forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }
}
