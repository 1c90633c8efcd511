package dev.tributary.e2e;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place, other than a clear topic, where a canary may be.
 *
 * @param places all of them
 * @param canaries the ones that may be there
 * @param why it is so
 */
record CanaryAllowance(Pattern places, Set<Canary> canaries, String why) {

    /** The whole list: what is not on it leaks. */
    static final List<CanaryAllowance> ALL =
            List.of(
                    new CanaryAllowance(
                            Pattern.compile("topic canary-hl7-.*\\.deadletters value message_id"),
                            Set.of(Canary.CONTROL_ID),
                            "whoever looks for a rejected message knows it by the id that its"
                                    + " sender gave it and that its acknowledgement repeated"),
                    new CanaryAllowance(
                            Pattern.compile("REST /connectors.*|topic canary-configs value.*"),
                            Set.of(Canary.INLINE_KEY),
                            "Connect keeps and shows a configuration as it was written: secrets"
                                    + " belong in ${file:…} and the like"));

    boolean covers(CanaryFinding finding) {
        return canaries.contains(finding.needle().canary())
                && places.matcher(finding.place()).matches();
    }
}
