package dev.tributary.commons.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** A policy that cannot be used; the message has every finding and no value of a secret. */
public final class PolicyException extends ConfigException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyFinding> findings;

    PolicyException(List<PolicyFinding> findings) {
        super(
                findings.stream()
                        .map(PolicyFinding::text)
                        .collect(Collectors.joining("\n", "the masking policy is refused\n", "")));
        this.findings = List.copyOf(findings);
    }

    /** All that is wrong, in the order of lines. */
    public List<PolicyFinding> findings() {
        return findings;
    }
}
