package dev.tributary.e2e;

import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import dev.tributary.commons.tls.TestAuthority;
import dev.tributary.commons.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The HL7 connectors of the canary test: as many as it takes for every way of a message. */
final class Hl7CanaryConnectors {
    static final String PREFIX = CanaryWorker.PREFIX + "hl7-";

    static final String KEYSET =
            "{\"primaryKeyId\":7,\"key\":[{\"keyData\":{\"typeUrl\":"
                    + "\"type.googleapis.com/google.crypto.tink.HkdfPrfKey\",\"value\":\""
                    + Canary.KEYSET.text()
                    + "\",\"keyMaterialType\":\"SYMMETRIC\"},\"status\":\"ENABLED\",\"keyId\":7,"
                    + "\"outputPrefixType\":\"RAW\"}]}";

    private static final String PSEUDONYMISED =
            "{\"id\":\"canary\",\"profile\":\"pseudonymised\",\"key\":{\"keyset\":" + KEYSET + "}}";

    private static final String KEYLESS =
            "{\"id\":\"canary\",\"profile\":\"pseudonymised\",\"key\":{\"keyset\":\""
                    + Canary.REFUSED_SECRET.text()
                    + "\"}}";

    /** A name is no date: every record is an error. */
    private static final String QUARANTINED =
            "{\"id\":\"canary\",\"profile\":\"hipaa-safe-harbor\",\"rules\":"
                    + "[{\"path\":\"$.patient.name\",\"action\":\"generalize\"}],"
                    + "\"on_error\":\"quarantine\",\"quarantine_key\":{\"keyset\":"
                    + KEYSET
                    + "}}";

    private static final String SECRETS = "secrets.properties";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static final String RULES =
            """
            {"rules": [
              {"code": "NAME_OF_DIGITS", "severity": "error",
               "path": "patient.name", "matches": "[0-9]+"},
              {"code": "MRN_LISTED", "severity": "warning",
               "path": "patient.id", "in": ["1", "2"]},
              {"code": "NOTE_DECIDED", "severity": "warning",
               "path": "observations[*].notes", "matches": "[^!]*(a+)+b"}
            ]}
            """;

    private final TestAuthority authority = new TestAuthority("Hospital CA");
    private final Map<String, Hl7Connector> started = new HashMap<>();
    private final CanaryWorker worker;

    private Hl7CanaryConnectors(CanaryWorker worker) {
        this.worker = worker;
    }

    static Hl7CanaryConnectors start(CanaryWorker worker) throws IOException {
        Hl7CanaryConnectors connectors = new Hl7CanaryConnectors(worker);
        connectors.start();
        return connectors;
    }

    private void start() throws IOException {
        Files.writeString(
                worker.folder().resolve(SECRETS),
                String.join(
                        "\n",
                        "digest=" + Canary.DIGEST_KEY.text(),
                        "store=" + Canary.STORE_PASSWORD.text(),
                        "quarantine=" + KEYSET,
                        "pseudonymised=" + PSEUDONYMISED,
                        "quarantined=" + QUARANTINED,
                        "keyless=" + KEYLESS));
        Path rules = Files.writeString(worker.folder().resolve("rules.json"), RULES);
        start(
                "lenient",
                Map.of(
                        "validation.level", "structure",
                        "rules.file", rules.toString(),
                        "mapping.local", "ZCA-1",
                        "continuation.timeout.ms", "1000",
                        "transforms", "drop",
                        "transforms.drop.type", "org.apache.kafka.connect.transforms.Filter",
                        "transforms.drop.predicate", "chosen",
                        "predicates", "chosen",
                        "predicates.chosen.type", "dev.tributary.e2e.plugin.MessageIdStartsWith",
                        "predicates.chosen.prefix", "DROP"));
        start(
                "strict",
                Map.of(
                        "validation.level", "structure",
                        "validation.mode", "strict",
                        "rules.file", rules.toString(),
                        "quarantine.key", reference("quarantine"),
                        "message.types", "ADT,ORU,ORM,SIU,DFT,MDM,VXU,MFN,RDE",
                        "proxy.protocol", "true",
                        "proxy.addresses", "127.0.0.1"));
        Map<String, String> small = new HashMap<>(masking("hipaa-safe-harbor"));
        small.put("max.message.bytes", "65536");
        small.put("max.record.bytes", "32768");
        small.put("charset.fallbacks", "US-ASCII");
        small.put("topic.per.type", "true");
        small.put("digest.key", Canary.INLINE_KEY.text());
        start("small", small);
        start("masked", masking("hipaa-safe-harbor"));
        start("pseudonymised", masking(reference("pseudonymised")));
        start("quarantined", masking(reference("quarantined")));
        start("secure", tls());
        start(
                "overlong",
                Map.of("producer.override.max.request.size", "4096", "drain.timeout.ms", "100"));
        start(
                "failing",
                Map.of(
                        "transforms", "some",
                        "transforms.some.type", "org.apache.kafka.connect.transforms.Filter",
                        "transforms.some.predicate", "chosen",
                        "predicates", "chosen",
                        "predicates.chosen.type",
                                "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                        "predicates.chosen.pattern", ".*(messages|deadletters)",
                        "drain.timeout.ms", "100"));
    }

