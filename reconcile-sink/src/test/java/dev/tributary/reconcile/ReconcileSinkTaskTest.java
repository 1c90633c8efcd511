package dev.tributary.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.reconcile.store.Database;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileSinkTaskTest {
    private static final TopicPartition EARLY = new TopicPartition("early", 0);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final TopicPartition LATE = new TopicPartition("late", 0);

    @TempDir private Path folder;
    private final String url = TestPostgres.newDatabase();
    private final ReconcileSinkTask task = new ReconcileSinkTask();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    @BeforeEach
    void start() throws SQLException {
        try (Database database =
                Database.open(url, TestPostgres.user(), new Password(TestPostgres.password()))) {
            database.prepare();
        }
        execute(
                "CREATE TABLE public.busy (topic text);"
                        + " CREATE FUNCTION public.busy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF EXISTS (SELECT FROM public.busy b WHERE b.topic = NEW.topic) THEN"
                        + " RAISE EXCEPTION USING ERRCODE = '40001'; END IF; RETURN NEW; END $$;"
                        + " CREATE TRIGGER busy BEFORE INSERT OR UPDATE ON tributary.sink_offset"
                        + " FOR EACH ROW EXECUTE FUNCTION public.busy()");
        start(task, Map.of());
    }

    private void start(ReconcileSinkTask one, Map<String, String> more) {
        one.initialize(
                (SinkTaskContext)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {SinkTaskContext.class},
                                (proxy, method, args) -> called(method.getName(), args)));
        Map<String, String> props = new HashMap<>();
        props.put("name", "reconcile");
        props.put("database.url", url);
        props.put("database.user", TestPostgres.user());
        props.put("database.password", TestPostgres.password());
        props.put("database.tls", "off");
        props.put("consumer.override.isolation.level", "read_committed");
        props.putAll(more);
        one.start(ReconcileSinkConfig.forTask(props, 0));
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    private Object called(String method, Object[] args) {
        if (method.equals("offset") && args[0] instanceof Map<?, ?> map) {
            map.forEach((key, value) -> positions.put((TopicPartition) key, (Long) value));
        }
        return null;
    }

    @Test
    void writesNothingFromBeforeItWentToWhereTheDatabaseIsEvenIfTheCallIsRepeated()
            throws SQLException {
        task.open(List.of(EARLY));
        execute("INSERT INTO public.busy VALUES ('late')");
        task.open(List.of(LATE));
        execute("UPDATE public.busy SET topic = 'early'");
        // Connect was at 120 of the late one; the database has nothing of it.
        List<SinkRecord> records = List.of(record(EARLY, 0), record(LATE, 120));
        assertThatThrownBy(() -> task.put(records)).isInstanceOf(RetriableException.class);
        assertThat(positions).containsEntry(LATE, 0L);
        execute("DELETE FROM public.busy");

        task.put(records);

        assertThat(next(EARLY)).isEqualTo(1);
        assertThat(next(LATE)).isZero();
        assertThat(
                        task.preCommit(
                                Map.of(
                                        EARLY, new OffsetAndMetadata(1),
                                        LATE, new OffsetAndMetadata(121))))
                .containsOnlyKeys(EARLY);
        task.put(List.of(record(LATE, 0)));
        assertThat(next(LATE)).isEqualTo(1);
    }

    @Test
    void readsATopicFromItsBeginningThatWasMadeAnewAndHasGrownSince() throws SQLException {
        task.open(List.of(EARLY));
        task.put(List.of(record(EARLY, 0), record(EARLY, 1)));
        ReconcileSinkTask after = new ReconcileSinkTask();
        start(after, Map.of("topic.recreated", "restart"));
        try {
            after.open(List.of(EARLY));
            assertThat(positions).containsEntry(EARLY, 1L);

            after.put(List.of(later(1), later(2)));

            assertThat(positions).containsEntry(EARLY, 0L);
            assertThat(after.preCommit(Map.of(EARLY, new OffsetAndMetadata(3)))).isEmpty();
            after.put(List.of(later(0), later(1), later(2)));
            assertThat(next(EARLY)).isEqualTo(3);
        } finally {
            after.stop();
        }
    }

    @Test
    void matchesByTheRatesOfTheFileAsItIsWrittenAnew() throws Exception {
        Path rates = folder.resolve("rates.csv");
        write(rates, "2026-03-02,EUR,USD,1.08", "2026-03-02T00:00:00Z");
        ReconcileSinkTask matching = new ReconcileSinkTask();
        start(matching, Map.of("exchange.rates.file", rates.toString(), "match.interval.ms", "10"));
        try {
            matching.open(List.of(EARLY));
            await().atMost(LIMIT).until(() -> ratesInForce() != null);
            String before = ratesInForce();

            write(rates, "2026-03-02,EUR,USD,1.09", "2026-03-03T00:00:00Z");

            await().atMost(LIMIT).until(() -> !before.equals(ratesInForce()));
        } finally {
            matching.stop();
        }
    }

    private static void write(Path file, String line, String at) throws IOException {
        Files.writeString(file, line);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    /** A digest of them; null where nobody has brought any in. */
    private String ratesInForce() throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT value FROM tributary.setting WHERE name = 'rates'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Test
    void refusesAtItsStartWhatValidationRefuses() {
        assertRefused(
                "database.tls: the database is on another machine",
                Map.of("database.url", "jdbc:postgresql://192.0.2.7/tributary"));
        assertRefused(
                "consumer.override.isolation.level: records of transactions that were aborted",
                Map.of("consumer.override.isolation.level", "read_uncommitted"));
        assertRefused(
                "consumer.override.auto.offset.reset: where a topic no longer has the offset",
                Map.of("consumer.override.auto.offset.reset", "latest"));
        assertRefused(
                "errors.log.include.messages: it would write personal data",
                Map.of("errors.log.include.messages", "true"));
    }

    private void assertRefused(String message, Map<String, String> props) {
        ReconcileSinkTask refused = new ReconcileSinkTask();
        assertThatThrownBy(() -> start(refused, props))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
        refused.stop();
    }

    /** One of a schema that is not ours: passed over, and so written. */
    private static SinkRecord record(TopicPartition of, long offset) {
        return new SinkRecord(
                of.topic(), of.partition(), null, null, null, Map.of("a", "b"), offset);
    }

    /** One that was sent later, when the topic had been made anew. */
    private static SinkRecord later(long offset) {
        return record(EARLY, offset)
                .newRecord(
                        EARLY.topic(), 0, null, null, null, Map.of("a", "b"), 1_700_000_000_000L);
    }

    private long next(TopicPartition of) throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT next_offset FROM tributary.sink_offset WHERE topic = '"
                                        + of.topic()
                                        + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
