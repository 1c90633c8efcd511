package dev.tributary.api.oauth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a command.
 *
 * @param words those that are no options
 * @param options with their values, as {@code --config}; flags with an empty one
 */
record ToolArguments(List<String> words, Map<String, String> options) {

    /**
     * Tells words from options.
     *
     * @param valued options that are followed by a value
     * @param flags options that are not
     * @throws ToolException where an option is unknown or lacks its value
     */
    static ToolArguments parse(List<String> arguments, Set<String> valued, Set<String> flags) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (valued.contains(argument)) {
                if (i + 1 == arguments.size()) {
                    throw new ToolException(argument + " needs a value");
                }
                options.put(argument, arguments.get(++i));
            } else if (flags.contains(argument)) {
                options.put(argument, "");
            } else if (argument.startsWith("-")) {
                throw new ToolException("unknown option " + argument + "; see --help");
            } else {
                words.add(argument);
            }
        }
        return new ToolArguments(List.copyOf(words), Map.copyOf(options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String needed(String name, String remedy) {
        return option(name).orElseThrow(() -> new ToolException(name + " is needed: " + remedy));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    int number(String name, int usual) {
        try {
            return option(name).map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException notOne) {
            throw new ToolException(name + " needs a whole number");
        }
    }
}
