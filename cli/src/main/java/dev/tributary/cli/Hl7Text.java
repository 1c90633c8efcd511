package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * HL7 messages as people keep them in files: any line ends, one or many messages to a file. Bytes
 * are carried as Latin-1, so that none is changed, whatever the character set.
 */
final class Hl7Text {
    private static final Pattern MESSAGE_START = Pattern.compile("(?m)(?=^MSH[^A-Za-z0-9\n])");
    private static final Pattern BATCH_LINE = Pattern.compile("(?m)^[FB](HS|TS)[^A-Za-z0-9\n].*$");

    private Hl7Text() {}

    /** The messages of a file, each segment ended by a carriage return. */
    static List<byte[]> messages(Path file) {
        List<byte[]> messages = new ArrayList<>();
        String text = BATCH_LINE.matcher(read(file)).replaceAll("");
        for (String message : MESSAGE_START.split(text, -1)) {
            if (!message.isBlank()) {
                messages.add(segments(message).getBytes(ISO_8859_1));
            }
        }
        return messages;
    }

    /** A message or acknowledgement in lines, as a person reads it. */
    static List<String> lines(byte[] message) {
        return new String(message, ISO_8859_1).lines().filter(line -> !line.isBlank()).toList();
    }

    private static String segments(String message) {
        StringBuilder segments = new StringBuilder();
        message.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> segments.append(line).append('\r'));
        return segments.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1).lines().collect(joining("\n"));
        } catch (NoSuchFileException e) {
            throw new UserError("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
