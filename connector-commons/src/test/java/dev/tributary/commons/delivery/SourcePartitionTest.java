package dev.tributary.commons.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcePartitionTest {

    /** Those that the sources of this project write. */
    private static final List<Map<String, String>> ALL =
            List.of(
                    SourcePartition.of("kind", "audit", "task", "0"),
                    SourcePartition.of("kind", "status", "task", "0"),
                    SourcePartition.of("kind", "x12", "bucket", "7"),
                    SourcePartition.of("kind", "listener", "listener", "127.0.0.1:2575"),
                    SourcePartition.of("kind", "entries", "account", "acct_1"),
                    SourcePartition.of("kind", "window", "scope", "webhook", "slot", "3"),
                    SourcePartition.of("kind", "budget", "credential", "app", "task", "0"));

    @Test
    void anOrderThatConnectHasReadBackIsTheOrderThatWasWritten() {
        for (Map<String, String> partition : ALL) {
            // As Connect's JsonConverter reads a map: into a HashMap, in the order that it was in.
            Map<String, String> readBack = new HashMap<>();
            partition.forEach(readBack::put);
            assertThat(new ArrayList<>(readBack.keySet()))
                    .isEqualTo(new ArrayList<>(partition.keySet()));
        }
    }

    @Test
    void theOrderOfArgumentsDoesNotMatter() {
        assertThat(new ArrayList<>(SourcePartition.of("a", "1", "q", "2").keySet()))
                .as("two names that fall together")
                .isEqualTo(new ArrayList<>(SourcePartition.of("q", "2", "a", "1").keySet()));
    }
}
