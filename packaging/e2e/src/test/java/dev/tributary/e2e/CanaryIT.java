package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a patient, a payer or an operator would call private is planted wherever somebody can put
 * something in, and then looked for wherever a worker leaves something: it is where it belongs, and
 * nowhere else, however much the worker logs.
 */
@ExtendWith(OnSharedCluster.class)
class CanaryIT {

    /** The connectors that take part; the next one joins here. */
    private static final List<CanaryFeed> FEEDS =
            List.of(
                    new Hl7CanaryFeed(),
                    new X12CanaryFeed(),
                    new ForeignCanaryFeed(),
                    new UnmaskCanaryFeed(),
                    new StripeCanaryFeed(),
                    new ReconcileCanaryFeed());

    /** Pinned because their source says so: they print the records of another kind of task. */
    private static final Set<String> PINNED_UNSEEN =
            Set.of(
                    "org.apache.kafka.connect.runtime.ExactlyOnceWorkerSourceTask",
                    "org.apache.kafka.connect.runtime.WorkerTransactionContext");

    @TempDir private static Path folder;

    private static CanaryWorker worker;
    private static List<CanaryFinding> leaks;
    private static List<CanaryFinding> inClearTopics;
    private static Set<String> leakingLoggers;

    @BeforeAll
    static void plantAndSearch(TestCluster cluster) throws Exception {
        worker = CanaryWorker.start(cluster, folder);
        worker.logAll();
        for (CanaryFeed feed : FEEDS) {
            feed.start(worker);
            feed.plant();
        }
        worker.awaitOffsets();
        List<Path> folders = FEEDS.stream().flatMap(feed -> feed.folders().stream()).toList();
        CanarySearch everywhere = worker.searchAllBut(clearTopics(), folders);
        FEEDS.stream().flatMap(feed -> feed.logs().stream()).forEach(everywhere::log);
        leaks = everywhere.findings();
        inClearTopics = worker.search(clearTopics()).findings();

        worker.logAllUnpinned();
        for (CanaryFeed feed : FEEDS) {
            feed.plantOnce();
        }
        // The secret last, since of what is large only the beginning and the end are logged.
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("connector.class", "dev.tributary.hl7.Hl7MllpSourceConnector");
        refused.put("digest.key", Canary.REFUSED_SECRET.text());
        worker.refused("canary-unpinned", refused);
        leakingLoggers = worker.leakingLoggers();
    }

    @AfterAll
    static void stop() {
        worker.close();
        FEEDS.forEach(CanaryFeed::close);
    }

    private static List<String> clearTopics() {
        return FEEDS.stream().flatMap(feed -> feed.clearTopics().stream()).toList();
    }

    @Test
    void nothingLeaks() {
        assertThat(leaks)
                .filteredOn(leak -> CanaryAllowance.ALL.stream().noneMatch(all -> all.covers(leak)))
                .isEmpty();
    }

    @Test
    void everyAllowanceIsNeeded() {
        assertThat(CanaryAllowance.ALL)
                .allMatch(allowance -> leaks.stream().anyMatch(allowance::covers));
    }

    @Test
    void everyWayOfAMessageWasGone() throws Exception {
        for (CanaryFeed feed : FEEDS) {
            feed.assertEveryWayWasGone();
        }
    }

    @Test
    void theCanariesAreWhereTheyBelong() {
        for (CanaryFeed feed : FEEDS) {
            assertThat(inClearTopics)
                    .filteredOn(finding -> isIn(feed.clearTopics(), finding))
                    .extracting(finding -> finding.needle().canary())
                    .containsAll(Canary.PERSONAL);
        }
    }

    private static boolean isIn(List<String> topics, CanaryFinding finding) {
        return topics.stream().anyMatch(topic -> finding.place().equals("topic " + topic));
    }

    @Test
    void withoutThePinsConnectWouldLogThem() throws Exception {
        Set<String> pinned = worker.pinnedLoggers();
        Set<String> needed = new TreeSet<>(PINNED_UNSEEN);
        for (String logger : leakingLoggers) {
            needed.add(pinned.stream().filter(pin -> covers(pin, logger)).findAny().orElse(logger));
        }
        assertThat(pinned).isEqualTo(needed);
    }

    private static boolean covers(String pin, String logger) {
        return logger.equals(pin) || logger.startsWith(pin + ".");
    }
}
