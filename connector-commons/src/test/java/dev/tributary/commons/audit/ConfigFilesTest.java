package dev.tributary.commons.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    private static final List<String> OPTIONS = List.of("rules.file", "tag.rules", "lists");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.json"), "{}");
    }

    @Test
    void theHashChangesWithTheContentOfAFile() throws IOException {
        changesWithTheFile(Map.of("rules.file", file.toString()));
    }

    @Test
    void alsoWhereFileIsWrittenBeforeThePath() throws IOException {
        changesWithTheFile(Map.of("tag.rules", " file: " + file));
    }

    @Test
    void alsoWhereItIsOneOfSeveralOrInAFolder() throws IOException {
        Path other = Files.writeString(folder.resolve("b.json"), "[]");
        changesWithTheFile(Map.of("lists", other + ", " + file));
        changesWithTheFile(Map.of("lists", folder.toString()));
    }

    @Test
    void alsoWhereAMaskingTransformReadsItsPolicyFromIt() throws IOException {
        changesWithTheFile(Map.of("transforms.mask.policy", "file:" + file));
    }

    @Test
    void alsoWhereAnotherFileNamesIt() throws IOException {
        ConfigFiles before = ConfigFiles.of(Map.of(), OPTIONS).and("rules", List.of(file));
        String hash = ConfigHash.of(Map.of(), new ConfigDef(), before);
        Files.writeString(file, "{\"more\": 1}");
        ConfigFiles after = ConfigFiles.of(Map.of(), OPTIONS).and("rules", List.of(file));
        assertThat(ConfigHash.of(Map.of(), new ConfigDef(), after)).isNotEqualTo(hash);
    }

    @Test
    void whatIsNoFileOrNoSuchOptionIsPassedOver() {
        assertThat(
                        ConfigFiles.of(
                                        Map.of(
                                                "tag.rules", "{\"tags\": []}",
                                                "rules.file", folder.resolve("none").toString(),
                                                "lists", "",
                                                "transforms.mask.policy", "hipaa-safe-harbor",
                                                "tls.certificate", file.toString()),
                                        OPTIONS)
                                .digests())
                .isEmpty();
    }

    private void changesWithTheFile(Map<String, String> props) throws IOException {
        Files.writeString(file, "{}");
        String before = hash(props);
        assertThat(hash(props)).isEqualTo(before);
        Files.writeString(file, "{\"more\": 1}");
        assertThat(hash(props)).as(props.toString()).isNotEqualTo(before);
    }

    private static String hash(Map<String, String> props) {
        return ConfigHash.of(props, new ConfigDef(), ConfigFiles.of(props, OPTIONS));
    }
}