    private void start(String name, Map<String, String> changes) throws IOException {
        started.put(
                name,
                Hl7Connector.start(
                        worker.rest(), Delivery.AT_LEAST_ONCE, PREFIX + name, withDigest(changes)));
    }

    /** A connector whose policy has a key that is none, which its task alone can tell. */
    String startKeyless() {
        String name = PREFIX + "keyless";
        Map<String, String> config = new HashMap<>(Hl7Connector.recommended(name, Ports.free()));
        config.putAll(withDigest(masking(reference("keyless"))));
        worker.rest().put(name, config);
        return name;
    }

    private Map<String, String> withDigest(Map<String, String> changes) {
        Map<String, String> config = new HashMap<>();
        config.put("digest.key", reference("digest"));
        config.putAll(changes);
        return config;
    }

    /** A reference to a secret, as a configuration should have it. */
    private String reference(String secret) {
        return "${file:" + worker.folder().resolve(SECRETS) + ":" + secret + "}";
    }

    /** Masks the copies that are to be masked, as the documentation recommends. */
    static Map<String, String> masking(String policy) {
        return Map.of(
                "validation.level", "fields",
                "output.copies", "clear,masked",
                "transforms", "mask",
                "transforms.mask.type", "dev.tributary.masking.MaskPii",
                "transforms.mask.policy", policy,
                "transforms.mask.predicate", "masked",
                "predicates", "masked",
                "predicates.masked.type",
                        "org.apache.kafka.connect.transforms.predicates.TopicNameMatches",
                "predicates.masked.pattern", ".*\\.masked");
    }

    /** A listener that hears nobody but ward-7, with a keystore under a password by reference. */
    Map<String, String> tls() {
        Path store =
                authority
                        .issue("listener", "localhost")
                        .writeStore(
                                worker.folder().resolve("server.p12"),
                                "PKCS12",
                                Canary.STORE_PASSWORD.text());
        Path ca =
                TestCertificate.write(
                        worker.folder().resolve("ca.pem"),
                        TestCertificate.pem(authority.certificate()));
        return Map.of(
                "tls.enabled", "true",
                "tls.keystore", store.toString(),
                "tls.keystore.password", reference("store"),
                "tls.client.auth", "require",
                "tls.ca", ca.toString(),
                "allow.client.names", "ward-7",
                "frame.timeout.ms", "500");
    }

    /** Where the messages and their parts are. */
    List<String> clearTopics() {
        return started.values().stream()
                .flatMap(
                        hl7 ->
                                Stream.of(
                                        hl7.topic("messages"),
                                        hl7.topic("messages.adt"),
                                        hl7.topic("messages.oru"),
                                        hl7.topic("messages.other"),
                                        hl7.topic("fragments"),
                                        hl7.topic("attachments")))
                .toList();
    }

    /** Issues the certificates that senders and listener trust. */
    TestAuthority authority() {
        return authority;
    }

    Hl7Connector get(String name) {
        return started.get(name);
    }

    MllpClient connect(String name) throws IOException {
        return started.get(name).connect(LIMIT);
    }
}
