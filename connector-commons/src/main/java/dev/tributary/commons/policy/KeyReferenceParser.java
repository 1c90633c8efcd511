package dev.tributary.commons.policy;

import dev.tributary.commons.json.JsonFormatException;
import dev.tributary.commons.json.Located;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Reads where a keyset is, as a policy's {@code key} says it, for whoever has no policy. */
public final class KeyReferenceParser {

    private static final String MEMBER = "key";

    private KeyReferenceParser() {}

    /**
     * Reads a reference.
     *
     * @param json as {@code {"file": "/etc/tributary/masking-keyset.json"}}
     * @throws ConfigException with all that is wrong with it, and nothing that stands in it
     */
    public static KeyReference parse(String json) {
        Findings findings = new Findings();
        Optional<KeyReference> key = read(json, findings);
        if (!findings.isEmpty() || key.isEmpty()) {
            throw new ConfigException(
                    findings.sorted().stream()
                            .map(PolicyFinding::text)
                            .collect(Collectors.joining("\n", "the key is refused\n", "")));
        }
        return key.get();
    }

    private static Optional<KeyReference> read(String json, Findings findings) {
        String document = "{\"" + MEMBER + "\":" + json + "}";
        try {
            return Members.of(
                            Located.read(document.getBytes(StandardCharsets.UTF_8)),
                            "the key",
                            findings)
                    .flatMap(members -> new KeyReader(findings).read(members, MEMBER));
        } catch (JsonFormatException refused) {
            findings.add(
                    refused.line(),
                    PolicyCode.NOT_JSON,
                    "the key is no JSON object",
                    "write it as {\"file\": \"/path/to/keyset\"}");
            return Optional.empty();
        }
    }

    /** Refuses what cannot be read; the option is a password. */
    public static Validator validator() {
        return new Validator() {
            @Override
            public void ensureValid(String name, Object value) {
                if (value != null) {
                    parse(value instanceof Password secret ? secret.value() : value.toString());
                }
            }

            @Override
            public String toString() {
                return "JSON as a policy's key, such as {\"file\": \"/path/to/keyset.json\"}";
            }
        };
    }
}
