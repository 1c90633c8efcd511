package dev.tributary.hl7.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How identifiers are normalised, by the authority that assigned them, so that one patient has one
 * key: {@code HOSP_A: strip-zeros, upper; HOSP_B: prefix=B-; *: upper}.
 *
 * <p>The rule of the authority's namespace id is used, else that of its universal id, else {@code
 * *}; without any, an identifier stays as it was sent. Steps run in the order written.
 */
public final class IdentifierRules {

    /** Nothing is changed. */
    public static final IdentifierRules NONE = new IdentifierRules(Map.of());

    private static final String ANY = "*";
    private static final int MAX_WIDTH = 64;

    private final Map<String, List<Step>> steps;

    private IdentifierRules(Map<String, List<Step>> steps) {
        this.steps = steps;
    }

    private interface Step {
        String apply(String id);
    }

    /**
     * Reads rules.
     *
     * @throws IllegalArgumentException when they cannot be read; says what is wrong at which
     *     character
     */
    public static IdentifierRules parse(String text) {
        Map<String, List<Step>> rules = new HashMap<>();
        int from = 0;
        while (from < text.length()) {
            int end = indexOrEnd(text, ';', from);
            if (!text.substring(from, end).isBlank()) {
                rule(text, from, end, rules);
            }
            from = end + 1;
        }
        return rules.isEmpty() ? NONE : new IdentifierRules(Map.copyOf(rules));
    }

    private static void rule(String text, int from, int end, Map<String, List<Step>> rules) {
        // The colon of the rule is the last one: an authority may be a URI.
        int colon = text.lastIndexOf(':', end - 1);
        if (colon < from) {
            throw wrong("an authority, a colon and steps", text, from);
        }
        String authority = text.substring(from, colon).strip();
        if (authority.isEmpty()) {
            throw wrong("an authority, or * for all others,", text, from);
        }
        List<Step> steps = new ArrayList<>();
        int at = colon + 1;
        while (at <= end) {
            int comma = Math.min(indexOrEnd(text, ',', at), end);
            steps.add(step(text, at, comma));
            at = comma + 1;
        }
        if (rules.put(authority, List.copyOf(steps)) != null) {
            throw wrong("one rule for each authority, not a second", text, from);
        }
    }

    private static Step step(String text, int from, int end) {
        String step = text.substring(from, end).strip();
        int equals = step.indexOf('=');
        String name = equals < 0 ? step : step.substring(0, equals).stripTrailing();
        String argument = equals < 0 ? "" : step.substring(equals + 1).strip();
        boolean wantsArgument =
                name.equals("prefix") || name.equals("strip-prefix") || name.equals("pad");
        if (wantsArgument == argument.isEmpty()) {
            throw wrong(STEPS, text, from);
        }
        return switch (name) {
            case "strip-zeros" -> IdentifierRules::stripZeros;
            case "upper" -> id -> id.toUpperCase(Locale.ROOT);
            case "lower" -> id -> id.toLowerCase(Locale.ROOT);
            case "strip-spaces" -> id -> id.replace(" ", "");
            case "prefix" -> id -> argument + id;
            case "strip-prefix" ->
                    id ->
                            id.startsWith(argument) && id.length() > argument.length()
                                    ? id.substring(argument.length())
                                    : id;
            case "pad" -> pad(argument, text, from);
            default -> throw wrong(STEPS, text, from);
        };
    }

    private static final String STEPS =
            "strip-zeros, strip-spaces, upper, lower, prefix=…, strip-prefix=… or pad=<width>";

    private static Step pad(String argument, String text, int from) {
        int width = 0;
        for (int i = 0; i < argument.length() && width <= MAX_WIDTH; i++) {
            int digit = Character.digit(argument.charAt(i), 10);
            width = digit < 0 ? MAX_WIDTH + 1 : width * 10 + digit;
        }
        if (width < 1 || width > MAX_WIDTH) {
            throw wrong("pad= with a width from 1 to " + MAX_WIDTH, text, from);
        }
        int wanted = width;
        return id -> id.length() >= wanted ? id : "0".repeat(wanted - id.length()) + id;
    }

    /** At least one character stays. */
    private static String stripZeros(String id) {
        int at = 0;
        while (at < id.length() - 1 && id.charAt(at) == '0') {
            at++;
        }
        return id.substring(at);
    }

    private static int indexOrEnd(String text, char wanted, int from) {
        int at = text.indexOf(wanted, from);
        return at < 0 ? text.length() : at;
    }

    private static IllegalArgumentException wrong(String expected, String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return new IllegalArgumentException(
                "cannot be read: expected " + expected + " at character " + (at + 1));
    }

    /**
     * The identifier in the form by which a patient is known.
     *
     * @param id as received
     * @param namespace who assigned it, or null
     * @param universalId the universal id of who assigned it, or null
     */
    public String normalise(String id, String namespace, String universalId) {
        if (steps.isEmpty()) {
            return id;
        }
        List<Step> rule = namespace == null ? null : steps.get(namespace);
        if (rule == null && universalId != null) {
            rule = steps.get(universalId);
        }
        if (rule == null) {
            rule = steps.getOrDefault(ANY, List.of());
        }
        String result = id;
        for (Step step : rule) {
            result = step.apply(result);
        }
        return result;
    }

    @Override
    public String toString() {
        return "IdentifierRules[" + steps.size() + "]";
    }
}
