package dev.tributary.x12.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tributary.commons.json.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * YAML as parts that know their lines, as {@link Located} has JSON. A number is a text, as it was
 * written: the zeros before an id count. Anchors are refused: what is configured is to be read
 * where it stands.
 */
final class YamlText {

    private static final YAMLFactory YAML =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private YamlText() {}

    /**
     * Reads a document.
     *
     * @throws PartnersException when it is not YAML; nothing of it is quoted
     */
    static Located read(byte[] yaml) throws PartnersException {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            if (parser.nextToken() == null) {
                throw new PartnersException(0, "the document is empty");
            }
            Located document = read(parser);
            if (parser.nextToken() != null) {
                throw new PartnersException(line(parser), "a second document follows");
            }
            return document;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            throw new PartnersException(line, twice ? "a key stands there twice" : "not YAML", e);
        } catch (IOException fromMemory) {
            throw new IllegalStateException("reading from memory does not fail", fromMemory);
        }
    }

    private static Located read(YAMLParser parser) throws IOException, PartnersException {
        int line = line(parser);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new PartnersException(line, "anchors and aliases are not supported");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Located(line, members(parser));
            case START_ARRAY -> new Located(line, items(parser));
            case VALUE_TRUE, VALUE_FALSE -> new Located(line, parser.getBooleanValue());
            case VALUE_NULL -> new Located(line, null);
            default -> new Located(line, parser.getText());
        };
    }

    private static Map<String, Located> members(YAMLParser parser)
            throws IOException, PartnersException {
        Map<String, Located> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, read(parser));
        }
        return members;
    }

    private static List<Located> items(YAMLParser parser) throws IOException, PartnersException {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
