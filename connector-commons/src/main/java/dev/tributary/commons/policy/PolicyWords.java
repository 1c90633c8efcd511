package dev.tributary.commons.policy;

import dev.tributary.commons.config.NearestName;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of policies: classes, actions, profiles; each with the word that was meant. */
final class PolicyWords {

    private static final List<String> CLASSES =
            Arrays.stream(PiiClass.values()).map(Enum::name).toList();
    private static final List<String> ACTIONS =
            Arrays.stream(ActionKind.values()).map(ActionKind::word).toList();
    private static final List<String> PROFILES =
            Arrays.stream(Profile.values()).map(Profile::word).toList();

    /** What is longer is no word that somebody mistyped. */
    private static final int LONGEST = 64;

    private static final String UNKEYED =
            "a hash without a key is undone by trying all values: use 'token', which has a key";

    /** What others call our actions. */
    private static final Map<String, String> OTHER_WORDS =
            Map.ofEntries(
                    Map.entry("hash", UNKEYED),
                    Map.entry("sha256", UNKEYED),
                    Map.entry("sha-256", UNKEYED),
                    Map.entry("md5", UNKEYED),
                    Map.entry("cryptohash", UNKEYED),
                    Map.entry("mask", "use 'redact', or 'last-n' with a count"),
                    Map.entry("remove", "use 'drop'"),
                    Map.entry("delete", "use 'drop'"),
                    Map.entry("null", "use 'drop'"),
                    Map.entry("nullify", "use 'drop'"),
                    Map.entry("replace", "use 'constant' with a value"),
                    Map.entry("substitute", "use 'constant' with a value"),
                    Map.entry("tokenize", "use 'token'"),
                    Map.entry("tokenise", "use 'token'"),
                    Map.entry("pseudonymize", "use 'token'"),
                    Map.entry("pseudonymise", "use 'token'"),
                    Map.entry("shift", "use 'date-shift'"),
                    Map.entry("fpe", "use 'token' or 'encrypt'"),
                    Map.entry("scrub", "use 'detect'"));

    private PolicyWords() {}

    static Optional<PiiClass> piiClass(String word, int line, Findings findings) {
        Optional<PiiClass> known =
                Arrays.stream(PiiClass.values())
                        .filter(pii -> pii.name().equalsIgnoreCase(word))
                        .findFirst();
        if (known.isEmpty()) {
            findings.add(
                    line,
                    PolicyCode.UNKNOWN_CLASS,
                    "there is no class" + Findings.quoted(word),
                    meant(word, CLASSES));
        }
        return known;
    }

    static Optional<ActionKind> action(String word, int line, Findings findings) {
        Optional<ActionKind> known =
                Arrays.stream(ActionKind.values())
                        .filter(kind -> kind.word().equalsIgnoreCase(word))
                        .findFirst();
        if (known.isEmpty()) {
            findings.add(
                    line,
                    PolicyCode.UNKNOWN_ACTION,
                    "there is no action" + Findings.quoted(word),
                    meantAction(word.toLowerCase(Locale.ROOT)));
        }
        return known;
    }

    private static String meantAction(String word) {
        if (word.matches("(first|last)-?\\d+")) {
            String end = word.startsWith("first") ? "first" : "last";
            return "write \"action\": \"" + end + "-n\" and a \"count\"";
        }
        String other = OTHER_WORDS.get(word);
        return other == null ? meant(word, ACTIONS) : other;
    }

    static Optional<Profile> profile(String word, int line, Findings findings) {
        Optional<Profile> known = OneOf.of(Profile.class).find(word);
        if (known.isEmpty()) {
            findings.add(
                    line,
                    PolicyCode.UNKNOWN_PROFILE,
                    // Not quoted: a secret that was put in the place of a policy is no profile.
                    "there is no profile of that name",
                    meant(word, PROFILES));
        }
        return known;
    }

    private static String meant(String word, List<String> known) {
        return Optional.of(word)
                .filter(written -> written.length() <= LONGEST)
                .flatMap(written -> NearestName.find(written, known))
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("there are " + String.join(", ", known));
    }
}
