package dev.tributary.commons.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a JSON document that knows its line, so that a mistake can be pointed at.
 *
 * @param line the line on which it begins, from 1
 * @param value a {@code Map<String, Located>}, a {@code List<Located>}, a String, a BigDecimal, a
 *     Boolean, or null
 */
public record Located(int line, Object value) {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .build();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads a document.
     *
     * @throws JsonFormatException when it is not JSON; a token of it is never quoted
     */
    public static Located read(byte[] json) throws JsonFormatException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new JsonFormatException(0, "the file is empty");
            }
            Located document = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonFormatException(line(parser), "something follows the closing '}'");
            }
            return document;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            throw new JsonFormatException(line, twice ? "a key stands there twice" : "not JSON");
        } catch (IOException fromMemory) {
            throw new IllegalStateException("reading from memory does not fail", fromMemory);
        }
    }

    private static Located read(JsonParser parser) throws IOException {
        int line = line(parser);
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Located> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    members.put(key, read(parser));
                }
                return new Located(line, members);
            }
            case START_ARRAY -> {
                List<Located> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                return new Located(line, items);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return new Located(line, parser.getDecimalValue());
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return new Located(line, parser.getBooleanValue());
            }
            case VALUE_NULL -> {
                return new Located(line, null);
            }
            default -> {
                return new Located(line, parser.getText());
            }
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The same as JSON, without comments and white space. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(plain());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private Object plain() {
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            members.forEach((name, member) -> plain.put(name, ((Located) member).plain()));
            return plain;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(item -> ((Located) item).plain()).toList();
        }
        return value;
    }

    @Override
    public String toString() {
        return "Located[line " + line + "]";
    }
}
