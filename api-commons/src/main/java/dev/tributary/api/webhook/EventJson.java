package dev.tributary.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The JSON of events, read leniently: what is not there, or of another type, is empty. */
final class EventJson {

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private EventJson() {}

    /** The document; empty when it is no JSON. */
    static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(ApiJson.read(new ByteArrayInputStream(body), "webhook"));
        } catch (ApiException noJson) {
            // The caller refuses it; what is wrong with it is the sender's.
            return Optional.empty();
        } catch (IOException fromMemory) {
            throw new IllegalStateException("reading from memory does not fail", fromMemory);
        }
    }

    /** A part of a document by itself; numbers keep their digits. */
    static byte[] write(JsonNode part) {
        try {
            return WRITER.writeValueAsBytes(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    /** A text that is not empty. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    /** A moment in ISO 8601 with an offset. */
    static Optional<Instant> moment(JsonNode object, String field) {
        return text(object, field)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(OffsetDateTime.parse(text).toInstant());
                            } catch (DateTimeException unreadable) {
                                return Optional.empty();
                            }
                        });
    }

    /** A moment in seconds since 1970; empty when it is none that Java can hold. */
    static Optional<Instant> seconds(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.canConvertToLong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(value.longValue()));
        } catch (DateTimeException tooFar) {
            return Optional.empty();
        }
    }
}
