package dev.tributary.x12.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Code lists that a user mounts, because their owners do not let others hand them out: claim
 * adjustment reasons, service types. A list that is not mounted allows any code.
 */
public final class CodeLists {

    private final Map<String, List<String>> lists;

    private CodeLists(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    /** Nothing is mounted. */
    public static CodeLists none() {
        return new CodeLists(Map.of());
    }

    /** Lists by their names. */
    public static CodeLists of(Map<String, List<String>> lists) {
        return new CodeLists(Map.copyOf(lists));
    }

    /**
     * Reads a directory of lists: one file each, {@code NAME} or {@code NAME.txt}, a code per line;
     * what follows a code behind a blank or tab, blank lines and lines that start with {@code #}
     * say nothing.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static CodeLists in(Path directory) {
        Map<String, List<String>> lists = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    lists.put(name.replaceFirst("\\.txt$", ""), codes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("code.lists cannot be read", e);
        }
        return new CodeLists(lists);
    }

    private static List<String> codes(Path file) throws IOException {
        List<String> codes = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String code = line.strip().split("[ \t]", 2)[0];
            if (!code.isEmpty() && !code.startsWith("#")) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** The names of what is mounted. */
    public List<String> names() {
        return List.copyOf(lists.keySet());
    }

    /** A list's codes; null where it is not mounted. */
    CodeSet find(String name) {
        List<String> codes = lists.get(name);
        return codes == null ? null : CodeSet.mounted(name, codes);
    }
}
