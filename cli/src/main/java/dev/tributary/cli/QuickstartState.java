package dev.tributary.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/** What the running quickstart tells the other commands. */
final class QuickstartState {
    private static final String MLLP_PORT = "mllp.port";
    private static final String DATABASE = "database.url";
    private static final String USER = "database.user";
    private static final String PASSWORD_FILE = "database.password.file";

    private final Path file;

    QuickstartState(Home home) {
        this.file = home.quickstart().resolve("running.properties");
    }

    /**
     * Where the database is, and how to log in.
     *
     * @param url for JDBC
     * @param user an account that may decide
     * @param passwordFile holds the password alone
     */
    record Database(String url, String user, Path passwordFile) {

        /** How a person looks in. */
        String psql() {
            return "PGPASSWORD=$(cat %s) psql -U %s '%s'"
                    .formatted(passwordFile, user, url.replaceFirst("^jdbc:", ""));
        }

        /** As the tools take them. */
        List<String> options() {
            return List.of(
                    "--database", url, "--user", user, "--password-file", passwordFile.toString());
        }
    }

    void write(int mllpPort, Optional<Database> database) {
        Properties properties = new Properties();
        properties.setProperty(MLLP_PORT, String.valueOf(mllpPort));
        database.ifPresent(
                found -> {
                    properties.setProperty(DATABASE, found.url());
                    properties.setProperty(USER, found.user());
                    properties.setProperty(PASSWORD_FILE, found.passwordFile().toString());
                });
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing listens any more. */
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the running quickstart listens for HL7; empty if none was left to tell. */
    OptionalInt mllpPort() {
        return read().map(state -> OptionalInt.of(Integer.parseInt(state.getProperty(MLLP_PORT))))
                .orElse(OptionalInt.empty());
    }

    /** The database of the running quickstart; empty if none was left to tell. */
    Optional<Database> database() {
        return read().filter(state -> state.containsKey(DATABASE))
                .map(
                        state ->
                                new Database(
                                        state.getProperty(DATABASE),
                                        state.getProperty(USER),
                                        Path.of(state.getProperty(PASSWORD_FILE))));
    }

    private Optional<Properties> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(properties);
    }
}
