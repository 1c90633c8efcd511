package dev.tributary.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.cluster.TopicRecord;
import java.util.List;
import java.util.Map;

/** Records as tests look at them. */
final class MessageRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private MessageRecords() {}

    static JsonNode json(TopicRecord record) {
        try {
            return JSON.readTree(record.value());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON at " + record, e);
        }
    }

    /** JSON whose numbers keep their digits. */
    static JsonNode parsed(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }

    static List<JsonNode> json(List<TopicRecord> records) {
        return records.stream().map(MessageRecords::json).toList();
    }

    /** The control id of a HealthcareRecord's message. */
    static String id(TopicRecord record) {
        return json(record).at("/metadata/message_id").asText();
    }

    static List<String> ids(List<TopicRecord> records) {
        return records.stream().map(MessageRecords::id).toList();
    }

    /** Links of an audit chain, as its verifier takes them. */
    static List<Map<String, Object>> links(List<TopicRecord> records) {
        return json(records).stream()
                .map(link -> JSON.convertValue(link, new TypeReference<Map<String, Object>>() {}))
                .toList();
    }
}
