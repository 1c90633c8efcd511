package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status HTTP status
 * @param type content type
 * @param body its bytes
 * @param headers others
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", Json.pretty(body), Map.of());
    }

    static Answer problem(Problem problem) {
        return json(problem.status(), problem.body());
    }

    static Answer html(int status, String title) {
        String page = "<html><head><title>" + title + "</title></head><body>" + title + "</body>";
        return new Answer(
                status, "text/html", (page + "</html>").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    /** Its status and size. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
