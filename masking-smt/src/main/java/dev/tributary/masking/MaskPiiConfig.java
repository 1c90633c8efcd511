package dev.tributary.masking;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.policy.MaskTransforms;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.PolicyParser;
import dev.tributary.commons.policy.PolicyValidator;
import dev.tributary.commons.policy.Profile;
import dev.tributary.masking.engine.MaskingEngine;
import dev.tributary.masking.engine.Observer;
import dev.tributary.masking.engine.Parts;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What can be set on {@link MaskPii}. */
final class MaskPiiConfig extends AbstractConfig {

    static final String POLICY = "policy";

    MaskPiiConfig(Map<String, ?> props) {
        // Logged, a configuration would show what a policy is made of.
        super(definition(), props, false);
    }

    static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        ConfigGroup.in(def, "MaskPii, MaskPii$Key, MaskPii$Value")
                .option(POLICY)
                .type(PASSWORD)
                .required()
                .validator(new PolicyValidator())
                .importance(HIGH)
                .doc(
                        "What becomes of personal data: the name of a profile, `file:` and the path"
                                + " of a policy on every worker, or the policy itself in JSON. A"
                                + " secret to Kafka Connect, since a policy may hold a key.");
        return def;
    }

    /** An engine that runs the policy over these parts of records. */
    MaskingEngine engine(Parts parts, Observer observer) {
        Policy policy = PolicyParser.parse(getPassword(POLICY).value());
        boolean harbors = policy.profile().filter(Profile.HIPAA_SAFE_HARBOR::equals).isPresent();
        if (harbors && parts != Parts.WHOLE) {
            throw new ConfigException(POLICY + ": " + MaskTransforms.NO_PARTS);
        }
        try {
            return MaskingEngine.open(policy, observer);
        } catch (KeysetException unusable) {
            throw new ConfigException(POLICY + ": " + unusable.getMessage());
        }
    }
}
