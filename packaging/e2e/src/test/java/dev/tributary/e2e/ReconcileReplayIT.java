package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.ConnectRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Persons decide in every way there is; then everything is read again, by the same database and by
 * a new one that was given the decisions alone. What holds, and what does not agree, is as before.
 */
@ExtendWith(OnSharedCluster.class)
class ReconcileReplayIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NAME = "reconcile-replay";
    private static final int PAIRS = 60;

    /** As docs/reconcile-sink.md names them. */
    private static final List<String> KEPT =
            List.of(
                    "schema_version",
                    "decision",
                    "decision_member",
                    "decision_log",
                    "decision_chain",
                    "masking_key",
                    "fingerprint_key");

    @AutoClose
    private static final ReconcileDatabase database = ReconcileDatabase.start(NAME + "-database");

    private final TestCluster cluster;
    private final ConnectRest rest;
    private final Path password = Build.emptyFolder(NAME + "-files-of-ana").resolve("password");

    ReconcileReplayIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void whatPersonsDecidedHoldsWhenEverythingIsReadAgain() throws IOException {
        try (ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), NAME)) {
            send(topic);
            String url = database.url();
            Held before;
            try (ReconcileConnector sink =
                    ReconcileConnector.start(rest, NAME, topic, database, url, 4)) {
                sink.awaitRead(cluster.reader(), topic, LIMIT);
                decide(sink);
                before = Held.in(url);
                assertDecided(before);

                readAgain(sink, topic, before);
            }
            String restored = database.restored("restored", url, KEPT);
            try (ReconcileConnector other =
                    ReconcileConnector.start(
                            rest, NAME + "-restored", topic, database, restored, 4)) {
                other.awaitRead(cluster.reader(), topic, LIMIT);

                Held after = Held.in(restored);
                assertThat(after.matches()).isEqualTo(before.matches());
                assertThat(after.findings()).isEqualTo(before.findings());
                assertThat(after.decisions()).isEqualTo(before.decisions());
                assertThat(after.log()).containsAll(before.log());
                assertThat(after.broken()).isEmpty();
            }
        }
    }

    /** Pairs that agree, and a pair or group for each way to decide. */
    private static void send(ReconcileTopic topic) {
        topic.pairs(0, PAIRS);
        topic.bookedAnew(1, 5);
        topic.bookedAnew(2, 6);
        topic.unbooked(70);
        topic.uncharged(73);
        topic.payout("po_1", 80, 83, 86);
        topic.remove(9);
        topic.remove(10);
    }

    /** By the command and by functions of the database, as a reviewer. */
    private void decide(ReconcileConnector sink) throws IOException {
        database.login("ana", "tributary_reviewer");
        Files.writeString(password, database.password());
        String url = sink.url();
        assertThat(match(url, "je_1")).contains("REVIEW");

        command(url, "confirm", id(url, "je_1"), "--reason=the bank took a fee");
        sql(url, "decide_about('write-off', '" + id(url, "je_2") + "', 'below the limit')");
        sql(url, "decide_about('reject', '" + id(url, "je_3") + "', 'of another shop')");
        command(
                url,
                "split",
                id(url, "po_1"),
                "--member=stripe:txn_83",
                "--reason=belongs to the next payout");
        command(
                url,
                "confirm",
                "--kind=charge-ledger",
                "--member=stripe:txn_70",
                "--member=quickbooks:je_73",
                "--reason=the number was mistyped");
        String mistake =
                sql(url, "decide_about('reject', '" + id(url, "je_4") + "', 'by mistake')");
        sink.awaitMatched(LIMIT);
        assertThat(match(url, "je_4")).isNull();
        command(url, "withdraw", mistake, "--reason=was wrong");
        sink.awaitMatched(LIMIT);
    }

    private static void assertDecided(Held held) {
        assertThat(held.of("txn_1", "je_1")).contains("CONFIRMED");
        assertThat(held.of("txn_2", "je_2")).contains("CONFIRMED");
        assertThat(held.of("txn_70", "je_73")).contains("CONFIRMED");
        assertThat(held.of("txn_4", "je_4")).contains("AUTO");
        assertThat(held.of("po_1", "txn_80")).contains("txn_86").doesNotContain("txn_83");
        assertThat(held.matches()).noneMatch(match -> match.contains(":je_3:"));
        assertThat(held.findings()).anyMatch(finding -> finding.contains("txn_3 "));
        assertThat(held.findings()).noneMatch(finding -> finding.contains("je_2 "));
        assertThat(held.matches()).hasSize(PAIRS - 3 + 2);
        assertThat(held.broken()).isEmpty();
    }

    /** As docs/reconcile-sink.md tells an operator to. */
    private void readAgain(ReconcileConnector sink, ReconcileTopic topic, Held before) {
        String url = sink.url();
        List<String> periods = database.query(url, "SELECT count(*) FROM tributary.match");
        String began = database.query(url, "SELECT clock_timestamp()").get(0);

        rest.stop(NAME);
        assertThat(database.query(url, "SELECT * FROM tributary.read_again('" + NAME + "')"))
                .hasSize(ReconcileTopic.PARTITIONS);
        rest.resume(NAME);
        sink.awaitRead(cluster.reader(), topic, LIMIT);

        assertThat(
                        database.query(
                                url,
                                "SELECT source || id FROM tributary.entry WHERE updated_at < '"
                                        + began
                                        + "'"))
                .as("what was not read again")
                .isEmpty();
        Held after = Held.in(url);
        assertThat(after.matches()).isEqualTo(before.matches());
        assertThat(after.findings()).isEqualTo(before.findings());
        assertThat(after.decisions()).isEqualTo(before.decisions());
        assertThat(database.query(url, "SELECT count(*) FROM tributary.match"))
                .as("nothing was matched anew, and nothing ended")
                .isEqualTo(periods);
        List<String> log = new ArrayList<>(after.log());
        log.removeAll(before.log());
        assertThat(log).singleElement().asString().contains("read_again");
        assertThat(after.log()).containsAll(before.log());
        assertThat(after.broken()).isEmpty();
    }

    private void command(String url, String... words) {
        List<String> command = new ArrayList<>(List.of("reconcile"));
        command.addAll(List.of(words));
        command.add("--database=" + url.substring("jdbc:".length()));
        command.add("--user=ana");
        command.add("--password-file=" + password);
        CommandLineRun run =
                TributaryCommand.run(password.getParent(), Duration.ofMinutes(1), command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        Matcher decision = Pattern.compile("decision ([0-9a-f-]{36})").matcher(run.output());
        assertThat(decision.find()).as(run.output()).isTrue();
    }

    /** Returns the decision. */
    private static String sql(String url, String call) {
        return database.query(url, "ana", "SELECT decision_id FROM tributary." + call).get(0);
    }

    private static String id(String url, String member) {
        return match(url, member).replaceFirst(" .*", "");
    }

    /** The match that holds with this entry; null where none does. */
    private static String match(String url, String member) {
        return database.matches(url).stream()
                .filter(match -> match.contains(":" + member + ":"))
                .findFirst()
                .orElse(null);
    }

    /**
     * What holds in a database.
     *
     * @param matches id, kind, status and members of each
     * @param findings id, kind, entry, amount and due day of each that is open
     * @param decisions of persons, with what became of them
     * @param log rows of the decision log
     * @param broken where the log does not hold together
     */
    private record Held(
            List<String> matches,
            List<String> findings,
            List<String> decisions,
            List<String> log,
            List<String> broken) {

        static Held in(String url) {
            return new Held(
                    database.matches(url),
                    database.query(
                            url,
                            "SELECT concat_ws(' ', id, kind, match_kind, source, entry_id, amount,"
                                    + " expected_in, due_on) FROM tributary.finding"
                                    + " WHERE resolved_at IS NULL ORDER BY 1"),
                    database.query(
                            url,
                            "SELECT d::text || m::text FROM tributary.decision d"
                                    + " JOIN tributary.decision_member m ON m.decision_id = d.id"
                                    + " ORDER BY 1"),
                    database.query(
                            url,
                            "SELECT concat_ws(' ', chain, seq, action, subject, body, hash)"
                                    + " FROM tributary.decision_log ORDER BY chain, seq"),
                    database.query(url, "SELECT b::text FROM tributary.broken_decision_log() b"));
        }

        String of(String one, String other) {
            return matches.stream()
                    .filter(m -> m.contains(":" + one + ":") && m.contains(":" + other + ":"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
