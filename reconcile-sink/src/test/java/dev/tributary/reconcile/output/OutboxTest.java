package dev.tributary.reconcile.output;

import static dev.tributary.reconcile.decide.SampleDatabase.column;
import static dev.tributary.reconcile.decide.SampleDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.reconcile.TestPostgres;
import dev.tributary.reconcile.decide.SampleDatabase;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class OutboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EntryKey PAYOUT = new EntryKey("stripe", "po_1");
    private static final EntryKey BANK = new EntryKey("plaid", "b1");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private SampleDatabase database;

    @BeforeEach
    void make() {
        database = SampleDatabase.make();
    }

    @Test
    void aChangeIsToldWithWhatItIsAbout() throws SQLException, JsonProcessingException {
        write(options(Map.of()), change());

        try (Connection owner = database.asOwner()) {
            assertThat(
                            column(
                                    owner,
                                    "SELECT type || ' ' || key FROM tributary.outbox ORDER BY seq"))
                    .containsExactly("matched aaaa0001", "found eeee0005");
            JsonNode match =
                    JSON.readTree(
                            column(
                                            owner,
                                            "SELECT payload FROM tributary.outbox WHERE type ="
                                                    + " 'matched'")
                                    .get(0));
            assertThat(match.at("/kind").asText()).isEqualTo("payout-items");
            assertThat(match.at("/members")).hasSize(3);
            assertThat(match.at("/member_count").asInt()).isEqualTo(3);
            assertThat(match.at("/members/1/amount").decimalValue()).isEqualByComparingTo("1000");
            assertThat(match.at("/members/1/reconciled").asBoolean()).isTrue();
        }
    }

    /** Another scope has found it meanwhile. */
    @Test
    void whatHoldsAfterAllIsNotToldToHaveEnded() throws SQLException {
        try (Connection owner = database.asOwner()) {
            execute(
                    owner,
                    "INSERT INTO tributary.match (id, kind, scope, status, rule_version, rule,"
                            + " valid_to, end_reason) VALUES ('aaaa0001', 'payout-items',"
                            + " 'money/all', 'VOID', '1', 'payout.group_ref', now(), 'changed')");
        }
        Match match = change().matched().get(0);

        write(
                options(Map.of()),
                new Change(
                        List.of(),
                        List.of(new Change.Voided(match, "member_removed")),
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(isEmpty()).isTrue();
    }

    @Test
    void nothingIsKeptThatWasRolledBackOrThatNobodyAskedFor() throws SQLException {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            new Outbox(options(Map.of())).write(owner, List.of(PAYOUT), change());
            owner.rollback();
            new Outbox(options(Map.of(ChangesOptions.TOPIC, "")))
                    .write(owner, List.of(PAYOUT), change());
            owner.commit();
            assertThat(column(owner, "SELECT count(*) FROM tributary.outbox")).containsExactly("0");
        }
    }

    @Test
    void theSinksLoginMayFillAndTellIt() throws SQLException {
        try (Connection ingest = database.as("ingest")) {
            ChangesOptions options = options(Map.of(ChangesOptions.STATEMENTS, "true"));
            new Outbox(options).write(ingest, List.of(PAYOUT, BANK), change());
            WaitingTellings waiting = new WaitingTellings(ingest, options, 900_000);
            assertThat(waiting.next(10))
                    .extracting(Telling::type)
                    .containsExactly("matched", "found", "statement", "statement", "statement");
            waiting.done();
            assertThat(column(ingest, "SELECT count(*) FROM tributary.outbox"))
                    .containsExactly("0");
        }
    }

    @Test
    void whatWaitsIsToldInOrderAndLeavesTheOutbox() throws SQLException {
        ChangesOptions options = options(Map.of(ChangesOptions.STATEMENTS, "true"));
        write(options, change());
        write(options, change());
        Producers producers = new Producers(true);

        tellAll(options, producers);

        assertThat(producers.committed())
                .extracting(OutboxTest::type)
                .containsExactly("matched", "found", "matched", "found", "statement");
        ProducerRecord<String, String> statement = producers.committed().get(4);
        assertThat(statement.key()).isEqualTo("stripe:acct_1:USD");
        assertThat(statement.value()).contains("\"transaction_count\": 3");
        assertThat(producers.last().closed()).isTrue();
    }

    @Test
    void aStatementNamesPersonsOnlyWhereThatIsAskedFor()
            throws SQLException, JsonProcessingException {
        try (Connection owner = database.asOwner()) {
            execute(
                    owner,
                    "UPDATE tributary.entry SET counterparty = 'Jane Roe' WHERE account ="
                            + " 'stripe:acct_1:USD'; UPDATE tributary.account SET name = 'Jane"
                            + " Roe' WHERE account = 'stripe:acct_1:USD'");
        }
        JsonNode silent = statement(Map.of());
        JsonNode naming = statement(Map.of(ChangesOptions.PERSONS, "true"));

        assertThat(silent.toString()).doesNotContain("Jane Roe");
        assertThat(silent.at("/transactions/0/merchant").isNull()).isTrue();
        assertThat(silent.at("/transactions/0/id")).isEqualTo(naming.at("/transactions/0/id"));
        assertThat(silent.at("/transactions")).hasSize(3);
        assertThat(silent.at("/reconciliation")).isEqualTo(naming.at("/reconciliation"));
        assertThat(naming.at("/transactions/0/merchant").asText()).isEqualTo("Jane Roe");
        assertThat(naming.at("/account/name").asText()).isEqualTo("Jane Roe");
    }

    private JsonNode statement(Map<String, String> more)
            throws SQLException, JsonProcessingException {
        Map<String, String> all = new HashMap<>(more);
        all.put(ChangesOptions.STATEMENTS, "true");
        write(options(all), change());
        Producers producers = new Producers(true);
        tellAll(options(all), producers);
        return JSON.readTree(producers.committed().get(2).value());
    }

    @Test
    void whatKafkaDidNotTakeIsToldAgainUnderTheSameNumber() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        Producers producers = new Producers(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producers)) {
            producers.awaitSent(1, 2);
            ProducerRecord<String, String> first = producers.sent().get(0);
            producers.last().errorNext(new TimeoutException("away"));
            producers.last().completeNext();
            producers.awaitSent(2, 2);
            assertThat(isEmpty()).isFalse();
            producers.last().completeNext();
            producers.last().completeNext();
            await().atMost(LIMIT).until(this::isEmpty);
            publisher.check();
            assertThat(header(producers.committed().get(0), ChangesPublisher.SEQUENCE))
                    .isEqualTo(header(first, ChangesPublisher.SEQUENCE));
            assertThat(producers.committed()).hasSize(2);
        }
    }

    /** A task that was taken for dead, and goes on where it was. */
    @Test
    void whoeverToldBeforeIsFencedAndWhatItHadIsToldByItsSuccessor() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        Producers sleeping = new Producers(false);
        Producers awake = new Producers(true);

        try (ChangesPublisher first =
                        ChangesPublisher.start("one", options, dataSource(), sleeping);
                Connection owner = database.asOwner()) {
            sleeping.awaitSent(1, 2);
            column(
                    owner,
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname ="
                            + " current_database())");
            tellAll(options, awake);
            sleeping.last().fenceProducer();
            sleeping.last().completeNext();
            sleeping.last().completeNext();
            await().atMost(LIMIT).until(sleeping.last()::closed);
            first.check();
        }

        assertThat(awake.committed()).extracting(OutboxTest::type).hasSize(2);
        assertThat(sleeping.committed()).isEmpty();
        assertThat(awake.ids()).as("who has the same fences the other").isEqualTo(sleeping.ids());
    }

    @Test
    void oneThatTellsIsNotInterruptedByOthers() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        Producers telling = new Producers(false);
        Producers looking = new Producers(true);

        try (ChangesPublisher one = ChangesPublisher.start("one", options, dataSource(), telling)) {
            telling.awaitSent(1, 2);
            try (ChangesPublisher other =
                    ChangesPublisher.start("other", options, dataSource(), looking)) {
                telling.last().completeNext();
                telling.last().completeNext();
                await().atMost(LIMIT).until(this::isEmpty);
                writeJustNow(options, change());
                await().atMost(LIMIT).until(() -> telling.sent().size() == 2);
                telling.last().completeNext();
                telling.last().completeNext();
                await().atMost(LIMIT).until(this::isEmpty);
                other.check();
            }
            one.check();
        }

        assertThat(looking.ids()).isEmpty();
        assertThat(telling.ids()).hasSize(1);
    }

    @Test
    void theStatementsOfAllWhoAreMatchedOrMergedAreTold() throws SQLException {
        ChangesOptions options = options(Map.of(ChangesOptions.STATEMENTS, "true"));
        try (Connection owner = database.asOwner()) {
            // The bank's line came; the payout was there already, and is in the match.
            new Outbox(options).write(owner, List.of(BANK), change());
            assertThat(column(owner, "SELECT key FROM tributary.outbox WHERE type = 'statement'"))
                    .containsExactlyInAnyOrder("stripe:acct_1:USD", "plaid:old", "plaid:chk");
        }
    }

    @Test
    void aTopicThatMayNotBeWrittenFailsTheTaskWithTheRemedy() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        Producers producers = new Producers(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producers)) {
            producers.awaitSent(1, 2);
            producers.last().errorNext(new TopicAuthorizationException("reconcile.changes"));
            producers.last().completeNext();

            await().atMost(LIMIT)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(publisher::check)
                                            .isInstanceOf(ConnectException.class)
                                            .hasMessageContaining("restart the task"));
        }
        assertThat(isEmpty()).isFalse();
    }

    @Test
    void aMatchOfVeryManyIsToldWithoutItsMembers() throws SQLException, JsonProcessingException {
        addMembers();
        ChangesOptions options = options(Map.of(ChangesOptions.MAX_BYTES, "1000"));
        write(options, change());
        Producers producers = new Producers(true);

        tellAll(options, producers);

        ProducerRecord<String, String> told = producers.committed().get(0);
        JsonNode match = JSON.readTree(told.value());
        assertThat(match.at("/id").asText()).isEqualTo("aaaa0001");
        assertThat(match.at("/member_count").asInt()).isEqualTo(53);
        assertThat(match.at("/members_left_out").asBoolean()).isTrue();
        assertThat(match.has("members")).isFalse();
        assertThat(told.value().length()).isLessThan(1000);
    }

    @Test
    void whatTheTopicFindsTooLargeIsToldAgainWithoutMembersAndElseSaysWhatIsWrong()
            throws SQLException {
        addMembers();
        ChangesOptions options = options(Map.of());
        write(options, change());
        Producers producers = new Producers(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producers)) {
            producers.awaitSent(1, 2);
            assertThat(producers.sent().get(0).value()).contains("\"members\": [");
            producers.refuseTheFirst();
            producers.awaitSent(2, 2);
            publisher.check();
            assertThat(producers.sent().get(0).value())
                    .contains("members_left_out")
                    .doesNotContain("\"members\": [");
            producers.refuseTheFirst();
            await().atMost(LIMIT)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(publisher::check)
                                            .isInstanceOf(ConnectException.class)
                                            .hasMessageContaining("max.message.bytes")
                                            .hasMessageNotContaining("login"));
        }
    }

    @Test
    void aStatementThatIsTooLargeIsLeftOutAndTheRestIsTold() throws SQLException {
        ChangesOptions options = options(Map.of(ChangesOptions.STATEMENTS, "true"));
        write(options, change());
        Producers producers = new Producers(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producers)) {
            producers.awaitSent(1, 3);
            producers.last().completeNext();
            producers.last().completeNext();
            producers.refuseTheFirst();
            producers.awaitSent(2, 2);
            producers.last().completeNext();
            producers.last().completeNext();
            await().atMost(LIMIT).until(this::isEmpty);
            publisher.check();
        }

        assertThat(producers.committed())
                .extracting(OutboxTest::type)
                .containsExactly("matched", "found");
    }

    private void tellAll(ChangesOptions options, Producers producers) throws SQLException {
        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producers)) {
            await().atMost(LIMIT).until(this::isEmpty);
            publisher.check();
        }
    }

    private void addMembers() throws SQLException {
        try (Connection owner = database.asOwner()) {
            execute(
                    owner,
                    "INSERT INTO tributary.match_member (match_no, source, id, kind, role, position)"
                            + " SELECT 1, 'stripe', 'txn_more_' || n, 'payout-items', 'item', n"
                            + " FROM generate_series(3, 52) n");
        }
    }

    @Test
    void oneTellsAtATime() throws SQLException {
        try (Connection one = database.asOwner();
                Connection two = database.asOwner()) {
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            assertThat(new WaitingTellings(one, options(Map.of()), 900_000).lock()).isTrue();
            assertThat(new WaitingTellings(two, options(Map.of()), 900_000).lock()).isFalse();
            one.rollback();
            assertThat(new WaitingTellings(two, options(Map.of()), 900_000).lock()).isTrue();
        }
    }

    @Test
    void aTopicWithoutBrokersIsRefused() {
        assertThatThrownBy(() -> options(Map.of("kafka.bootstrap.servers", "")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("changes.topic");
        assertThatThrownBy(
                        () ->
                                options(
                                        Map.of(
                                                ChangesOptions.TOPIC,
                                                "",
                                                ChangesOptions.STATEMENTS,
                                                "true")))
                .hasMessageContaining("changes.topic");
    }

    /** A while ago: nobody tells it, so who looks does at once. */
    private void write(ChangesOptions options, Change change) throws SQLException {
        writeJustNow(options, change);
        try (Connection owner = database.asOwner()) {
            execute(owner, "UPDATE tributary.outbox SET at = at - interval '1 minute'");
        }
    }

    private void writeJustNow(ChangesOptions options, Change change) throws SQLException {
        try (Connection owner = database.asOwner()) {
            execute(owner, "SELECT 1");
            new Outbox(options).write(owner, List.of(PAYOUT), change);
        }
    }

    private boolean isEmpty() throws SQLException {
        try (Connection owner = database.asOwner()) {
            return column(owner, "SELECT count(*) FROM tributary.outbox").get(0).equals("0");
        }
    }

    private PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(TestPostgres.user());
        source.setPassword(TestPostgres.password());
        return source;
    }

    /** An empty value leaves an option out. */
    private static ChangesOptions options(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>();
        all.put(ChangesOptions.TOPIC, "reconcile.changes");
        all.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        ConfigDef def = new ConfigDef();
        ChangesOptions.define(def);
        return ChangesOptions.from(new AbstractConfig(def, all));
    }

    /** The producers that were opened, one after the other. */
    private static final class Producers implements Function<String, Producer<String, String>> {
        private final boolean answers;
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final List<MockProducer<String, String>> opened = new CopyOnWriteArrayList<>();

        Producers(boolean answers) {
            this.answers = answers;
        }

        @Override
        public Producer<String, String> apply(String transactionalId) {
            ids.add(transactionalId);
            MockProducer<String, String> producer =
                    new MockProducer<>(
                            answers, null, new StringSerializer(), new StringSerializer()) {
                        /** The real one waits; this one is answered by the test. */
                        @Override
                        public synchronized void flush() {}
                    };
            opened.add(producer);
            return producer;
        }

        List<String> ids() {
            return ids;
        }

        MockProducer<String, String> last() {
            return opened.get(opened.size() - 1);
        }

        /** What the last one has sent, and not committed. */
        List<ProducerRecord<String, String>> sent() {
            return last().uncommittedRecords();
        }

        /** What all have committed. */
        List<ProducerRecord<String, String>> committed() {
            return opened.stream().flatMap(one -> one.history().stream()).toList();
        }

        /** Returns when so many were opened, and the last has sent so many. */
        void awaitSent(int producers, int records) {
            await().atMost(LIMIT)
                    .until(() -> opened.size() == producers && sent().size() == records);
        }

        void refuseTheFirst() {
            last().errorNext(new RecordTooLargeException("more than 10000"));
            while (last().completeNext()) {
                // the others are there
            }
        }
    }

    private static String type(ProducerRecord<String, String> record) {
        return header(record, ChangesPublisher.TYPE);
    }

    private static String header(ProducerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Change change() {
        Match match =
                new Match(
                        "aaaa0001",
                        MatchKind.PAYOUT_ITEMS,
                        "money/all",
                        MatchStatus.AUTO,
                        "1",
                        "payout.group_ref",
                        null,
                        null,
                        0,
                        BigDecimal.ZERO,
                        null,
                        List.of(),
                        List.of(new Match.Member(PAYOUT, "payout")));
        Finding finding =
                new Finding(
                        "eeee0005",
                        FindingKind.AMOUNT_VARIANCE,
                        MatchKind.PAYOUT_BANK,
                        "money/all",
                        PAYOUT,
                        null,
                        BigDecimal.TEN,
                        null,
                        null,
                        "The bank got less.");
        return new Change(List.of(match), List.of(), List.of(finding), List.of(), List.of());
    }
}
