package dev.tributary.e2e;

import dev.tributary.cluster.DatabaseProcess;
import dev.tributary.cluster.DatabaseSettings;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.PostgresBinaries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of a test's own, which it can kill, and what the sink has written to it. */
final class ReconcileDatabase implements AutoCloseable {
    private static final String PASSWORD = "a-test-password";

    private final DatabaseProcess process;

    private ReconcileDatabase(DatabaseProcess process) {
        this.process = process;
    }

    /** Started, with data in a folder of that name. */
    static ReconcileDatabase start(String name) {
        DatabaseProcess process =
                new DatabaseProcess(
                        PostgresBinaries.unpackedIn(
                                Build.ROOT.resolve("packaging/e2e/target/postgres-binaries")),
                        Build.emptyFolder(name),
                        DatabaseSettings.onPort(Ports.free(), PASSWORD).forgetful());
        process.start();
        return new ReconcileDatabase(process);
    }

    DatabaseProcess process() {
        return process;
    }

    String user() {
        return process.settings().user();
    }

    String password() {
        return PASSWORD;
    }

    /** The URL of the database that it begins with. */
    String url() {
        return process.jdbcUrl();
    }

    /** The URL of one more database. */
    String another(String name) {
        run(url(), "CREATE DATABASE \"" + name + "\"");
        return url().replaceFirst("[^/]*$", name);
    }

    /** The URL of one more database, as that one would be after a restore of these tables alone. */
    String restored(String name, String from, List<String> tables) {
        run(
                url(),
                "CREATE DATABASE \""
                        + name
                        + "\" TEMPLATE \""
                        + from.replaceFirst(".*/", "")
                        + "\"");
        String restored = url().replaceFirst("[^/]*$", name);
        List<String> others =
                query(
                        restored,
                        "SELECT 'tributary.' || tablename FROM pg_tables WHERE schemaname ="
                                + " 'tributary' AND tablename <> ALL ('{"
                                + String.join(",", tables)
                                + "}')");
        run(restored, "TRUNCATE " + String.join(", ", others));
        return restored;
    }

    /** A login of its own in that role, with the password that all have here. */
    void login(String name, String role) {
        run(url(), "CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
        run(url(), "GRANT " + role + " TO " + name);
    }

    /** The first column of what a query of that database gives. */
    List<String> query(String url, String sql) {
        return query(url, user(), sql);
    }

    /** The same, as another login. */
    List<String> query(String url, String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number; 0 while there is no schema yet. */
    long count(String url, String table) {
        if (query(url, "SELECT to_regclass('tributary." + table + "')::text").get(0) == null) {
            return 0;
        }
        return Long.parseLong(query(url, "SELECT count(*) FROM tributary." + table).get(0));
    }

    /** Matches that hold, each with its id, kind, status and members, in order. */
    List<String> matches(String url) {
        return query(
                url,
                "SELECT m.id || ' ' || m.kind || ' ' || m.status || ' ' || string_agg("
                        + "mm.source || ':' || mm.id || ':' || mm.role, ',' ORDER BY mm.position)"
                        + " FROM tributary.match m JOIN tributary.match_member mm USING (match_no)"
                        + " WHERE m.valid_to IS NULL GROUP BY m.match_no ORDER BY 1");
    }

    /** Entries that stand in more than one match of a kind that holds. */
    List<String> usedTwice(String url) {
        return query(
                url,
                "SELECT mm.source || ':' || mm.id FROM tributary.match_member mm"
                        + " JOIN tributary.match m USING (match_no) WHERE m.valid_to IS NULL"
                        + " GROUP BY mm.source, mm.id, mm.kind HAVING count(*) > 1");
    }

    private void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user(), PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
