package dev.tributary.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The X12 connectors of the canary test. */
final class X12CanaryConnectors {
    static final String PREFIX = CanaryWorker.PREFIX + "x12-";

    private static final String SECRETS = "x12-secrets.properties";
    private static final List<String> CLEAR_KINDS =
            List.of(
                    "claims",
                    "remittances",
                    "remittance_payments",
                    "eligibility",
                    "enrollments",
                    "claimstatus",
                    "authorizations",
                    "premiums");

    private final Map<String, X12Connector> started = new LinkedHashMap<>();
    private final CanaryWorker worker;

    private X12CanaryConnectors(CanaryWorker worker) {
        this.worker = worker;
    }

    static X12CanaryConnectors start(CanaryWorker worker) throws IOException {
        X12CanaryConnectors connectors = new X12CanaryConnectors(worker);
        connectors.start();
        return connectors;
    }

    private void start() throws IOException {
        Files.writeString(
                worker.folder().resolve(SECRETS),
                String.join(
                        "\n",
                        "digest=" + Canary.DIGEST_KEY.text(),
                        "quarantine=" + Hl7CanaryConnectors.KEYSET,
                        "pseudonymised="
                                + "{\"id\":\"canary\",\"profile\":\"pseudonymised\",\"key\":"
                                + "{\"keyset\":"
                                + Hl7CanaryConnectors.KEYSET
                                + "}}"));
        start("lenient", Map.of("include.tree", "true", "strict.segment.order", "true"));
        start(
                "strict",
                Map.of("validation.mode", "strict", "quarantine.key", reference("quarantine")));
        Path partners =
                Files.writeString(
                        worker.folder().resolve("partners.json"),
                        """
                        [{"name": "clinic", "id": "CLINIC", "transaction_sets": ["837P"]}]
                        """);
        start(
                "partners",
                Map.of(
                        "trading.partners", partners.toString(),
                        "unknown.partner", "reject",
                        "own.ids", "PAYER"));
        start("ruled", X12RuledCanaries.mount(worker.folder()));
        Map<String, String> small = new HashMap<>(masked("hipaa-safe-harbor"));
        small.put("max.record.bytes", "2500");
        small.put("max.segment.bytes", "500");
        start("small", small);
        start("masked", masked("hipaa-safe-harbor"));
        start("pseudonymised", masked(reference("pseudonymised")));
    }

    private void start(String name, Map<String, String> changes) {
        Map<String, String> config = new HashMap<>(changes);
        config.put("digest.key", reference("digest"));
        started.put(
                name,
                X12Connector.start(worker.rest(), Delivery.AT_LEAST_ONCE, PREFIX + name, config));
    }

    /** A connector whose task fails at its first record, which is more than its producer sends. */
    X12Connector startFailing() {
        Map<String, String> config =
                Map.of(
                        "digest.key",
                        reference("digest"),
                        "producer.override.max.request.size",
                        "2048");
        return X12Connector.start(
                worker.rest(), Delivery.AT_LEAST_ONCE, PREFIX + "overlong", config);
    }

    private String reference(String secret) {
        return "${file:" + worker.folder().resolve(SECRETS) + ":" + secret + "}";
    }

    private static Map<String, String> masked(String policy) {
        Map<String, String> config = new HashMap<>(Hl7CanaryConnectors.masking(policy));
        config.remove("validation.level");
        config.put("output.copies", "masked");
        return config;
    }

    X12Connector get(String name) {
        return started.get(name);
    }

    List<X12Connector> all() {
        return List.copyOf(started.values());
    }

    /** Where records are; answers are not, since they quote nothing. */
    List<String> clearTopics() {
        return List.of("lenient", "strict", "partners", "ruled").stream()
                .flatMap(name -> CLEAR_KINDS.stream().map(kind -> started.get(name).topic(kind)))
                .toList();
    }

    /** The kinds of records that units become. */
    static List<String> kinds() {
        return CLEAR_KINDS;
    }
}
