package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HL7 connector in the canary test. */
final class Hl7CanaryFeed implements CanaryFeed {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] PROXY =
            "PROXY TCP4 127.0.0.1 127.0.0.1 40000 2575\r\n".getBytes(US_ASCII);

    private final Hl7Canaries messages = new Hl7Canaries();
    private CanaryWorker worker;
    private Hl7CanaryConnectors connectors;

    @Override
    public void start(CanaryWorker canaryWorker) throws IOException {
        worker = canaryWorker;
        connectors = Hl7CanaryConnectors.start(worker);
    }

    @Override
    public List<String> clearTopics() {
        return connectors.clearTopics();
    }

    @Override
    public void plant() throws IOException {
        try (MllpClient lenient = connectors.connect("lenient");
                MllpClient strict = connectors.connect("strict")) {
            strict.sendUnframed(PROXY);
            plantEverywhere(lenient, "CA");
            plantEverywhere(strict, "CR");
            plantMessages(lenient);
            plantMessages(strict);
            plantParts(lenient);
        }
        for (String name : List.of("masked", "pseudonymised", "quarantined")) {
            try (MllpClient masking = connectors.connect(name)) {
                plantEverywhere(masking, "CA");
                plantMessages(masking);
                plantParts(masking);
            }
        }
        plantInSmall();
        Hl7CanaryWire wire = new Hl7CanaryWire(connectors, messages);
        wire.plantInFrames();
        wire.plantInTls();
        new Hl7CanaryConfigs(worker, connectors).plant();
        plantInFailures();
    }

    @Override
    public void plantOnce() throws IOException {
        try (MllpClient lenient = connectors.connect("lenient")) {
            lenient.exchange(messages.admission());
        }
    }

    /** What is full of canaries asks for answers in enhanced mode: MSH-15 is full of them too. */
    private void plantEverywhere(MllpClient client, String code) throws IOException {
        for (byte[] message : messages.everywhere()) {
            assertThat(Hl7Messages.answer(client.exchange(message))).startsWith(code);
        }
    }

    /** All kinds of messages and of what is wrong with them. */
    private void plantMessages(MllpClient client) throws IOException {
        List<byte[]> all = new ArrayList<>(messages.underOneControlId());
        byte[] twice = messages.admission();
        all.addAll(
                List.of(
                        messages.withOddities(),
                        messages.withManyFaults(),
                        twice,
                        twice,
                        messages.results(),
                        messages.typedAs(Canary.FAMILY_NAME.text() + "^" + Canary.SSN.text()),
                        messages.typedAs("ADT^" + Canary.SSN.text()),
                        messages.typedAs("ADT^A01^" + Canary.TOKEN.text()),
                        messages.typedAs("ADT^Z99"),
                        messages.typedAs("ZZZ^Z99"),
                        messages.ofVersion(Canary.TOKEN.text()),
                        messages.ofVersion("2.9"),
                        messages.withoutType(),
                        messages.withoutControlId(),
                        messages.withoutPatient(),
                        messages.withoutDelimiters(),
                        messages.notHl7(),
                        messages.withBadValues(),
                        messages.undecidable(),
                        messages.inCharset("", "|\u00e9"),
                        messages.inCharset("UNICODE UTF-8", "|\u00e9"),
                        messages.inCharset(Canary.TOKEN.text(), ""),
                        messages.batch(1, messages.admission()),
                        messages.batch(7, messages.admission()),
                        messages.batch(0)));
        for (byte[] message : all) {
            client.exchange(message);
        }
    }

    /** A message that a transform drops, and messages in parts, whole and not. */
    private void plantParts(MllpClient client) throws IOException {
        client.exchange(messages.admission("DROP"));
        client.exchange(messages.part("", "REST1"));
        client.exchange(messages.part("REST1", ""));
        client.exchange(messages.part("", "REST" + Canary.TOKEN.text()));
        client.exchange(messages.part(Canary.TOKEN.text(), ""));
    }

    /** What is too much, for a message, for a record, for a character set. */
    private void plantInSmall() throws IOException {
        try (MllpClient small = connectors.connect("small")) {
            small.exchange(messages.ofSize(70_000));
            small.exchange(messages.ofSize(40_000));
            small.exchange(messages.ofSize(3_000));
            small.exchange(messages.withDocument(20_000));
            small.exchange(messages.withDocument(50_000));
            small.exchange(messages.inCharset("", "|\u00e9"));
            small.exchange(messages.typedAs(Canary.FAMILY_NAME.text() + "^" + Canary.SSN.text()));
        }
    }

    /** Tasks that fail on a message, and say why. */
    private void plantInFailures() throws IOException {
        for (String name : List.of("failing", "overlong")) {
            try (MllpClient client = connectors.connect(name)) {
                assertThatThrownBy(() -> client.exchange(messages.ofSize(10_000)))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
            }
            awaitFailed(connectors.get(name).name());
        }
        awaitFailed(connectors.startKeyless());
    }

    private void awaitFailed(String name) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                        .status(name)
                                        .filter(ConnectorStatus::hasFailed)
                                        .isPresent());
    }

    @Override
    public void assertEveryWayWasGone() throws Exception {
        Hl7CanaryCoverage coverage = new Hl7CanaryCoverage(worker);
        coverage.assertEveryIssue();
        coverage.assertEveryFault();
        coverage.assertEveryTopic();
    }
}
