package dev.tributary.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;

/** What the running quickstart tells the other commands. */
final class QuickstartState {
    private static final String MLLP_PORT = "mllp.port";

    private final Path file;

    QuickstartState(Home home) {
        this.file = home.quickstart().resolve("running.properties");
    }

    void write(int mllpPort) {
        Properties properties = new Properties();
        properties.setProperty(MLLP_PORT, String.valueOf(mllpPort));
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
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OptionalInt.of(Integer.parseInt(properties.getProperty(MLLP_PORT)));
    }
}
