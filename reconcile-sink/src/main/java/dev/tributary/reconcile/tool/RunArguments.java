package dev.tributary.reconcile.tool;

import dev.tributary.reconcile.map.SourceKinds;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tool was asked to do.
 *
 * @param rules the rules file
 * @param mapping the mapping of foreign records
 * @param groups which accounts belong together
 * @param rates exchange rates by day
 * @param sourceKinds what kind of system each source of transactions is
 * @param inputs files to read, in order
 * @param output where the matches go
 * @param exceptions where the exceptions go
 */
record RunArguments(
        Optional<Path> rules,
        Optional<Path> mapping,
        Optional<Path> groups,
        Optional<Path> rates,
        SourceKinds sourceKinds,
        List<Path> inputs,
        Path output,
        Path exceptions) {

    private static final String LINES = ".jsonl";
    private static final String SOURCE_KINDS = "--source-kinds";

    /**
     * Reads arguments; after {@code --input} may stand several files.
     *
     * @throws IllegalArgumentException when they cannot be understood: with the remedy
     */
    static RunArguments of(List<String> arguments) {
        Path[] options = new Path[6];
        List<String> names =
                List.of("--rules", "--mapping", "--groups", "--rates", "--output", "--exceptions");
        List<Path> inputs = new ArrayList<>();
        SourceKinds kinds = SourceKinds.known();
        boolean toInput = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int option = names.indexOf(argument);
            if (argument.equals("--input")) {
                toInput = true;
            } else if (argument.equals(SOURCE_KINDS)) {
                toInput = false;
                kinds = kinds(next(arguments, ++i, argument));
            } else if (option >= 0) {
                toInput = false;
                options[option] = path(argument, next(arguments, ++i, argument));
            } else if (argument.startsWith("--") || !toInput) {
                throw new IllegalArgumentException(
                        "does not know '" + argument + "'; --help shows what there is");
            } else {
                inputs.add(path("--input", argument));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("needs --input with at least one file");
        }
        if (options[4] == null) {
            throw new IllegalArgumentException("needs --output with the file for the matches");
        }
        return new RunArguments(
                Optional.ofNullable(options[0]),
                Optional.ofNullable(options[1]),
                Optional.ofNullable(options[2]),
                Optional.ofNullable(options[3]),
                kinds,
                List.copyOf(inputs),
                options[4],
                options[5] != null ? options[5] : beside(options[4]));
    }

    private static SourceKinds kinds(String text) {
        try {
            return SourceKinds.of(List.of(text.split(",")));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(SOURCE_KINDS + ": " + wrong.getMessage(), wrong);
        }
    }

    private static String next(List<String> arguments, int i, String option) {
        if (i >= arguments.size() || arguments.get(i).startsWith("--")) {
            throw new IllegalArgumentException(
                    "needs "
                            + (option.equals(SOURCE_KINDS) ? "a list" : "a file")
                            + " after "
                            + option);
        }
        return arguments.get(i);
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("needs a file after " + option, e);
        }
    }

    private static Path beside(Path output) {
        String name = output.getFileName().toString();
        String stem =
                name.endsWith(LINES) ? name.substring(0, name.length() - LINES.length()) : name;
        return output.resolveSibling(stem + "-exceptions" + LINES);
    }
}
