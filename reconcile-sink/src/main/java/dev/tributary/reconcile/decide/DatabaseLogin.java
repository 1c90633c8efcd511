package dev.tributary.reconcile.decide;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which database a command speaks to, and as whom. A password is never an argument: whoever can
 * list the processes of a machine can read those.
 *
 * <p>Its text tells the URL only, which holds no password.
 */
final class DatabaseLogin {

    static final String URL = "--database";
    static final String USER = "--user";
    static final String PASSWORD_FILE = "--password-file";
    static final Set<String> OPTIONS = Set.of(URL, USER, PASSWORD_FILE);

    static final String USAGE =
            """
            --database URL     as postgresql://db.example.com:5432/money?sslmode=verify-full
                               (or the environment variable TRIBUTARY_DATABASE)
            --user NAME        your own account, not a shared one: decisions are kept under it
                               (or TRIBUTARY_DATABASE_USER)
            --password-file F  a file that holds the password alone; without it the environment
                               variable TRIBUTARY_DATABASE_PASSWORD counts, and where a person sits
                               at the terminal, the answer to a question""";

    private static final String SCHEME = "jdbc:postgresql:";

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    private DatabaseLogin(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Reads it from a command line and the environment.
     *
     * @param environment variables of the process
     * @param console the terminal, or null where nobody sits at one
     * @throws IllegalArgumentException where it is incomplete: with the remedy
     * @throws IOException where the file of the password cannot be read
     */
    static DatabaseLogin of(
            ToolArguments arguments, Map<String, String> environment, Console console)
            throws IOException {
        String url =
                arguments
                        .one(URL)
                        .or(() -> Optional.ofNullable(environment.get("TRIBUTARY_DATABASE")))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "say which database: --database"
                                                        + " postgresql://HOST:PORT/NAME"));
        Optional<String> user =
                arguments
                        .one(USER)
                        .or(() -> Optional.ofNullable(environment.get("TRIBUTARY_DATABASE_USER")));
        return new DatabaseLogin(jdbc(url), user, password(arguments, environment, console, user));
    }

    private static String jdbc(String url) {
        String jdbc =
                url.startsWith("jdbc:")
                        ? url
                        : "jdbc:" + url.replaceFirst("^postgres:", SCHEME.substring(5));
        if (!jdbc.startsWith(SCHEME + "//")) {
            throw new IllegalArgumentException(
                    "--database should begin with postgresql:// and name a host and a database");
        }
        if (jdbc.matches(".*[?&]password=.*") || jdbc.matches("[^?]*//[^/?]*@.*")) {
            throw new IllegalArgumentException(
                    "--database must hold no login: give the name with --user and the password"
                            + " with --password-file");
        }
        return jdbc;
    }

    private static Optional<String> password(
            ToolArguments arguments,
            Map<String, String> environment,
            Console console,
            Optional<String> user)
            throws IOException {
        Optional<String> file = arguments.one(PASSWORD_FILE);
        if (file.isPresent()) {
            return Optional.of(
                    Files.readString(Path.of(file.get()), StandardCharsets.UTF_8).strip());
        }
        Optional<String> variable =
                Optional.ofNullable(environment.get("TRIBUTARY_DATABASE_PASSWORD"));
        if (variable.isPresent() || console == null) {
            return variable;
        }
        char[] typed =
                console.readPassword(
                        "Password%s (empty for none): ", user.map(u -> " of " + u).orElse(""));
        return typed == null || typed.length == 0
                ? Optional.empty()
                : Optional.of(new String(typed));
    }

    /**
     * Opens a connection; each statement is a transaction of its own.
     *
     * @throws SQLException where the database refuses
     */
    Connection open() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("tributary");
        // Details of the server's errors quote values.
        source.setLogServerErrorDetail(false);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        return source.getConnection();
    }

    @Override
    public String toString() {
        return "DatabaseLogin[" + url + "]";
    }
}
