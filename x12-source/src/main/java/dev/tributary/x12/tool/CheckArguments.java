package dev.tributary.x12.tool;

import dev.tributary.commons.issue.ValidationMode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a check is asked to do.
 *
 * @param paths files and folders
 * @param json whether to print one line of JSON
 * @param records whether to print records
 * @param tree whether with all their loops and segments
 * @param mode how findings are taken where a partner says nothing
 * @param duplicates whether an interchange is refused whose sender has used its number before
 * @param answers where to write the answers; empty for nowhere
 * @param partners the trading partners: a file, or JSON or YAML
 * @param rules the user's own rules about records
 * @param overlays files of overlays
 * @param codeLists a folder of code lists
 */
record CheckArguments(
        List<Path> paths,
        boolean json,
        boolean records,
        boolean tree,
        ValidationMode mode,
        boolean duplicates,
        Optional<Path> answers,
        Optional<String> partners,
        Optional<Path> rules,
        List<String> overlays,
        Optional<String> codeLists) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when they cannot be followed
     */
    static CheckArguments of(String... args) {
        List<Path> paths = new ArrayList<>();
        List<String> overlays = new ArrayList<>();
        boolean json = false;
        boolean records = false;
        boolean tree = false;
        boolean duplicates = false;
        ValidationMode mode = ValidationMode.LENIENT;
        Optional<Path> answers = Optional.empty();
        Optional<String> partners = Optional.empty();
        Optional<Path> rules = Optional.empty();
        Optional<String> codeLists = Optional.empty();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--json" -> json = true;
                case "--records" -> records = true;
                case "--tree" -> {
                    records = true;
                    tree = true;
                }
                case "--strict" -> mode = ValidationMode.STRICT;
                case "--duplicates" -> duplicates = true;
                case "--acks" -> answers = Optional.of(Path.of(valueOf(arg, rest)));
                case "--partners" -> partners = Optional.of(valueOf(arg, rest));
                case "--rules" -> rules = Optional.of(Path.of(valueOf(arg, rest)));
                case "--overlay" -> overlays.add(valueOf(arg, rest));
                case "--code-lists" -> codeLists = Optional.of(valueOf(arg, rest));
                default -> paths.add(path(arg));
            }
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("name at least one file or folder");
        }
        return new CheckArguments(
                paths,
                json,
                records,
                tree,
                mode,
                duplicates,
                answers,
                partners,
                rules,
                overlays,
                codeLists);
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static Path path(String arg) {
        if (arg.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + arg);
        }
        return Path.of(arg);
    }
}
