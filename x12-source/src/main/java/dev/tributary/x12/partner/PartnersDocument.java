package dev.tributary.x12.partner;

import dev.tributary.commons.json.JsonFormatException;
import dev.tributary.commons.json.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The value of {@code trading.partners}, read: JSON or YAML, in the value itself or in the file
 * whose path it is.
 */
final class PartnersDocument {

    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private PartnersDocument() {}

    /**
     * Reads it.
     *
     * @throws PartnersException when it can be read as neither
     */
    static Located read(String value) throws PartnersException {
        String text = value.strip();
        if (isDocument(text)) {
            return parse(text.getBytes(StandardCharsets.UTF_8), isJson(text));
        }
        byte[] bytes = file(text);
        return parse(bytes, isJson(new String(bytes, StandardCharsets.UTF_8).strip()));
    }

    /** A path has one line and begins otherwise. */
    private static boolean isDocument(String text) {
        return isJson(text) || text.startsWith("- ") || text.contains("\n");
    }

    /** YAML may begin so too, and is then JSON but for what people leave out. */
    private static boolean isJson(String text) {
        return text.startsWith("[") || text.startsWith("{") || text.startsWith("/*");
    }

    private static Located parse(byte[] document, boolean json) throws PartnersException {
        if (!json) {
            return YamlText.read(document);
        }
        try {
            return Located.read(document);
        } catch (JsonFormatException refused) {
            throw new PartnersException(refused.line(), refused.getMessage(), refused);
        }
    }

    private static byte[] file(String name) throws PartnersException {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new PartnersException(
                        0, "there is no such file on this worker; mount it on every worker");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new PartnersException(0, "the file is larger than 4 MiB");
            }
            return Files.readAllBytes(file);
        } catch (InvalidPathException e) {
            throw new PartnersException(0, "is neither JSON, YAML nor the path of a file", e);
        } catch (IOException e) {
            throw new PartnersException(
                    0, "the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
