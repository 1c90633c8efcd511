package dev.tributary.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessTest {
    private static final List<String> SLEEPS = List.of("/bin/sh", "-c", "exec sleep 600");

    @TempDir private Path folder;

    @Test
    void showsTheEndOfTheLogOfAServerThatDiesAtItsStart() {
        LocalProcess process = new LocalProcess("server", folder);
        process.start(List.of("/bin/sh", "-c", "echo cannot bind; exit 3"));

        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofSeconds(10)))
                .hasMessageContaining("ended with status 3")
                .hasMessageContaining("cannot bind");
    }

    @Test
    void stopsWhatAKilledRunLeftBehind() {
        LocalProcess ofTheKilledRun = new LocalProcess("server", folder);
        ofTheKilledRun.start(SLEEPS);

        new LocalProcess("server", folder).stopLeftover();

        assertThat(ofTheKilledRun.isAlive()).isFalse();
    }

    @Test
    void leavesAProcessAloneThatHasTheNumberButNotTheStartTime() throws IOException {
        LocalProcess stranger = new LocalProcess("stranger", folder);
        stranger.start(SLEEPS);
        Files.writeString(
                folder.resolve("server.pid"), stranger.pid() + "\n2001-01-01T00:00:00Z\n");

        new LocalProcess("server", folder).stopLeftover();

        assertThat(stranger.isAlive()).isTrue();
        stranger.kill();
    }

    @Test
    void forgetsAServerThatItStopped() {
        LocalProcess process = new LocalProcess("server", folder);
        process.start(SLEEPS);
        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("server.pid")).doesNotExist();
    }
}
