package dev.tributary.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    @Test
    void tellsWhichEndWell() throws IOException {
        assertThat(Processes.succeeds(run("true"), Duration.ofSeconds(30))).isTrue();
        assertThat(Processes.succeeds(run("false"), Duration.ofSeconds(30))).isFalse();
    }

    @Test
    void whatDoesNotEndInTimeDoesNotEndWell() throws IOException {
        Process slow = run("sleep", "60");
        try {
            assertThat(Processes.succeeds(slow, Duration.ofMillis(1))).isFalse();
        } finally {
            slow.destroyForcibly();
        }
    }

    /** About one in a thousand could not tell how it ended, when its handle was asked first. */
    @Test
    void howAProcessEndedIsKnownOnceItHas() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(Processes.succeeds(run("true"), Duration.ofSeconds(30))).isTrue();
        }
    }

    private static Process run(String... command) throws IOException {
        return new ProcessBuilder(command).start();
    }
}
