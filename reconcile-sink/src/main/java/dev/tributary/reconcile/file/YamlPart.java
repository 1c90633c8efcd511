package dev.tributary.reconcile.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tributary.commons.config.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * A part of a YAML file that knows its place, so that a mistake can be pointed at.
 *
 * @param node what stands there; missing where nothing does
 * @param place where, as {@code groups[1].accounts}
 */
public record YamlPart(JsonNode node, String place) {

    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    static {
        YAML.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        YAML.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when it cannot be read or is not YAML; nothing of it is quoted
     */
    public static YamlPart read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigException(
                    "cannot be read: " + new UncheckedIOException(e).getMessage());
        }
    }

    /**
     * Reads a document.
     *
     * @throws ConfigException when it is not YAML; nothing of it is quoted
     */
    public static YamlPart of(String yaml) {
        try {
            JsonNode node = YAML.readTree(yaml);
            if (node == null || !node.isObject()) {
                throw new ConfigException("the file is not a map of names to values");
            }
            return new YamlPart(node, "");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ConfigException("line " + line + ": not YAML, or a key stands there twice");
        }
    }

    /** Refuses keys that are none of these. */
    public YamlPart onlyKeys(Collection<String> known) {
        if (!node.isObject()) {
            throw mistake("is a map of names to values");
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!known.contains(name)) {
                                throw mistake(
                                        "has an unknown key"
                                                + NearestName.find(name, known)
                                                        .map(n -> "; did you mean '" + n + "'?")
                                                        .orElse(": known are " + known));
                            }
                        });
        return this;
    }

    /** Whether something stands there. */
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** What stands under a key. */
    public YamlPart at(String key) {
        JsonNode inner = node.get(key);
        return new YamlPart(
                inner == null ? MissingNode.getInstance() : inner,
                place.isEmpty() ? key : place + "." + key);
    }

    /** The members of a map, in order; none where nothing stands there. */
    public Map<String, YamlPart> members() {
        Map<String, YamlPart> members = new LinkedHashMap<>();
        if (present()) {
            if (!node.isObject()) {
                throw mistake("is a map of names to values");
            }
            node.fieldNames().forEachRemaining(name -> members.put(name, at(name)));
        }
        return members;
    }

    /** The items of a list; none where nothing stands there. */
    public List<YamlPart> items() {
        List<YamlPart> items = new ArrayList<>();
        if (present()) {
            if (!node.isArray()) {
                throw mistake("is a list");
            }
            for (int i = 0; i < node.size(); i++) {
                items.add(new YamlPart(node.get(i), place + "[" + i + "]"));
            }
        }
        return items;
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().map(YamlPart::needText).toList();
    }

    /** The text, or none where nothing stands there. */
    public Optional<String> text() {
        return present() ? Optional.of(needText()) : Optional.empty();
    }

    /** The text. */
    public String needText() {
        if (node.isBoolean()) {
            throw mistake("is a text; put it in quotes, as YAML takes it for true or false");
        }
        return needValue();
    }

    /** The text, which may stand for true or false too. */
    public String needValue() {
        if (!node.isValueNode() || node.isNull() || node.asText().isEmpty()) {
            throw mistake("is a text that is not empty");
        }
        return node.asText();
    }

    /** A whole number of at least some size, or what holds where nothing stands there. */
    public int number(int otherwise, int least) {
        if (!present()) {
            return otherwise;
        }
        if (!node.isInt() || node.intValue() < least) {
            throw mistake("is a whole number from " + least);
        }
        return node.intValue();
    }

    /** A number that is not negative, or what holds where nothing stands there. */
    public BigDecimal decimal(BigDecimal otherwise) {
        if (!present()) {
            return otherwise;
        }
        if (!node.isNumber() || node.decimalValue().signum() < 0) {
            throw mistake("is a number from 0");
        }
        return node.decimalValue();
    }

    /** A constant of an enum, written in small letters. */
    public <E extends Enum<E>> E constant(Class<E> type, E otherwise) {
        if (!present()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(node.asText())) {
                return constant;
            }
        }
        throw mistake("is one of " + List.of(type.getEnumConstants()) + ", in small letters");
    }

    /** The mistake that stands here. */
    public ConfigException mistake(String rule) {
        return new ConfigException((place.isEmpty() ? "the file" : "'" + place + "'") + " " + rule);
    }

    @Override
    public String toString() {
        return "YamlPart[" + place + "]";
    }
}
