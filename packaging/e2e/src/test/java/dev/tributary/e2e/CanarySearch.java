package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cluster.TopicRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for canaries, or for secrets that a run has made up, and keeps, of each kind of place, the
 * first finding of each form.
 */
final class CanarySearch {
    private static final CanaryNet CANARIES = new CanaryNet(EnumSet.allOf(Canary.class));
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern LOGGER = Pattern.compile("\\(([\\w.$]+)\\)\\s*$");
    private static final int AROUND = 200;

    private final Map<String, CanaryFinding> findings = new LinkedHashMap<>();
    private final CanaryNet net;
    private long bytes;

    private CanarySearch(CanaryNet net) {
        this.net = net;
    }

    /** For all canaries. */
    CanarySearch() {
        this(CANARIES);
    }

    /** For these. */
    static CanarySearch of(Collection<? extends Planted> planted) {
        return new CanarySearch(new CanaryNet(planted));
    }

    List<CanaryFinding> findings() {
        return new ArrayList<>(findings.values());
    }

    /** How much was looked through. */
    long bytes() {
        return bytes;
    }

    void text(String place, String text) {
        bytes(place, text.getBytes(UTF_8));
    }

    /** Whether there was one. */
    boolean bytes(String place, byte[] content) {
        if (content == null) {
            return false;
        }
        bytes += content.length;
        Set<CanaryNeedle> found = net.find(content);
        found.forEach(needle -> note(place, needle, content));
        return !found.isEmpty();
    }

    /** A record's value, of which it is known that it may hold canaries. */
    void value(TopicRecord record) {
        bytes("topic " + record.topic(), record.valueBytes());
    }

    /** Key, value and headers of a record; of a value that is JSON, the field is told. */
    void record(TopicRecord record) {
        String place = "topic " + record.topic();
        bytes(place + " key", record.keyBytes());
        record.headers()
                .forEach(
                        (name, value) -> {
                            text(place + " header", name);
                            bytes(place + " header " + name, value);
                        });
        byte[] value = record.valueBytes();
        if (value == null) {
            return;
        }
        bytes += value.length;
        Set<CanaryNeedle> found = net.find(value);
        if (!found.isEmpty() && !isInALeaf(place + " value", value)) {
            found.forEach(needle -> note(place + " value", needle, value));
        }
    }

    private boolean isInALeaf(String place, byte[] value) {
        try {
            return leaves(place, JSON.readTree(value));
        } catch (IOException notJson) {
            return false;
        }
    }

    private boolean leaves(String place, JsonNode node) {
        boolean found = false;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                found |= bytes(place + " name", field.getKey().getBytes(UTF_8));
                found |= leaves(place + " " + field.getKey(), field.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                found |= leaves(place, item);
            }
        } else {
            found = bytes(place, text(node).getBytes(UTF_8));
        }
        return found;
    }

    /** As it stands in the record: digits, not powers of ten. */
    private static String text(JsonNode leaf) {
        return leaf.isBigDecimal() ? leaf.decimalValue().toPlainString() : leaf.asText();
    }

    /** A log, line by line; of each, the logger is told where the line ends with it. */
    void log(Path file) {
        lines(
                file,
                line -> {
                    bytes += line.length;
                    Set<CanaryNeedle> found = net.find(line);
                    if (!found.isEmpty()) {
                        Matcher logger = LOGGER.matcher(new String(line, ISO_8859_1));
                        String place = "log " + file.getFileName();
                        String more = logger.find() ? ", logger " + logger.group(1) : "";
                        found.forEach(needle -> note(place + more, needle, line));
                    }
                });
    }

    /**
     * The loggers that have logged a canary.
     *
     * @param firstLine of an entry, with the logger as its group; earlier lines do not count
     */
    static Set<String> loggers(Path file, Pattern firstLine) {
        Set<String> loggers = new TreeSet<>();
        AtomicReference<String> current = new AtomicReference<>();
        lines(
                file,
                line -> {
                    Matcher first = firstLine.matcher(new String(line, ISO_8859_1));
                    if (first.find()) {
                        current.set(first.group(1));
                    }
                    if (current.get() != null && !CANARIES.find(line).isEmpty()) {
                        loggers.add(current.get());
                    }
                });
        return loggers;
    }

    private static void lines(Path file, Consumer<byte[]> reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    reader.accept(line.toByteArray());
                    line.reset();
                }
            }
            reader.accept(line.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String place, CanaryNeedle needle, byte[] content) {
        findings.computeIfAbsent(
                place + needle, first -> new CanaryFinding(place, needle, around(needle, content)));
    }

    private static String around(CanaryNeedle needle, byte[] content) {
        String text = new String(content, ISO_8859_1);
        int at = text.toLowerCase(Locale.ROOT).indexOf(new String(needle.bytes(), ISO_8859_1));
        int start = Math.max(0, at - AROUND);
        return text.substring(start, Math.min(text.length(), Math.max(at, 0) + AROUND));
    }
}
