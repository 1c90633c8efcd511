package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.policy.MaskTransforms;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.PolicyParser;
import dev.tributary.commons.policy.PolicyValidator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What is to be done with personal data. */
public final class PolicyOptions {

    public static final String POLICY = MaskTransforms.POLICY;

    private PolicyOptions() {}

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Policy")
                .option(POLICY)
                .type(PASSWORD)
                .required()
                .validator(new PolicyValidator())
                .importance(HIGH)
                .doc(
                        "What becomes of personal data: the name of a profile, such as"
                                + " `hipaa-safe-harbor`; `file:` and the path of a policy in JSON,"
                                + " mounted on every worker; or that JSON itself. It is treated as a"
                                + " secret since it may hold a key.");
    }

    /**
     * The policy.
     *
     * @throws dev.tributary.commons.policy.PolicyException when it cannot be used
     */
    public static Policy from(AbstractConfig config) {
        return PolicyParser.parse(config.getPassword(POLICY).value());
    }
}
