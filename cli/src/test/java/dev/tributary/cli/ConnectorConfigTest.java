package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorConfigTest {
    @TempDir private Path folder;

    @Test
    void readsTheFlatForm() throws IOException {
        ConnectorConfig config = read("{\"name\":\"a\",\"tasks.max\":1}");

        assertThat(config.name()).isEqualTo("a");
        assertThat(config.entries()).containsEntry("tasks.max", "1");
    }

    @Test
    void readsTheNestedForm() throws IOException {
        ConnectorConfig config = read("{\"name\":\"a\",\"config\":{\"tasks.max\":\"1\"}}");

        assertThat(config.entries()).isEqualTo(Map.of("name", "a", "tasks.max", "1"));
    }

    @Test
    void takesAKeyAwayThatIsSetToNothing() throws IOException {
        ConnectorConfig config = read("{\"name\":\"a\",\"b\":\"1\",\"c\":\"2\"}");

        assertThat(config.with(Map.of("b", "", "c", "3")).entries())
                .isEqualTo(Map.of("name", "a", "c", "3"));
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNotJson() {
        assertThatThrownBy(() -> read("name=a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not JSON");
    }

    private ConnectorConfig read(String json) throws IOException {
        Path file = folder.resolve("connector.json");
        Files.writeString(file, json);
        return ConnectorConfig.read(file);
    }
}
