package dev.tributary.reconcile.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.kafka.common.config.types.Password;

/**
 * Connections to the database, none of which commits by itself: all of them at READ COMMITTED,
 * since what is read after a lock was taken must be what is there then.
 */
public final class Database implements AutoCloseable {
    /** One writes, one tells of changes, one is for what is asked besides. */
    private static final int CONNECTIONS = 3;

    /** A worker that stands still in a transaction holds up who takes over from it for so long. */
    private static final Duration FROZEN = Duration.ofSeconds(20);

    private final HikariDataSource pool;
    private final DatabaseOptions options;

    private Database(HikariDataSource pool, DatabaseOptions options) {
        this.pool = pool;
        this.options = options;
    }

    /**
     * Connects when the first connection is asked for.
     *
     * @param name who connects, as the database lists it
     * @param matchers how many threads need one for themselves besides
     */
    public static Database open(DatabaseOptions options, String name, int matchers) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(options.url().jdbc());
        config.setDriverClassName("org.postgresql.Driver");
        config.setMaximumPoolSize(CONNECTIONS + matchers);
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(options.connectTimeout().toMillis());
        config.setConnectionInitSql(session(options.timeout()));
        config.setDataSourceProperties(properties(options, name));
        config.setExceptionOverride(new FormerLeader());
        return new Database(new HikariDataSource(config), options);
    }

    /** As above, for a tool or a test; a database on another machine is reached by verify-full. */
    public static Database open(String url, String user, Password password) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        DatabaseOptions options =
                new DatabaseOptions(
                        parsed,
                        user,
                        password,
                        parsed.isLoopback() ? DatabaseTls.OFF : DatabaseTls.VERIFY_FULL,
                        DatabaseTls.Files.NONE,
                        true,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10));
        return open(options, "tributary", 1);
    }

    private static Properties properties(DatabaseOptions options, String name) {
        Properties properties = new Properties();
        properties.setProperty("user", options.user());
        if (options.password() != null) {
            properties.setProperty("password", options.password().value());
        }
        properties.setProperty("ApplicationName", name);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "connectTimeout",
                String.valueOf(Math.max(1, options.connectTimeout().toSeconds())));
        // The server cancels a statement first; this is for a server that is gone without a word.
        properties.setProperty("socketTimeout", String.valueOf(options.timeout().toSeconds() + 30));
        // Errors must not quote rows.
        properties.setProperty("logServerErrorDetail", "false");
        options.tls().addTo(properties, options.files());
        return properties;
    }

    private static String session(Duration timeout) {
        long millis = timeout.toMillis();
        return "SET statement_timeout = "
                + millis
                + "; SET idle_in_transaction_session_timeout = "
                + FROZEN.toMillis()
                + "; SET timezone = 'UTC'; SET plan_cache_mode = force_custom_plan"
                // Compiling takes longer than any of our statements, whose costs are overestimated.
                + "; SET jit = off";
    }

    /** A connection in a transaction; closing it without a commit rolls back. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The pool, for who reads what was published. */
    public DataSource dataSource() {
        return pool;
    }

    /**
     * Makes or updates the schema, or checks that it is up to date where that is not ours to do.
     */
    public void prepare() throws SQLException {
        try (Connection connection = connection()) {
            if (options.migrate()) {
                Migrations.run(connection);
            } else {
                Migrations.requireDone(connection);
                connection.rollback();
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
