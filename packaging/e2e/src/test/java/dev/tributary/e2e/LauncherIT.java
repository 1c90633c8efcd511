package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, copied to a repository of its own where Java and Maven are stand-ins. */
class LauncherIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String JAVA_17 =
            "case $1 in -version) echo 'openjdk version \"17.0.15\"' >&2 ;; *) echo ran: \"$@\" ;;"
                    + " esac";
    private static final String MVN =
            "case $1 in -v) echo 'Apache Maven 3.8.7' ;;"
                    + " *) echo \"$@\" >>mvn.calls; mkdir -p packaging/kafka-4.3/target/libs"
                    + " mini/target; touch mini/target/tributary-mini-1.0.zip ;; esac";

    /** All that the launcher finds on its PATH, besides what a test puts there. */
    private static final List<String> SYSTEM_TOOLS =
            List.of(
                    "find",
                    "mkdir",
                    "mv",
                    "ps",
                    "readlink",
                    "rm",
                    "sed",
                    "seq",
                    "sleep",
                    "tail",
                    "touch");

    @TempDir private Path folder;
    private Path home;
    private Path bin;

    @BeforeEach
    void copyLauncher() throws IOException {
        home = Files.createDirectories(folder.resolve("repository")).toRealPath();
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Build.ROOT.resolve("tributary"), home.resolve("tributary"));
        Files.createDirectories(home.resolve("mini/src/hub"));
        Files.createDirectories(home.resolve("mini/src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String tool : SYSTEM_TOOLS) {
            install(tool, "exec " + installed(tool) + " \"$@\"");
        }
    }

    @Test
    void saysWhichCommandInstallsJava() {
        CommandLineRun run = launch("quickstart");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("Java 17")
                .containsPattern("apt-get install|brew install");
    }

    @Test
    void saysWhichCommandInstallsANewerJava() throws IOException {
        install("java", JAVA_17.replace("17.0.15", "11.0.2"));
        install("javac", "true");

        CommandLineRun run = launch("quickstart");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("this is Java 11")
                .containsPattern("apt-get install|brew install");
    }

    @Test
    void saysWhichCommandInstallsMaven() throws IOException {
        install("java", JAVA_17);
        install("javac", "true");

        CommandLineRun run = launch("quickstart");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("Maven")
                .containsPattern("(apt-get|brew) install.* maven");
    }

    @Test
    void buildsOnceAndAgainAfterAChange() throws IOException {
        installToolchain();

        assertThat(launch("check", "hl7", "a b").output())
                .contains("Building")
                .contains("dev.tributary.cli.Tributary check hl7 a b");
        assertThat(launch("check").output()).doesNotContain("Building");
        Path source = home.resolve("mini/src/main/java/Changed.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(launch("check").output()).contains("Building");
        assertThat(Files.readAllLines(home.resolve("mvn.calls")))
                .hasSize(2)
                .allMatch(call -> call.contains("package -pl cli,packaging/kafka-4.3,mini -am"));
    }

    @Test
    void showsTheEndOfTheLogOfABuildThatFailed() throws IOException {
        installToolchain();
        install(
                "mvn",
                "case $1 in -v) echo 'Apache Maven 3.9.1' ;; *) echo no such symbol; exit 1 ;; esac");

        CommandLineRun run = launch("check");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("no such symbol").contains("build.log");
    }

    @Test
    void worksThroughALinkAndFromAnyFolder() throws IOException {
        installToolchain();
        Path link = Files.createSymbolicLink(folder.resolve("t"), home.resolve("tributary"));

        CommandLineRun run = launch(folder, link, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("-Dtributary.home=" + home);
    }

    @Test
    void cleanStopsWhatRunsFromItsDataAndRemovesThemWithoutJava() throws Exception {
        Path worker = Files.createDirectories(home.resolve(".tributary/quickstart/worker"));
        Path script = worker.resolve("server.sh");
        Files.writeString(script, "while :; do /bin/sleep 0.1; done");
        Process server = new ProcessBuilder("/bin/sh", script.toString()).start();
        Process stranger = new ProcessBuilder("/bin/sleep", "600").start();
        Files.writeString(worker.resolve("connect.pid"), server.pid() + "\n");
        Files.writeString(worker.resolve("reused.pid"), stranger.pid() + "\n");
        try {
            CommandLineRun run = launch("clean");

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(home.resolve(".tributary")).doesNotExist();
        } finally {
            server.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private void installToolchain() throws IOException {
        install("java", JAVA_17);
        install("javac", "true");
        install("mvn", MVN);
    }

    private static Path installed(String tool) {
        return List.of("/bin", "/usr/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void install(String name, String script) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CommandLineRun launch(String... arguments) {
        return launch(home, home.resolve("tributary"), arguments);
    }

    private CommandLineRun launch(Path workingFolder, Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
        command.addAll(List.of(arguments));
        try (RunningCommand run =
                RunningCommand.start(workingFolder, Map.of("PATH", bin.toString()), command)) {
            return run.awaitEnd(LIMIT);
        }
    }
}
