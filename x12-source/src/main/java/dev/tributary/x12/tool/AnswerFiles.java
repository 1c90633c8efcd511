package dev.tributary.x12.tool;

import dev.tributary.x12.ack.Acknowledgment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes answers into a folder, if one is named. */
final class AnswerFiles {

    private final Optional<Path> folder;

    private AnswerFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Into that folder, which is made where it is missing. */
    static AnswerFiles in(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        return new AnswerFiles(folder);
    }

    void write(Acknowledgment answer) throws IOException {
        if (folder.isPresent()) {
            Files.write(folder.get().resolve(answer.fileName()), answer.interchange());
        }
    }
}
