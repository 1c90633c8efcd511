package dev.tributary.masking.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.hl7.Hl7SyntaxException;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whose a record of a file is: what a connector would have made its key of. */
final class Whose {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Whose() {}

    /** PID-3.1, or PID-2.1 of old messages (HL7 v2.9 §3.4.2). */
    static Optional<String> hl7(String message) {
        try {
            Hl7Tokens tokens = Hl7Tokens.of(message.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < tokens.segmentCount(); i++) {
                Segment segment = tokens.segment(i);
                if (segment.id().equals("PID")) {
                    return first(segment, 3).or(() -> first(segment, 2));
                }
            }
        } catch (Hl7SyntaxException unreadable) {
            // Then nothing of it passes either, and whose it is does not matter.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> first(Segment segment, int field) {
        String id =
                segment.field(field)
                        .repetition(1)
                        .component(1)
                        .text(StandardCharsets.UTF_8)
                        .strip();
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** The id of a Patient, or the end of the reference to one. */
    static Optional<String> fhir(String resource) {
        JsonNode json;
        try {
            json = JSON.readTree(resource);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
        if (json.path("resourceType").asText().equals("Patient")) {
            return Optional.of(json.path("id").asText()).filter(id -> !id.isEmpty());
        }
        String reference =
                json.at("/subject/reference").asText(json.at("/patient/reference").asText());
        return Optional.of(reference.substring(reference.lastIndexOf('/') + 1))
                .filter(id -> !id.isEmpty());
    }
}
