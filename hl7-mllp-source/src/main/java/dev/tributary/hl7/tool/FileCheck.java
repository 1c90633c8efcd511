package dev.tributary.hl7.tool;

import dev.tributary.commons.hl7.MessageFile;
import dev.tributary.hl7.map.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Runs the interpreter over the messages of files; a folder means all files below it. */
final class FileCheck {

    private final Interpreter interpreter;
    private final CheckReport report;
    private final Clock clock = Clock.systemUTC();

    FileCheck(Interpreter interpreter, CheckReport report) {
        this.interpreter = interpreter;
        this.report = report;
    }

    void path(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            file(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : sorted) {
                file(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void file(Path file) throws IOException {
        report.file();
        int number = 0;
        for (byte[] message : MessageFile.split(Files.readAllBytes(file))) {
            number++;
            report.message(
                    file + " message " + number, interpreter.interpret(message, clock.instant()));
        }
    }
}
