package dev.tributary.api.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * A connector's own configuration file, as JSON for Connect's REST or as properties, for a command.
 * References {@code ${file:…}}, {@code ${directory:…}} and {@code ${env:…}} are resolved here as a
 * worker with those config providers would.
 */
final class ToolConfig {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PROVIDERS =
            Map.of(
                    "config.providers",
                    "file,directory,env",
                    "config.providers.file.class",
                    FileConfigProvider.class.getName(),
                    "config.providers.directory.class",
                    DirectoryConfigProvider.class.getName(),
                    "config.providers.env.class",
                    EnvVarConfigProvider.class.getName());

    private ToolConfig() {}

    /**
     * Reads the options that are defined; others are left alone.
     *
     * @throws ToolException where the file cannot be used
     */
    static AbstractConfig read(String file, ConfigDef def) {
        try {
            String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
            return new AbstractConfig(def, properties(text), PROVIDERS, false);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ToolException(
                    "the configuration "
                            + file
                            + " cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + ")");
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        Map<String, String> all = new HashMap<>();
        if (text.stripLeading().startsWith("{")) {
            JsonNode json = json(text);
            JsonNode config = json.path("config").isObject() ? json.path("config") : json;
            config.properties().forEach(one -> all.put(one.getKey(), one.getValue().asText()));
            return all;
        }
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        properties.forEach((key, value) -> all.put((String) key, (String) value));
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            // Without its message, which quotes the file.
            throw new ToolException(
                    "the configuration is not JSON, at line "
                            + broken.getLocation().getLineNr()
                            + ", column "
                            + broken.getLocation().getColumnNr());
        }
    }
}
