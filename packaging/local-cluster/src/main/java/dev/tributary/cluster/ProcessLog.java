package dev.tributary.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log file of a server, for messages that show its end. */
public final class ProcessLog {
    private final Path file;

    ProcessLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** The last lines; empty where nothing was logged. */
    public String tail(int lines) {
        List<String> all = text().lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** The whole log; bytes that are not UTF-8 are replaced. */
    public String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
