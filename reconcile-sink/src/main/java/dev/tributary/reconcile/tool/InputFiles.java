package dev.tributary.reconcile.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.map.MappedInput.Bad;
import dev.tributary.reconcile.map.RecordMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads files with a JSON object on each line, or with comma-separated values under a line of
 * names. A mapping may ask for {@code _file}: the name of the file.
 */
final class InputFiles {

    private static final String FILE = "_file";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final RecordMapper mapper;

    InputFiles(RecordMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Reads a file.
     *
     * @param to takes what each line says, and where it stands
     */
    void read(Path file, BiConsumer<MappedInput, Origin> to) throws IOException {
        String name = file.getFileName().toString();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> names = name.endsWith(".csv") ? cells(lines.readLine()) : null;
            long at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Origin origin = new Origin(name, 0, at++);
                if (!line.isBlank()) {
                    to.accept(map(line, names, name, origin), origin);
                }
            }
        }
    }

    private MappedInput map(String line, List<String> names, String file, Origin origin) {
        try {
            JsonNode value = names == null ? JSON.readTree(line) : object(names, cells(line));
            if (value instanceof ObjectNode object) {
                object.put(FILE, file);
            }
            return mapper.map(value, origin);
        } catch (JsonProcessingException e) {
            return new Bad(List.of("NOT_JSON at line"));
        }
    }

    private static ObjectNode object(List<String> names, List<String> cells) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            object.put(names.get(i), cells.get(i));
        }
        return object;
    }

    /** Cells as RFC 4180 has them, within one line. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = line == null ? "" : line;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
