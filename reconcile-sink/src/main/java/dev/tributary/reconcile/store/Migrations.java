package dev.tributary.reconcile.store;

import dev.tributary.commons.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema {@code tributary} of a database up to what this plugin knows: numbered files,
 * each run once, in one transaction, by one task at a time. A schema of a newer plugin is refused.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Pattern NAME = Pattern.compile("V(\\d+)__[a-z0-9_]+\\.sql");

    private Migrations() {}

    /**
     * Runs what is due; nothing if all is there.
     *
     * @param connection of a user who may create a schema or owns it; its own transaction is ended
     * @throws ConnectException if the schema is newer than this plugin, or a file that was run has
     *     changed since: with the remedy
     */
    public static void run(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int networkTimeout = connection.getNetworkTimeout();
        connection.setAutoCommit(false);
        try {
            execute(connection, Sql.file("db/version.sql"));
            Map<Integer, String> done = done(connection);
            Map<Integer, String> files = files();
            check(done, files);
            if (done.size() < files.size()) {
                takeAsLongAsItTakes(connection);
            }
            for (Map.Entry<Integer, String> file : files.entrySet()) {
                if (!done.containsKey(file.getKey())) {
                    migrate(connection, file.getKey(), file.getValue());
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
            connection.setAutoCommit(autoCommit);
        }
    }

    /** A file can write all entries anew: what is too long for a batch would never end here. */
    private static void takeAsLongAsItTakes(Connection connection) throws SQLException {
        execute(connection, "SET LOCAL statement_timeout = 0");
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /**
     * Refuses a database that {@link #run} would change.
     *
     * @throws ConnectException with the remedy
     */
    public static void requireDone(Connection connection) throws SQLException {
        Map<Integer, String> files = files();
        Map<Integer, String> done;
        try {
            done = done(connection);
        } catch (SQLException e) {
            if (SqlFault.of(e) != SqlFault.FATAL) {
                throw e;
            }
            done = Map.of();
        }
        check(done, files);
        if (done.size() < files.size()) {
            throw new ConnectException(
                    "the schema tributary is not there or older than this plugin: run it once with"
                            + " database.migrate=true as a user who owns the schema");
        }
    }

    private static void migrate(Connection connection, int version, String name)
            throws SQLException {
        String text = Sql.file("db/" + name);
        execute(connection, text);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO tributary.schema_version (version, name, checksum)"
                                + " VALUES (?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, name);
            insert.setString(3, checksum(text));
            insert.executeUpdate();
        }
        LOG.info("The schema tributary is now at {}", name);
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
            for (SQLWarning warning = statement.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                if (!"00000".equals(warning.getSQLState())) {
                    LOG.warn("{}", warning.getMessage());
                }
            }
        }
    }

    private static Map<Integer, String> done(Connection connection) throws SQLException {
        Map<Integer, String> done = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT version, checksum FROM tributary.schema_version")) {
            while (rows.next()) {
                done.put(rows.getInt(1), rows.getString(2));
            }
        }
        return done;
    }

    private static void check(Map<Integer, String> done, Map<Integer, String> files) {
        for (Map.Entry<Integer, String> one : done.entrySet()) {
            String file = files.get(one.getKey());
            if (file == null) {
                throw new ConnectException(
                        "the schema tributary is at version "
                                + one.getKey()
                                + ", which this plugin does not know: install the newer plugin on"
                                + " every worker");
            }
            if (!checksum(Sql.file("db/" + file)).equals(one.getValue())) {
                throw new ConnectException(
                        "the schema tributary was made with another "
                                + file
                                + " than this plugin's: use the plugin that made it, or a new"
                                + " database, which is filled again from the topics");
            }
        }
    }

    private static String checksum(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The files by their numbers, as {@code migrations.txt} lists them. */
    static Map<Integer, String> files() {
        Map<Integer, String> files = new TreeMap<>();
        List<String> names =
                Sql.file("db/migrations.txt").lines().filter(line -> !line.isBlank()).toList();
        for (String name : names) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches() || files.put(Integer.parseInt(matcher.group(1)), name) != null) {
                throw new IllegalStateException("migrations.txt: " + name);
            }
        }
        return files;
    }
}
