package dev.tributary.api.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a {@link FaultServer} does with a request. */
public sealed interface Reply {

    /** Answers with a status, headers and a body. */
    record Answer(int status, Map<String, String> headers, byte[] body) implements Reply {

        /** The same with one more header. */
        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }
    }

    /** Answers after a time. */
    record Slow(Duration delay, Reply reply) implements Reply {}

    /** Sends the headers at once, and a byte of the body each time that so much time has passed. */
    record Drip(Duration between, byte[] body) implements Reply {}

    /** Resets the connection after so many bytes of the answer; 0 for none. */
    record Reset(Answer answer, int afterBytes) implements Reply {}

    /** Sends bytes that are no HTTP, and ends the connection. */
    record Garbage(byte[] bytes) implements Reply {}

    /** Closes the connection before the body that the headers announce is complete. */
    record Half(Answer answer) implements Reply {}

    /** A JSON body with status 200. */
    static Answer json(String body) {
        return json(200, body);
    }

    /** A JSON body. */
    static Answer json(int status, String body) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** A status without a body. */
    static Answer status(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** Too many requests. */
    static Answer tooMany(String retryAfter) {
        return status(429).with("Retry-After", retryAfter);
    }

    /** Sends the client elsewhere. */
    static Answer redirect(int status, String location) {
        return status(status).with("Location", location);
    }

    /** Resets the connection unanswered. */
    static Reply reset() {
        return new Reset(json("{}"), 0);
    }

    /** Never answers within a test. */
    static Reply silence() {
        return new Slow(Duration.ofMinutes(10), status(200));
    }
}
