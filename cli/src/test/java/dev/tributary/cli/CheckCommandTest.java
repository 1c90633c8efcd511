package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the check of a plugin ZIP that is made here, as the build would leave it. */
class CheckCommandTest {
    private static final List<Class<?>> TOOLS =
            List.of(MiniCheck.class, MiniAuthorize.class, MiniDecide.class);

    @TempDir private Path home;

    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void buildPlugin() throws IOException {
        System.setProperty("tributary.home", home.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        Path target = Files.createDirectories(home.resolve("mini/target"));
        try (ZipOutputStream zip =
                new ZipOutputStream(
                        Files.newOutputStream(target.resolve("tributary-mini-1.0.zip")))) {
            add(
                    zip,
                    "tributary-mini-1.0/manifest.json",
                    "{\"name\":\"mini\",\"version\":\"1.0\",\"owner\":{\"username\":\"tributary\"}}"
                            .getBytes(StandardCharsets.UTF_8));
            add(zip, "tributary-mini-1.0/lib/mini.jar", pluginJar());
        }
    }

    @AfterEach
    void restore() {
        System.clearProperty("tributary.home");
        System.setOut(stdout);
    }

    @Test
    void handsAllArgumentsToTheToolAndReturnsItsExitCode() {
        assertThat(run("check", "mini", "a.txt", "--json", "--records")).isEqualTo(7);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("[a.txt, --json, --records]");
    }

    @Test
    void showsToolsWhatAWorkerProvidesAndNothingElse() {
        run("check", "mini", "--classes");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("org.apache.kafka.connect.data.Schema: seen")
                .contains("org.slf4j.Logger: seen")
                .contains("com.fasterxml.jackson.databind.ObjectMapper: hidden");
    }

    @Test
    void namesTheBuiltPluginsWhenNoneKnowsTheFormat() {
        assertThat(run("check", "nothing", "a.txt")).isEqualTo(1);
        assertThat(err.toString()).contains("check-nothing").contains("tributary-mini-1.0.zip");
    }

    @Test
    void showsTheChecksThatThereAre() {
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("tributary check hl7 PATH", "tributary check x12 PATH", "--acks DIR");
    }

    @Test
    void authorizesWithTheToolOfTheProvidersPlugin() {
        assertThat(run("authorize", "mini", "--config", "c.json")).isZero();
        assertThat(run("authorize", "revoke", "mini/4711", "--config", "c.json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("authorize-mini [--config, c.json]")
                .contains("authorize-mini [revoke, mini/4711, --config, c.json]");
    }

    @Test
    void saysHowToNameTheAccountToRevoke() {
        assertThat(run("authorize", "revoke", "--config", "mini/4711")).isEqualTo(1);
        assertThat(err.toString()).contains("PROVIDER/ACCOUNT");
    }

    @Test
    void decidesWithTheToolOfTheSinksPlugin() {
        assertThat(run("reconcile", "write-off", "4f3a9c", "--reason", "a charge", "--user=me"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("reconcile-decide [write-off, 4f3a9c, --reason, a charge, --user=me]");
    }

    @Test
    void saysWhatCanBeDoneWithAMatch() {
        assertThat(run("reconcile", "approve", "4f3a9c")).isEqualTo(1);
        assertThat(err.toString()).contains("write-off or withdraw");
        assertThat(run("reconcile", "run", "--input", "a.jsonl")).isEqualTo(1);
        assertThat(err.toString()).contains("reconcile-run");
    }

    private int run(String... arguments) {
        return Tributary.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private static byte[] pluginJar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Class<?> tool : TOOLS) {
                String classFile = tool.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(classFile));
                try (InputStream source = tool.getClassLoader().getResourceAsStream(classFile)) {
                    jar.write(source.readAllBytes());
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/java.util.spi.ToolProvider"));
            String tools = TOOLS.stream().map(Class::getName).collect(Collectors.joining("\n"));
            jar.write(tools.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
