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
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
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
            WaitingTellings waiting = new WaitingTellings(ingest, 31, 900_000);
            assertThat(waiting.next(10))
                    .extracting(Telling::type)
                    .containsExactly("matched", "found", "statement", "statement");
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
        MockProducer<String, String> producer = producer(true);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producer)) {
            await().atMost(Duration.ofSeconds(20)).until(this::isEmpty);
            publisher.check();
        }

        assertThat(producer.history())
                .extracting(OutboxTest::type)
                .containsExactly("matched", "found", "matched", "found", "statement");
        ProducerRecord<String, String> statement = producer.history().get(4);
        assertThat(statement.key()).isEqualTo("stripe:acct_1:USD");
        assertThat(statement.value()).contains("\"transaction_count\" : 3");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void whatKafkaDidNotTakeIsToldAgainUnderTheSameNumber() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        MockProducer<String, String> producer = producer(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producer)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 2);
            producer.errorNext(new org.apache.kafka.common.errors.TimeoutException("away"));
            producer.completeNext();
            await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 4);
            assertThat(isEmpty()).isFalse();
            producer.completeNext();
            producer.completeNext();
            await().atMost(Duration.ofSeconds(20)).until(this::isEmpty);
            publisher.check();
        }

        assertThat(header(producer.history().get(2), ChangesPublisher.SEQUENCE))
                .isEqualTo(header(producer.history().get(0), ChangesPublisher.SEQUENCE));
    }

    @Test
    void aTopicThatMayNotBeWrittenFailsTheTaskWithTheRemedy() throws SQLException {
        ChangesOptions options = options(Map.of());
        write(options, change());
        MockProducer<String, String> producer = producer(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producer)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 2);
            producer.errorNext(new TopicAuthorizationException("reconcile.changes"));
            producer.completeNext();

            await().atMost(Duration.ofSeconds(20))
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
        MockProducer<String, String> producer = producer(true);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producer)) {
            await().atMost(Duration.ofSeconds(20)).until(this::isEmpty);
            publisher.check();
        }

        JsonNode match = JSON.readTree(producer.history().get(0).value());
        assertThat(match.at("/id").asText()).isEqualTo("aaaa0001");
        assertThat(match.at("/member_count").asInt()).isEqualTo(53);
        assertThat(match.at("/members_left_out").asBoolean()).isTrue();
        assertThat(match.has("members")).isFalse();
        assertThat(producer.history().get(0).value().length()).isLessThan(1000);
    }

    @Test
    void whatTheTopicFindsTooLargeIsToldAgainWithoutMembersAndElseSaysWhatIsWrong()
            throws SQLException {
        addMembers();
        ChangesOptions options = options(Map.of());
        write(options, change());
        MockProducer<String, String> producer = producer(false);

        try (ChangesPublisher publisher =
                ChangesPublisher.start("test", options, dataSource(), producer)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 2);
            assertThat(producer.history().get(0).value()).contains("\"members\": [");
            producer.errorNext(new RecordTooLargeException("more than 10000"));
            producer.completeNext();
            await().atMost(Duration.ofSeconds(20)).until(() -> producer.history().size() == 4);
            publisher.check();
            assertThat(producer.history().get(2).value())
                    .contains("members_left_out")
                    .doesNotContain("\"members\": [");
            producer.errorNext(new RecordTooLargeException("more than 100"));
            producer.completeNext();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(publisher::check)
                                            .isInstanceOf(ConnectException.class)
                                            .hasMessageContaining("max.message.bytes")
                                            .hasMessageNotContaining("login"));
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
            assertThat(new WaitingTellings(one, 31, 900_000).lock()).isTrue();
            assertThat(new WaitingTellings(two, 31, 900_000).lock()).isFalse();
            one.rollback();
            assertThat(new WaitingTellings(two, 31, 900_000).lock()).isTrue();
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

    private void write(ChangesOptions options, Change change) throws SQLException {
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

    private static MockProducer<String, String> producer(boolean answers) {
        return new MockProducer<>(answers, null, new StringSerializer(), new StringSerializer()) {
            /** The real one waits; this one is answered by the test. */
            @Override
            public synchronized void flush() {}
        };
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
