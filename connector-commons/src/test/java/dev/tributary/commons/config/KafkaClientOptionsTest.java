package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientOptionsTest {

    @Test
    void givesWhatAClientTakes() {
        KafkaClientOptions options =
                options(
                        Map.of(
                                "kafka.bootstrap.servers", "a:9092,b:9092",
                                "kafka.security.protocol", "sasl-ssl",
                                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                                "kafka.sasl.jaas.config", "login with sesame",
                                "kafka.ssl.ca", "/ca.pem"));

        assertThat(options.isGiven()).isTrue();
        assertThat(options.clientProperties())
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", List.of("a:9092", "b:9092"),
                                "security.protocol", "SASL_SSL",
                                "sasl.mechanism", "SCRAM-SHA-512",
                                "sasl.jaas.config", "login with sesame",
                                "ssl.truststore.type", "PEM",
                                "ssl.truststore.location", "/ca.pem"));
        assertThat(options.toString()).doesNotContain("sesame").contains("a:9092");
    }

    @Test
    void isNotGivenWithoutBrokers() {
        assertThat(options(Map.of()).isGiven()).isFalse();
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertMisfit("kafka.sasl.mechanism", Map.of("kafka.security.protocol", "sasl-ssl"));
        assertMisfit("kafka.ssl.ca", Map.of("kafka.ssl.ca", "/ca.pem"));
        assertMisfit(
                "kafka.ssl.truststore",
                Map.of(
                        "kafka.security.protocol",
                        "ssl",
                        "kafka.ssl.ca",
                        "/ca.pem",
                        "kafka.ssl.truststore",
                        "/trust.p12"));
    }

    @Test
    void takesMoreFromAFileAndWinsOverIt(@TempDir Path dir) throws Exception {
        Path file =
                Files.writeString(
                        dir.resolve("client.properties"),
                        "request.timeout.ms=5000\nsecurity.protocol=SSL\n");

        assertThat(with(file).clientProperties())
                .containsEntry("request.timeout.ms", "5000")
                .containsEntry("security.protocol", "PLAINTEXT");
    }

    @Test
    void refusesAFileThatDecidesWhatTheConnectorDecidesOrIsNotThere(@TempDir Path dir)
            throws Exception {
        Path file = Files.writeString(dir.resolve("client.properties"), "acks=0\n");

        assertThatThrownBy(() -> with(file).clientProperties())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("acks");
        assertThatThrownBy(() -> with(dir.resolve("none")).clientProperties())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("put it on every worker");
    }

    private static KafkaClientOptions with(Path file) {
        return options(Map.of("kafka.properties.file", file.toString()));
    }

    private static void assertMisfit(String option, Map<String, String> props) {
        assertThatThrownBy(() -> options(props))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(option + ":");
    }

    private static KafkaClientOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        KafkaClientOptions.define(def);
        return KafkaClientOptions.from(new AbstractConfig(def, new HashMap<>(props), false));
    }
}
