package dev.tributary.reconcile.decide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: its words, and its options, each of which takes one value.
 *
 * @param words what is no option, in order
 * @param options the values of each option that was given, in order
 */
record ToolArguments(List<String> words, Map<String, List<String>> options) {

    ToolArguments {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /**
     * Reads a command line.
     *
     * @param known the names of options, with their dashes
     * @throws IllegalArgumentException where an option is unknown or has no value
     */
    static ToolArguments of(Set<String> known, String... args) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            if (!arg.startsWith("--")) {
                words.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown option " + name);
            }
            if (equals < 0 && rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = equals < 0 ? rest.pop() : arg.substring(equals + 1);
            options.computeIfAbsent(name, of -> new ArrayList<>()).add(value);
        }
        return new ToolArguments(words, options);
    }

    /** The values of an option, in order; none where it was left out. */
    List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /**
     * The value of an option that can be given once.
     *
     * @throws IllegalArgumentException where it was given more than once
     */
    Optional<String> one(String option) {
        List<String> values = all(option);
        if (values.size() > 1) {
            throw new IllegalArgumentException(option + " can be given once");
        }
        return values.stream().findFirst();
    }

    /**
     * The one word of a command that takes exactly one.
     *
     * @param what what it is, for the message
     * @throws IllegalArgumentException where there is another number of words
     */
    String onlyWord(String what) {
        if (words.size() != 1) {
            throw new IllegalArgumentException(
                    "name one " + what + ", not " + words.size() + " (options begin with --)");
        }
        return words.get(0);
    }
}
