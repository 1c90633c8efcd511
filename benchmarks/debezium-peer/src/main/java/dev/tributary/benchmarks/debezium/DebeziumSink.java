package dev.tributary.benchmarks.debezium;

import io.debezium.connector.jdbc.JdbcSinkConnectorTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Debezium's JDBC sink, driven as a worker drives it: for each line with a database and a count it
 * writes so many rows into a new table, and prints how many a second. Its records say what ours
 * say, in columns: it takes no nested ones.
 */
public final class DebeziumSink {
    private static final String TABLE = "peer";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final List<String> TEXTS =
            List.of(
                    "kind", "account", "currency", "state", "refs", "counterparty", "type", "feed",
                    "origin_topic");
    private static final List<String> EMPTY_TEXTS =
            List.of("pending_id", "group_ref", "category", "original_currency", "claim");
    private static final List<String> EMPTY_AMOUNTS = List.of("fee", "net", "original_amount");
    private static final Schema KEY =
            SchemaBuilder.struct()
                    .field("source", Schema.STRING_SCHEMA)
                    .field("id", Schema.STRING_SCHEMA)
                    .build();
    private static final Schema VALUE = value();

    private DebeziumSink() {}

    private static Schema value() {
        Schema money = Decimal.builder(4).optional().build();
        SchemaBuilder schema = SchemaBuilder.struct();
        TEXTS.forEach(name -> schema.field(name, Schema.OPTIONAL_STRING_SCHEMA));
        EMPTY_TEXTS.forEach(name -> schema.field(name, Schema.OPTIONAL_STRING_SCHEMA));
        schema.field("amount", money);
        EMPTY_AMOUNTS.forEach(name -> schema.field(name, money));
        return schema.field("date", Date.builder().optional().build())
                .field("available_on", Date.builder().optional().build())
                .field("version", Schema.OPTIONAL_INT64_SCHEMA)
                .field("origin_partition", Schema.OPTIONAL_INT32_SCHEMA)
                .field("origin_offset", Schema.OPTIONAL_INT64_SCHEMA)
                .build();
    }

    /** Arguments: the user, and how many records to a put; the first line is the password. */
    public static void main(String[] args) throws IOException, SQLException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = lines.readLine();
        int perPut = Integer.parseInt(args[1]);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] order = line.split(" ");
            System.out.println(
                    measure(order[0], args[0], password, Integer.parseInt(order[1]), perPut));
        }
    }

    private static double measure(
            String url, String user, String password, int count, int perPut) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(ddl());
        }
        Map<String, String> config = new HashMap<>();
        config.put("name", "peer");
        config.put("connection.url", url);
        config.put("connection.username", user);
        config.put("connection.password", password);
        config.put("insert.mode", "upsert");
        config.put("primary.key.mode", "record_key");
        config.put("primary.key.fields", "source,id");
        config.put("schema.evolution", "none");
        config.put("collection.name.format", TABLE);
        config.put("batch.size", String.valueOf(perPut));
        config.put("use.reduction.buffer", "true");
        List<SinkRecord> records = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            records.add(record(number));
        }
        JdbcSinkConnectorTask task = new JdbcSinkConnectorTask();
        task.initialize(new Context());
        task.start(config);
        task.open(List.of(new TopicPartition(TABLE, 0)));
        long begin = System.nanoTime();
        for (int from = 0; from < count; from += perPut) {
            task.put(records.subList(from, Math.min(from + perPut, count)));
        }
        double rate = count * 1e9 / (System.nanoTime() - begin);
        task.close(List.of(new TopicPartition(TABLE, 0)));
        task.stop();
        requireAll(url, user, password, count);
        return rate;
    }

    private static String ddl() {
        StringBuilder table = new StringBuilder("CREATE TABLE " + TABLE + " (");
        table.append("source text COLLATE \"C\" NOT NULL, id text COLLATE \"C\" NOT NULL, ");
        TEXTS.forEach(name -> table.append(name).append(" text COLLATE \"C\", "));
        EMPTY_TEXTS.forEach(name -> table.append(name).append(" text COLLATE \"C\", "));
        table.append("amount numeric(24, 4), ");
        EMPTY_AMOUNTS.forEach(name -> table.append(name).append(" numeric(24, 4), "));
        table.append("date date, available_on date, version bigint, origin_partition integer, ");
        table.append("origin_offset bigint, first_seen timestamptz DEFAULT now(), ");
        table.append("PRIMARY KEY (source, id)); ");
        table.append("CREATE INDEX ON " + TABLE + " (account, date); ");
        table.append("CREATE INDEX ON " + TABLE + " (source, pending_id)");
        return table.append(" WHERE pending_id IS NOT NULL").toString();
    }

    private static SinkRecord record(int number) {
        int pair = number / 2;
        boolean charge = number % 2 == 0;
        String source = charge ? "stripe" : "quickbooks";
        String id = charge ? "txn_3PqL8Zt2eZvKYlo2C" + pair : "JournalEntry-" + pair;
        String account = source + ":acct_1032D82eZvKYlo2C" + pair % 8;
        LocalDate day = DAY.plusDays(pair % 180);
        Struct key = new Struct(KEY).put("source", source).put("id", id);
        Struct value =
                new Struct(VALUE)
                        .put("kind", charge ? "BALANCE_TRANSACTION" : "LEDGER")
                        .put("account", account)
                        .put("currency", "USD")
                        .put("state", "OPEN")
                        .put("refs", "charge:ch_3PqL8Zt2eZvKYlo2C" + pair)
                        .put("counterparty", "Customer number " + pair % 5_000)
                        .put("type", charge ? "charge" : "deposit")
                        .put("feed", account)
                        .put("origin_topic", "benchmark.transactions")
                        .put(
                                "amount",
                                BigDecimal.valueOf(10_000 + pair % 900_000L, 2).setScale(4))
                        .put(
                                "date",
                                java.util.Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                        .put("version", 1_767_600_000_000L)
                        .put("origin_partition", 0)
                        .put("origin_offset", (long) number);
        return new SinkRecord(TABLE, 0, KEY, key, VALUE, value, number);
    }

    private static void requireAll(String url, String user, String password, int count)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
            row.next();
            if (row.getLong(1) != count) {
                throw new IllegalStateException(row.getLong(1) + " rows instead of " + count);
            }
        }
    }

    /** What a worker offers; nothing of it is asked for here. */
    private static final class Context implements SinkTaskContext {

        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {}

        @Override
        public void offset(TopicPartition partition, long offset) {}

        @Override
        public void timeout(long millis) {}

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(new TopicPartition(TABLE, 0));
        }

        @Override
        public void pause(TopicPartition... partitions) {}

        @Override
        public void resume(TopicPartition... partitions) {}

        @Override
        public void requestCommit() {}
    }
}
