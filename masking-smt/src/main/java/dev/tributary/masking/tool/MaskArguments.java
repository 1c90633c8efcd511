package dev.tributary.masking.tool;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code mask} is asked to do.
 *
 * @param policy as the transform's option of that name
 * @param format of the input
 * @param charset of input and output
 * @param report whether to tell at the end what was done
 */
record MaskArguments(String policy, InputFormat format, Charset charset, boolean report) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when they cannot be followed
     */
    static MaskArguments of(String... args) {
        String profile = null;
        String file = null;
        String key = null;
        InputFormat format = null;
        Charset charset = StandardCharsets.UTF_8;
        boolean report = false;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--profile" -> profile = valueOf(arg, rest);
                case "--policy" -> file = valueOf(arg, rest);
                case "--key" -> key = valueOf(arg, rest);
                case "--format" -> format = format(valueOf(arg, rest));
                case "--charset" -> charset = Charset.forName(valueOf(arg, rest));
                case "--report" -> report = true;
                default ->
                        throw new IllegalArgumentException(
                                "unknown option " + arg + "; the input is standard input");
            }
        }
        if (format == null) {
            throw new IllegalArgumentException("--format is one of " + formats());
        }
        return new MaskArguments(policy(profile, file, key), format, charset, report);
    }

    private static String policy(String profile, String file, String key) {
        if ((profile == null) == (file == null)) {
            throw new IllegalArgumentException("name a --profile or a --policy file, one of them");
        }
        if (file != null && key != null) {
            throw new IllegalArgumentException(
                    "--key goes with --profile; a policy names its key itself");
        }
        if (file != null) {
            return "file:" + file;
        }
        return key == null
                ? profile
                : "{\"profile\": %s, \"key\": {\"file\": %s}}"
                        .formatted(quoted(profile), quoted(key));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static InputFormat format(String word) {
        return Arrays.stream(InputFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--format is one of " + formats()));
    }

    private static String formats() {
        return Arrays.stream(InputFormat.values())
                .map(InputFormat::word)
                .collect(Collectors.joining(", "));
    }

    private static String valueOf(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }
}
