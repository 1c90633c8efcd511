package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultTest {

    @ParameterizedTest
    @CsvSource({
        "25006, RETRIABLE", // read-only
        "53000, RETRIABLE",
        "53100, RETRIABLE", // disk full
        "53200, RETRIABLE", // out of memory
        "57P01, RETRIABLE",
        "57P02, RETRIABLE",
        "57P03, RETRIABLE", // cannot connect now
        "08006, RETRIABLE",
        "57014, RETRIABLE",
        "57P04, FATAL", // the database was dropped
        "42501, FATAL",
        "28P01, FATAL",
        "23505, DATA",
        "22001, DATA"
    })
    void tellsWhatPassesByItselfFromWhatSomebodyHasToMend(String state, SqlFault fault) {
        assertThat(SqlFault.of(new SQLException("x", state))).isEqualTo(fault);
    }

    @Test
    void leavesAServerThatNoLongerTakesWrites() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Database database =
                Database.open(url, TestPostgres.user(), new Password(TestPostgres.password()))) {
            int before;
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                before = backend(statement);
                statement.execute("SET default_transaction_read_only = on");
                connection.commit();
                SqlFault fault = null;
                try {
                    statement.execute("CREATE TABLE public.x ()");
                } catch (SQLException e) {
                    fault = SqlFault.of(e);
                }
                assertThat(fault).isEqualTo(SqlFault.RETRIABLE);
            }
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                assertThat(backend(statement)).isNotEqualTo(before);
                statement.execute("CREATE TABLE public.x ()");
            }
        }
    }

    private static int backend(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
