package dev.tributary.commons.policy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.types.Password;

/**
 * Refuses a masking policy that cannot be used, with every reason; accepts {@code null}, which
 * means that the option was left out. The option is a password, since a policy may hold a key.
 */
public final class PolicyValidator implements Validator {

    @Override
    public void ensureValid(String key, Object value) {
        if (value != null) {
            PolicyParser.parse(
                    value instanceof Password secret ? secret.value() : value.toString());
        }
    }

    @Override
    public String toString() {
        return Arrays.stream(Profile.values())
                .map(Profile::word)
                .collect(
                        Collectors.joining(
                                ", ",
                                "a profile's name (",
                                "), 'file:' and the path of a policy in JSON, or that JSON"));
    }
}
