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
        noKeyAlone(found, findings);
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
                        "transforms." + transform.alias() + ".type",
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
}
