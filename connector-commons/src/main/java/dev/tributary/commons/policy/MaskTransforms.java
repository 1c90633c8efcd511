package dev.tributary.commons.policy;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.policy.MaskTransform.Part;
import dev.tributary.commons.policy.TransformChain.Use;
import dev.tributary.commons.policy.TransformChain.When;
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

    /** The transforms by the names that Connect knows them by. */
    private static final Map<String, Part> PARTS =
            Map.of("MaskPii", Part.RECORD, "MaskPii$Key", Part.KEY, "MaskPii$Value", Part.VALUE);

    private static final String UNMASK = "Unmask";
    private static final String PACKAGE = "dev.tributary.masking.";

    /** Why safe harbor over a part of a record is refused. */
    public static final String NO_PARTS =
            "profile hipaa-safe-harbor is for whole records, and keys or headers would pass: use"
                    + " MaskPii";

    private MaskTransforms() {}

    /**
     * Finds them and checks the policy of each.
     *
     * @param props the connector's configuration, references to secrets resolved
     * @param findings told of each policy that is missing or refused
     * @return in the order in which they run
     */
    public static List<MaskTransform> check(Map<String, String> props, ConfigFindings findings) {
        return check(TransformChain.of(props), findings);
    }

    static List<MaskTransform> check(TransformChain chain, ConfigFindings findings) {
        List<MaskTransform> found = new ArrayList<>();
        for (int i = 0; i < chain.transforms().size(); i++) {
            Use use = chain.transforms().get(i);
            Part part = PARTS.get(plainType(use.type()));
            if (part != null) {
                found.add(
                        new MaskTransform(
                                use.alias(),
                                i,
                                part,
                                use.predicate().map(When::alias),
                                use.predicate().filter(When::negate).isPresent(),
                                policy(use, findings)));
            }
        }
        noPartAlone(found, findings);
        return found;
    }

    /** Whether a transform opens what another one has encrypted. */
    static boolean opens(Use use) {
        return plainType(use.type()).equals(UNMASK);
    }

    private static Optional<Policy> policy(Use use, ConfigFindings findings) {
        try {
            return Optional.of(PolicyParser.parse(use.settings().get(POLICY)));
        } catch (PolicyException refused) {
            refused.findings().forEach(finding -> findings.error(use.key(POLICY), finding.text()));
            return Optional.empty();
        }
    }

    /** A part is no whole record: keys or headers would stand beside it as they were. */
    private static void noPartAlone(List<MaskTransform> found, ConfigFindings findings) {
        for (MaskTransform transform : found) {
            boolean harbors =
                    transform
                            .policy()
                            .flatMap(Policy::profile)
                            .filter(Profile.HIPAA_SAFE_HARBOR::equals)
                            .isPresent();
            if (harbors && transform.part() != Part.RECORD) {
                findings.error("transforms." + transform.alias() + ".type", NO_PARTS);
            }
        }
    }

    /** A type as the full name of its class, or the short one that Connect takes too. */
    private static String plainType(String type) {
        return type.startsWith(PACKAGE) ? type.substring(PACKAGE.length()) : type;
    }
}
