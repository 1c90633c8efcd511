package dev.tributary.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProcessTest {
    /** Unpacked once for all tests of this module. */
    private static final Path BINARIES = Path.of("target", "postgres");

    @TempDir private Path folder;

    private DatabaseProcess database;

    @BeforeEach
    void start() {
        database =
                new DatabaseProcess(
                        PostgresBinaries.unpackedIn(BINARIES),
                        folder,
                        DatabaseSettings.onPort(Ports.free(), "a password"));
        database.start();
    }

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void keepsItsDataWhenItIsKilledAndWhenItIsStopped() throws SQLException {
        execute("CREATE TABLE kept (n integer)");
        execute("INSERT INTO kept VALUES (1)");
        database.kill();
        assertThat(database.isRunning()).isFalse();
        database.start();
        execute("INSERT INTO kept VALUES (2)");
        database.stop();
        database.start();

        assertThat(query("SELECT sum(n) FROM kept")).isEqualTo("3");
        assertThat(query("SHOW fsync")).isEqualTo("on");
    }

    @Test
    void stopsAlthoughAClientIsConnected() throws SQLException {
        try (Connection open = connect()) {
            database.stop();

            assertThat(database.isRunning()).isFalse();
            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        database.jdbcUrl(), "tributary", "another"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void takesTheArchiveOfThePlatform() {
        assertThat(PostgresBinaries.archive("Linux", "amd64"))
                .isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archive("Mac OS X", "aarch64"))
                .isEqualTo("postgres-darwin-arm_64.txz");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.settings().user(), database.settings().password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
