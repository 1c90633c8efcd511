package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.HubZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every built ZIP obeys the rules of those who install it: the layout and manifest that the Hub's
 * clients read, and the class loading of Connect.
 */
class HubZipIT {

    /** {@code mvn verify -Druntime-deps.update=true} writes the lists instead of comparing. */
    private static final boolean UPDATE = Boolean.getBoolean("runtime-deps.update");

    static List<Path> zips() {
        return Build.pluginZips();
    }

    @ParameterizedTest
    @MethodSource("zips")
    void liesInOneFolderThatIsNamedAfterOwnerNameAndVersion(Path file) {
        HubZip zip = HubZip.open(file);

        assertThat(zip.folder()).matches("tributary-[a-z0-9-]+-\\d+\\.\\d+\\.\\d+");
        assertThat(file.getFileName()).hasToString(zip.folder() + ".zip");
        assertThat(zip.entries()).allMatch(entry -> entry.startsWith(zip.folder() + "/"));
        assertThat(zip.entries())
                .contains(
                        zip.folder() + "/doc/README.md",
                        zip.folder() + "/doc/LICENSE",
                        zip.folder() + "/doc/NOTICE",
                        zip.folder() + "/etc/connect-log4j2.yaml",
                        zip.folder() + "/etc/connect-log4j.properties");
    }

    @ParameterizedTest
    @MethodSource("zips")
    void tellsInItsManifestWhatTheHubRequires(Path file) {
        JsonNode manifest = HubZip.open(file).manifest();

        for (String key : List.of("name", "version", "title", "description")) {
            assertThat(manifest.path(key).asText()).as(key).isNotBlank().doesNotContain("${");
        }
        assertThat(manifest.at("/owner/username").asText()).matches("[a-z0-9][a-z0-9_-]+");
        assertThat(manifest.path("license").isArray()).isTrue();
        assertThat(manifest.at("/license/0/name").asText()).isNotBlank();
        assertThat(manifest.at("/license/0/url").asText()).startsWith("https://");
        assertThat(manifest.path("component_types")).isNotEmpty();
        manifest.path("component_types")
                .forEach(
                        type ->
                                assertThat(type.asText())
                                        .isIn("source", "sink", "transform", "converter"));
        manifest.at("/features/delivery_guarantee")
                .forEach(
                        guarantee ->
                                assertThat(guarantee.asText())
                                        .isIn("at_least_once", "exactly_once"));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void bundlesNothingThatTheWorkerProvides(Path file) {
        assertThat(HubZip.open(file).jars())
                .isNotEmpty()
                .noneMatch(jar -> jar.startsWith("kafka-clients-"))
                .noneMatch(jar -> jar.matches("connect-(api|json|transforms|runtime|file)-.*"))
                .noneMatch(jar -> jar.startsWith("slf4j-"));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void announcesItsClassesInServiceFiles(Path file) {
        assertThat(PluginServices.of(HubZip.open(file)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("dev.tributary."));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void bundlesTheJarsThatAreListedInTheRepository(Path file) throws IOException {
        Path list = Build.moduleOf(file).resolve("runtime-deps.txt");
        List<String> jars = HubZip.open(file).jars();
        if (UPDATE) {
            Files.write(list, jars);
        }

        assertThat(list).exists();
        assertThat(Files.readAllLines(list))
                .as("jars of %s; mvn verify -Druntime-deps.update=true accepts a change", file)
                .isEqualTo(jars);
    }
}
