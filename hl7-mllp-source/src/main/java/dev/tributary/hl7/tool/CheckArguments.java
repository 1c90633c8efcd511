package dev.tributary.hl7.tool;

import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.ValidationLevel;
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
 * @param validation how to judge
 */
record CheckArguments(
        List<Path> paths, boolean json, boolean records, Hl7ValidationOptions validation) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when they cannot be followed
     */
    static CheckArguments of(String... args) {
        List<Path> paths = new ArrayList<>();
        boolean json = false;
        boolean records = false;
        ValidationLevel level = Hl7ValidationOptions.DEFAULTS.level();
        ValidationMode mode = ValidationMode.LENIENT;
        Optional<Path> rules = Optional.empty();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--json" -> json = true;
                case "--records" -> records = true;
                case "--strict" -> mode = ValidationMode.STRICT;
                case "--level" -> level = level(valueOf(arg, rest));
                case "--rules" -> rules = Optional.of(Path.of(valueOf(arg, rest)));
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
                new Hl7ValidationOptions(level, new ValidationOptions(mode, rules)));
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static ValidationLevel level(String word) {
        OneOf<ValidationLevel> levels = OneOf.of(ValidationLevel.class);
        return levels.find(word)
                .orElseThrow(() -> new IllegalArgumentException("--level is " + levels));
    }

    private static Path path(String arg) {
        if (arg.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + arg);
        }
        return Path.of(arg);
    }
}
