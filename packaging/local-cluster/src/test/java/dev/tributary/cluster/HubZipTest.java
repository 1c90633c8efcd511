package dev.tributary.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubZipTest {
    private static final String MANIFEST =
            "{\"name\":\"mini\",\"version\":\"1.0\",\"owner\":{\"username\":\"tributary\"}}";

    @TempDir private Path folder;

    @Test
    void unpacksThePluginInPlaceOfAnEarlierVersion() throws IOException {
        Path stale = folder.resolve("plugins/tributary-mini/lib/old.jar");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "old");

        Path installed =
                HubZip.open(
                                zip(
                                        "tributary-mini-1.0/manifest.json",
                                        "tributary-mini-1.0/lib/b.jar",
                                        "tributary-mini-1.0/lib/a.jar"))
                        .installInto(folder.resolve("plugins"));

        assertThat(installed.resolve("lib/a.jar")).exists();
        assertThat(stale).doesNotExist();
    }

    @Test
    void listsTheJarsSorted() throws IOException {
        HubZip zip =
                HubZip.open(
                        zip(
                                "tributary-mini-1.0/manifest.json",
                                "tributary-mini-1.0/lib/b.jar",
                                "tributary-mini-1.0/lib/a.jar"));

        assertThat(zip.jars()).containsExactly("a.jar", "b.jar");
    }

    @Test
    void refusesAZipWithoutAManifest() {
        assertThatThrownBy(() -> HubZip.open(zip("tributary-mini-1.0/lib/a.jar")))
                .hasMessageContaining("manifest.json");
    }

    @Test
    void refusesAFolderThatIsNotNamedAfterTheManifest() {
        assertThatThrownBy(() -> HubZip.open(zip("mini/manifest.json")))
                .hasMessageContaining("should be tributary-mini-1.0");
    }

    @Test
    void refusesAnEntryThatPointsOutside() throws IOException {
        HubZip zip =
                HubZip.open(
                        zip(
                                "tributary-mini-1.0/manifest.json",
                                "tributary-mini-1.0/../../../evil.jar"));

        assertThatThrownBy(() -> zip.installInto(folder.resolve("plugins")))
                .hasRootCauseMessage("an entry points outside of its folder");
    }

    private Path zip(String... entries) throws IOException {
        Path file = folder.resolve("plugin.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write((entry.endsWith("manifest.json") ? MANIFEST : "jar").getBytes(UTF_8));
            }
        }
        return file;
    }
}
