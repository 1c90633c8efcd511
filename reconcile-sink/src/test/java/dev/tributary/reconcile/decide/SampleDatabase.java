package dev.tributary.reconcile.decide;

import dev.tributary.reconcile.TestPostgres;
import dev.tributary.reconcile.store.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A migrated database with the sample rows, and a login in each role. */
public final class SampleDatabase {

    /** What tells a person in the sample rows. */
    static final List<String> PERSONAL =
            List.of(
                    "Jane Roe",
                    "Joe Cafe",
                    "DOE JOHN",
                    "MEM0001",
                    "QS-CLAIM-1",
                    "ICN1",
                    "4111222233",
                    "ROE-JANE-7",
                    "77001",
                    "pi_1");

    private static String template;

    private final String url;

    private SampleDatabase(String url) {
        this.url = url;
    }

    public static synchronized SampleDatabase make() {
        if (template == null) {
            template = filled();
        }
        return new SampleDatabase(TestPostgres.copyOf(template));
    }

    private static String filled() {
        SampleDatabase database = new SampleDatabase(TestPostgres.newDatabase());
        try (Connection connection = database.asOwner()) {
            Migrations.run(connection);
            execute(connection, sample());
            for (String role : List.of("ingest", "analyst", "reviewer", "auditor")) {
                execute(
                        connection,
                        """
                        DO $$ BEGIN
                            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'test_%1$s') THEN
                                CREATE ROLE test_%1$s LOGIN PASSWORD '%2$s';
                                GRANT tributary_%1$s TO test_%1$s;
                            END IF;
                        END $$"""
                                .formatted(role, TestPostgres.password()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database.url;
    }

    public String url() {
        return url;
    }

    public Connection asOwner() throws SQLException {
        return TestPostgres.connect(url);
    }

    /** As a login in that role: ingest, analyst, reviewer or auditor. */
    public Connection as(String role) throws SQLException {
        return TestPostgres.connect(url, "test_" + role);
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of each row. */
    public static List<String> column(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    private static String sample() {
        try (InputStream file =
                TestPostgres.class.getResourceAsStream("/dev/tributary/reconcile/sample.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
