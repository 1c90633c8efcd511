package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tributary.cluster.Ports;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Plants secrets in configurations that are refused, where they belong and where they do not. */
final class Hl7CanaryConfigs {
    private final CanaryWorker worker;
    private final Hl7CanaryConnectors connectors;

    Hl7CanaryConfigs(CanaryWorker worker, Hl7CanaryConnectors connectors) {
        this.worker = worker;
        this.connectors = connectors;
    }

    void plant() throws IOException {
        String secret = Canary.REFUSED_SECRET.text();
        refused("digest", Map.of("digest.key", secret));
        refused("quarantine", Map.of("quarantine.key", secret));
        refused(
                "policy",
                Hl7CanaryConnectors.masking(
                        "{\"profile\":\"pseudonymised\",\"key\":{\"keyset\":\""
                                + secret
                                + "\"},\"rules\":[{\"class\":\"SNN\",\"action\":\"drop\"}]}"));
        refused("misspelt", Map.of("digest.kye", secret));
        Map<String, String> store = new HashMap<>(connectors.tls());
        store.put("tls.keystore.password", secret);
        refused("store", store);
        Path key = worker.folder().resolve("server.key");
        Files.writeString(
                key, TestCertificate.block("ENCRYPTED PRIVATE KEY", secret.getBytes(US_ASCII)));
        refused(
                "key",
                Map.of(
                        "tls.enabled", "true",
                        "tls.certificate",
                                connectors
                                        .authority()
                                        .issue("listener")
                                        .writeChain(worker.folder().resolve("server.pem"))
                                        .toString(),
                        "tls.key", key.toString(),
                        "tls.key.password", Canary.KEY_PASSWORD.text()));
        Path rules = worker.folder().resolve("bad-rules.json");
        Files.writeString(
                rules, Hl7CanaryConnectors.RULES.replace("[0-9]+", "(" + Canary.SSN.text()));
        refused("rules", Map.of("rules.file", rules.toString()));
    }

    private void refused(String name, Map<String, String> changes) {
        Map<String, String> config =
                new HashMap<>(Hl7Connector.recommended(CanaryWorker.PREFIX + name, Ports.free()));
        config.putAll(changes);
        worker.refused(CanaryWorker.PREFIX + name, config);
    }
}
