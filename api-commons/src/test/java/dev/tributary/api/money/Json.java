package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON of a test, read as that of a provider; apostrophes stand for quotation marks. */
final class Json {

    private Json() {}

    static JsonNode of(String text) {
        try {
            return ApiJson.read(
                    new ByteArrayInputStream(
                            text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                    "test");
        } catch (ApiException | IOException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }
}
