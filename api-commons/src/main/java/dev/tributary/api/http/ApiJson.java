package dev.tributary.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON as providers send it. It is kept as a tree: a field or a value that is new stops nothing,
 * and a number keeps all its digits, the zeros at its end included.
 */
public final class ApiJson {

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .readerFor(JsonNode.class);

    private ApiJson() {}

    /**
     * Reads a document.
     *
     * @param endpoint for the error
     * @throws ApiException when it is no JSON; nothing of it is quoted
     * @throws IOException when the stream fails
     */
    public static JsonNode read(InputStream in, String endpoint) throws ApiException, IOException {
        try {
            JsonNode tree = READER.readTree(in);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JsonProcessingException | CharConversionException | NumberFormatException noJson) {
            // Its message quotes what it read, so it is not passed on; half a character is no
            // fault of the stream's, nor a number beyond all numbers one of ours.
        }
        throw new ApiFailure(ApiException.Kind.GARBLED, endpoint)
                .because("the answer is no JSON: see that no proxy answers in its place")
                .exception();
    }
}
