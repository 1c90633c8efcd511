package dev.tributary.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.reconcile.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void runsEachFileOnce() throws SQLException {
        try (StoreRig rig = new StoreRig()) {
            rig.database.prepare();

            assertThat(rig.query("SELECT version FROM tributary.schema_version ORDER BY version"))
                    .isEqualTo(Migrations.files().keySet().stream().map(String::valueOf).toList());
        }
    }

    @Test
    void listsEveryFileThatThereIs() throws IOException {
        Path folder = Path.of("src/main/resources/dev/tributary/reconcile/store/db");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(f -> f.startsWith("V")))
                    .containsExactlyInAnyOrderElementsOf(Migrations.files().values());
        }
    }

    @Test
    void refusesASchemaOfANewerPlugin() throws SQLException {
        try (StoreRig rig = new StoreRig()) {
            rig.execute(
                    "INSERT INTO tributary.schema_version VALUES (9999, 'V9999__later.sql', 'x')");

            assertThatThrownBy(rig.database::prepare)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("newer plugin");
        }
    }

    @Test
    void refusesASchemaThatWasMadeOtherwise() throws SQLException {
        try (StoreRig rig = new StoreRig()) {
            rig.execute("UPDATE tributary.schema_version SET checksum = 'x' WHERE version = 1");

            assertThatThrownBy(rig.database::prepare)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("V1__core.sql");
        }
    }

    @Test
    void onlyLooksWhereItMayNotMigrate() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = TestPostgres.connect(url)) {
            assertThatThrownBy(() -> Migrations.requireDone(connection))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("database.migrate=true");

            Migrations.run(connection);
            Migrations.requireDone(connection);
        }
    }

    @Test
    void takesLongerThanABatchMayWhereThereIsMuch() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection slow = TestPostgres.connect(url);
                Statement statement = slow.createStatement()) {
            statement.execute(
                    "CREATE FUNCTION public.slow() RETURNS event_trigger LANGUAGE plpgsql AS $$"
                            + " BEGIN PERFORM pg_sleep(1.5)"
                            + " FROM pg_event_trigger_ddl_commands() c"
                            + " WHERE c.object_identity = 'tributary.crowded_block'"
                            + " AND c.command_tag = 'CREATE TABLE'; END $$;"
                            + " CREATE EVENT TRIGGER slow ON ddl_command_end"
                            + " EXECUTE FUNCTION public.slow()");
        }
        DatabaseOptions options =
                new DatabaseOptions(
                        DatabaseUrl.parse(url),
                        TestPostgres.user(),
                        new Password(TestPostgres.password()),
                        DatabaseTls.OFF,
                        DatabaseTls.Files.NONE,
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10));
        try (Database database = Database.open(options, "migrates", 0)) {
            database.prepare();

            try (Connection after = database.connection();
                    Statement statement = after.createStatement();
                    ResultSet limit = statement.executeQuery("SHOW statement_timeout")) {
                Migrations.requireDone(after);
                limit.next();
                assertThat(limit.getString(1)).isEqualTo("1s");
            }
        }
    }

    @Test
    void commentsOnEveryTableAndColumn() throws SQLException {
        try (StoreRig rig = new StoreRig()) {
            List<String> silent =
                    rig.query(
                            """
                            SELECT c.relname || '.' || a.attname
                            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                            WHERE c.relnamespace = 'tributary'::regnamespace
                                AND c.relkind IN ('r', 'v') AND a.attnum >= 0
                                AND NOT a.attisdropped
                                AND col_description(c.oid, a.attnum) IS NULL
                            """);

            assertThat(silent).isEmpty();
        }
    }
}
