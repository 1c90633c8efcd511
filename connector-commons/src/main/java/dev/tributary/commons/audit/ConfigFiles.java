package dev.tributary.commons.audit;

import dev.tributary.commons.crypto.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The digests of the files that a configuration names and that decide what becomes of data, so that
 * the audit shows when one has changed. The files of secrets and certificates are not among them:
 * those change without changing what happens.
 */
public final class ConfigFiles {

    private static final String FILE = "file:";
    private static final Pattern MASKING_POLICY = Pattern.compile("transforms\\.[^.]+\\.policy");

    private final Map<String, String> digests = new TreeMap<>();

    private ConfigFiles() {}

    /**
     * The files of some options, and those of the masking policies of transforms.
     *
     * @param props the configuration
     * @param options each holds files or folders, separated by commas, or {@code file:} and a path;
     *     what is neither, as rules that stand in the option itself, is passed over
     */
    public static ConfigFiles of(Map<String, String> props, Collection<String> options) {
        ConfigFiles files = new ConfigFiles();
        props.forEach(
                (option, value) -> {
                    boolean isPolicy = MASKING_POLICY.matcher(option).matches();
                    if (value != null && (isPolicy || options.contains(option))) {
                        files.add(option, named(value.strip()));
                    }
                });
        return files;
    }

    /**
     * And files that one of these names in turn.
     *
     * @param what they are, as {@code rules of partners}
     */
    public ConfigFiles and(String what, List<Path> named) {
        add(what, named.stream().filter(Files::isRegularFile).toList());
        return this;
    }

    private void add(String what, List<Path> files) {
        if (!files.isEmpty()) {
            digests.put(
                    what, files.stream().map(ConfigFiles::digest).collect(Collectors.joining(",")));
        }
    }

    private static List<Path> named(String value) {
        List<Path> files = new ArrayList<>();
        if (value.startsWith(FILE)) {
            addInside(value.substring(FILE.length()).strip(), files);
        } else {
            for (String word : value.split(",", -1)) {
                addInside(word.strip(), files);
            }
        }
        return files;
    }

    private static void addInside(String name, List<Path> files) {
        if (name.isEmpty()) {
            return;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            }
        } catch (InvalidPathException | IOException noFile) {
            // Whoever reads the option for what it says will complain.
        }
    }

    private static String digest(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    /** By option, or by what they are; what names no file is not in. */
    Map<String, String> digests() {
        return Map.copyOf(digests);
    }

    @Override
    public String toString() {
        return "ConfigFiles" + digests.keySet();
    }
}
