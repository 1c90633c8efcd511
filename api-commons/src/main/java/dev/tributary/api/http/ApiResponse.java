package dev.tributary.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came back. Its text tells the status, nothing else.
 *
 * @param status 2xx or 304
 * @param headers as they came
 * @param body empty in the head of a streamed answer
 * @param endpoint which call it answers
 */
public record ApiResponse(int status, HttpHeaders headers, byte[] body, String endpoint) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body as JSON: numbers are exact, names that nobody knows are kept.
     *
     * @throws ApiException when it is none
     */
    public JsonNode json() throws ApiException {
        try {
            return ApiJson.read(new ByteArrayInputStream(body), endpoint);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    @Override
    public String toString() {
        return "ApiResponse[" + endpoint + ", " + status + "]";
    }
}
