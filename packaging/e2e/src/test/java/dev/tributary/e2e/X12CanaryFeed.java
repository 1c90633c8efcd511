package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectorStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The X12 connector in the canary test. */
final class X12CanaryFeed implements CanaryFeed {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CanaryWorker worker;
    private X12CanaryConnectors connectors;
    private X12Canaries interchanges;
    private int files;

    @Override
    public void start(CanaryWorker canaryWorker) throws IOException {
        worker = canaryWorker;
        interchanges = new X12Canaries();
        connectors = X12CanaryConnectors.start(worker);
    }

    @Override
    public List<String> clearTopics() {
        return connectors.clearTopics();
    }

    @Override
    public List<Path> folders() {
        return connectors.all().stream().map(X12Connector::acknowledgements).toList();
    }

    @Override
    public void plant() throws IOException {
        int turns = Canary.PERSONAL.size();
        plant(connectors.get("lenient"), 1, false);
        plant(connectors.get("strict"), 1, false);
        plant(connectors.get("masked"), turns, true);
        plant(connectors.get("pseudonymised"), 3, true);
        plant(connectors.get("small"), 0, true);
        plantFromPartners(connectors.get("partners"));
        for (String ruled : new X12RuledCanaries().all()) {
            drop(connectors.get("ruled"), X12Canaries.bytes(ruled));
        }
        X12Connector failing = connectors.startFailing();
        drop(failing, X12Canaries.bytes(interchanges.claim()));
        connectors.all().forEach(connector -> connector.awaitAllTaken(LIMIT));
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                        .status(X12CanaryConnectors.PREFIX + "overlong")
                                        .filter(ConnectorStatus::hasFailed)
                                        .isPresent());
    }

    /** Many interchanges to a file: a file costs more than they do. */
    private void plant(X12Connector connector, int turns, boolean quoting) throws IOException {
        drop(
                connector,
                X12Canaries.bytes(String.join("\n", interchanges.everywhere(turns, quoting))));
        for (String broken : interchanges.broken()) {
            drop(connector, X12Canaries.bytes(broken));
        }
        drop(connector, X12Canaries.bytes(interchanges.claim()));
        drop(connector, X12Canaries.bytes(interchanges.joined()));
        byte[] twice = X12Canaries.bytes(String.join("", interchanges.underOneControlNumber()));
        drop(connector, twice);
        drop(connector, twice);
        drop(connector, interchanges.nothing());
        drop(connector, new byte[0]);
        drop(connector, interchanges.archive(false));
        drop(connector, interchanges.archive(true));
        drop(connector, interchanges.halfPacked());
        if (quoting) {
            drop(connector, X12Canaries.bytes(interchanges.acknowledgement()));
        }
    }

    /** Of somebody that is known and not, to others than us, what they may not send. */
    private void plantFromPartners(X12Connector connector) {
        String unknown = interchanges.claim();
        String known = known(interchanges.claim());
        drop(connector, X12Canaries.bytes(unknown));
        drop(connector, X12Canaries.bytes(known));
        drop(connector, X12Canaries.bytes(known(interchanges.claim()).replace("*HC*", "*HP*")));
        drop(
                connector,
                X12Canaries.bytes(
                        known(interchanges.claim())
                                .replace(
                                        "PAYER          ",
                                        "%-15s".formatted(Canary.CONTROL_ID.text()))));
        interchanges
                .everywhere(0, false)
                .forEach(all -> drop(connector, X12Canaries.bytes(known(all))));
    }

    private static String known(String interchange) {
        return interchange.replaceFirst(
                Canary.CONTROL_ID.text() + " {5}", "%-15s".formatted("CLINIC"));
    }

    @Override
    public void plantOnce() {
        X12Connector lenient = connectors.get("lenient");
        drop(lenient, X12Canaries.bytes(interchanges.claim()));
        lenient.awaitAllTaken(LIMIT);
    }

    /** Under a name that is a patient's. */
    private void drop(X12Connector connector, byte[] content) {
        connector.drop(
                Canary.FAMILY_NAME.text()
                        + " "
                        + Canary.SSN.text()
                        + ", "
                        + Canary.personal(++files)
                        + " "
                        + files
                        + ".x12",
                content);
    }

    @Override
    public void assertEveryWayWasGone() throws Exception {
        new X12CanaryCoverage(worker)
                .assertAll(connectors.all().stream().flatMap(c -> c.answers().stream()).toList());
        for (X12Connector connector : connectors.all()) {
            assertThat(connector.answers()).isNotEmpty();
        }
    }
}
