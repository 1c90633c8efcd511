package dev.tributary.api.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tokens as stores keep them: a JSON object, a secret, never shown. Fields are only ever added. */
final class TokenJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    private TokenJson() {}

    static String write(TokenSet tokens) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("grant", tokens.grant());
        json.put("generation", tokens.generation());
        json.put("access_token", tokens.accessToken());
        json.put("access_expires", text(tokens.accessExpires()));
        json.put("refresh_token", tokens.refreshToken());
        json.put("refresh_expires", text(tokens.refreshExpires()));
        json.put("hard_expires", text(tokens.hardExpires()));
        json.put("obtained", text(tokens.obtained()));
        ObjectNode attributes = json.putObject("attributes");
        tokens.attributes().forEach(attributes::put);
        return json.toString();
    }

    /**
     * Reads them.
     *
     * @param grant whose they must be
     * @throws TokenStoreException where it is not what {@link #write} wrote, without any of it
     */
    static TokenSet read(String grant, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("format").asInt() == FORMAT
                    && grant.equals(json.path("grant").asText())) {
                return tokens(json);
            }
        } catch (JsonProcessingException | DateTimeException unreadable) {
            // Said below, without its message, which quotes the text.
        }
        throw new TokenStoreException(
                "the stored tokens of "
                        + grant
                        + " are not in a form that this version reads: run the newest version"
                        + " everywhere, or authorise the grant anew",
                false);
    }

    private static TokenSet tokens(JsonNode json) {
        Map<String, String> attributes = new HashMap<>();
        json.path("attributes")
                .properties()
                .forEach(field -> attributes.put(field.getKey(), field.getValue().asText()));
        return new TokenSet(
                json.path("grant").asText(),
                json.path("generation").asLong(),
                json.path("access_token").textValue(),
                instant(json.path("access_expires")),
                json.path("refresh_token").textValue(),
                instant(json.path("refresh_expires")),
                instant(json.path("hard_expires")),
                instant(json.path("obtained")),
                attributes);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Instant instant(JsonNode json) {
        return json.isTextual() ? Instant.parse(json.asText()) : null;
    }
}
