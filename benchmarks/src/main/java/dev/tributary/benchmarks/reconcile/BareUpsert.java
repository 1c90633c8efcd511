package dev.tributary.benchmarks.reconcile;

import dev.tributary.reconcile.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.config.types.Password;

/** The ceiling: the same rows, upserted by unnest, and nothing else. */
final class BareUpsert {
    private final DatabaseServer server;
    private final String sql;

    BareUpsert(DatabaseServer server) throws IOException {
        this.server = server;
        try (InputStream file = BareUpsert.class.getResourceAsStream("bare_upsert.sql")) {
            this.sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Rows per second into a new database. */
    double measure(int count) throws SQLException {
        String url = server.newDatabase();
        try (Database database =
                        Database.open(url, server.user(), new Password(DatabaseServer.PASSWORD));
                Connection connection = server.connect(url)) {
            database.prepare();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE bare (LIKE tributary.entry INCLUDING ALL);"
                                + " CREATE INDEX ON bare (currency, amount, date)");
            }
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int from = 0; from < count; from += Transactions.PER_PUT) {
                write(connection, from, Math.min(from + Transactions.PER_PUT, count));
                connection.commit();
            }
            return count * 1e9 / (System.nanoTime() - begin);
        }
    }

    private void write(Connection connection, int from, int to) throws SQLException {
        List<Transactions.Row> rows = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            rows.add(Transactions.row(number));
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            at = text(statement, at, rows, Transactions.Row::source);
            at = text(statement, at, rows, Transactions.Row::id);
            at = text(statement, at, rows, Transactions.Row::kind);
            at = text(statement, at, rows, row -> row.source() + ":" + row.account());
            at = text(statement, at, rows, row -> "USD");
            at = column(statement, at, "numeric", rows, Transactions.Row::amount);
            at = column(statement, at, "date", rows, Transactions.Row::date);
            at = text(statement, at, rows, row -> "{\"charge:" + row.reference() + "\"}");
            at = text(statement, at, rows, Transactions.Row::merchant);
            at = text(statement, at, rows, Transactions.Row::type);
            List<Long> offsets = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                offsets.add((long) from + i);
            }
            statement.setArray(++at, connection.createArrayOf("bigint", offsets.toArray()));
            statement.executeUpdate();
        }
    }

    private static int text(
            PreparedStatement statement,
            int at,
            List<Transactions.Row> rows,
            Function<Transactions.Row, String> cell)
            throws SQLException {
        return column(statement, at, "text", rows, cell);
    }

    private static int column(
            PreparedStatement statement,
            int at,
            String type,
            List<Transactions.Row> rows,
            Function<Transactions.Row, ?> cell)
            throws SQLException {
        Object[] cells = rows.stream().map(cell).toArray();
        statement.setArray(at + 1, statement.getConnection().createArrayOf(type, cells));
        return at + 1;
    }
}
