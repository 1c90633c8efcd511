package dev.tributary.masking.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** JSON: FHIR resources, wherever they stand in it, by FHIR's rules, the rest by names. */
final class JsonFormat implements RawFormat {

    /** Reads what has one meaning only, and keeps numbers as they are written. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    @Override
    public boolean recognises(String payload) {
        int at = textStart(payload);
        return at < payload.length() && (payload.charAt(at) == '{' || payload.charAt(at) == '[');
    }

    /** Behind a byte order mark and white space. */
    private static int textStart(String payload) {
        int at = 0;
        while (at < payload.length()
                && (payload.charAt(at) <= ' ' || payload.charAt(at) == '\ufeff')) {
            at++;
        }
        return at;
    }

    @Override
    public Optional<String> rewrite(String payload, LeafMask mask) {
        try {
            JsonNode tree = JSON.readTree(payload.substring(textStart(payload)));
            JsonNode rewritten = new JsonRewriting(new Leaves(mask)).rewritten(tree);
            return Optional.of(JSON.writeValueAsString(rewritten));
        } catch (JsonProcessingException unreadable) {
            // Said to the caller by the empty answer: what cannot be read does not pass.
            return Optional.empty();
        }
    }
}
