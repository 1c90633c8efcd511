package dev.tributary.commons.policy;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.policy.MaskTransform.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The masking transforms that a connector's configuration asks for. A source looks at them in
 * {@code validate()}, since Connect calls a transform's own validators one key at a time.
 */
public final class MaskTransforms {

    /** The option of a transform that holds its policy. */
    public static final String POLICY = "policy";

    private static final String TRANSFORMS = "transforms";

    /** The transforms by the names that Connect knows them by. */
    private static final Map<String, Part> PARTS =
            Map.of("MaskPii", Part.RECORD, "MaskPii$Key", Part.KEY, "MaskPii$Value", Part.VALUE);

    private static final String PACKAGE = "dev.tributary.masking.";

    private MaskTransforms() {}

    /**
     * Finds them and checks the policy of each.
     *
     * @param props the connector's configuration, references to secrets resolved
     * @param findings told of each policy that is missing or refused
     * @return in the order in which they run
     */
    public static List<MaskTransform> check(Map<String, String> props, ConfigFindings findings) {
        List<MaskTransform> found = new ArrayList<>();
        List<String> aliases = aliases(props);
        for (int i = 0; i < aliases.size(); i++) {
            String prefix = TRANSFORMS + "." + aliases.get(i) + ".";
            Part part = PARTS.get(plainType(props.getOrDefault(prefix + "type", "").strip()));
            if (part == null) {
                continue;
            }
            found.add(
                    new MaskTransform(
                            aliases.get(i),
                            i,
                            part,
                            Optional.ofNullable(props.get(prefix + "predicate"))
                                    .map(String::strip)
                                    .filter(alias -> !alias.isEmpty()),
                            Boolean.parseBoolean(props.getOrDefault(prefix + "negate", "").strip()),
                            policy(prefix + POLICY, props, findings)));
        }
        noKeyAlone(found, findings);
        return found;
    }

    private static Optional<Policy> policy(
            String key, Map<String, String> props, ConfigFindings findings) {
        try {
            return Optional.of(PolicyParser.parse(props.get(key)));
        } catch (PolicyException refused) {
            refused.findings().forEach(finding -> findings.error(key, finding.text()));
            return Optional.empty();
        }
    }

    /** The value alone is no whole record: its key would stand beside it as it was. */
    private static void noKeyAlone(List<MaskTransform> found, ConfigFindings findings) {
        for (MaskTransform transform : found) {
            boolean needsKey =
                    transform.part() == Part.VALUE
                            && transform
                                    .policy()
                                    .flatMap(Policy::profile)
                                    .filter(Profile.HIPAA_SAFE_HARBOR::equals)
                                    .isPresent();
            if (needsKey && found.stream().noneMatch(other -> masksKeysOf(other, transform))) {
                findings.error(
                        TRANSFORMS + "." + transform.alias() + ".type",
                        "profile hipaa-safe-harbor drops keys, and MaskPii$Value leaves them: use"
                                + " MaskPii, or MaskPii$Key beside it");
            }
        }
    }

    private static boolean masksKeysOf(MaskTransform other, MaskTransform transform) {
        return other.part() != Part.VALUE
                && (other.isEverywhere()
                        || (other.predicate().equals(transform.predicate())
                                && other.negated() == transform.negated()));
    }

    /** A type as the full name of its class, or the short one that Connect takes too. */
    private static String plainType(String type) {
        return type.startsWith(PACKAGE) ? type.substring(PACKAGE.length()) : type;
    }

    private static List<String> aliases(Map<String, String> props) {
        List<String> aliases = new ArrayList<>();
        for (String alias : props.getOrDefault(TRANSFORMS, "").split(",", -1)) {
            if (!alias.isBlank()) {
                aliases.add(alias.strip());
            }
        }
        return aliases;
    }
}
