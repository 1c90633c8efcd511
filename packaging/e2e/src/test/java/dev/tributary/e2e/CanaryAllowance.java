package dev.tributary.e2e;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.RecordLeaf;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                                    + " belong in ${file:…} and the like"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-hl7-.*\\.messages(\\.\\w+)?\\.masked value ("
                                            + unclassified()
                                            + ")"),
                            EnumSet.copyOf(Canary.PERSONAL),
                            "codes and numbers without a class, each of them listed with its reason"
                                    + " in docs/reference/masking.md, under fields that pass"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-hl7-pseudonymised\\.messages\\.masked value"
                                            + " (observations (value|notes)|documents content)"),
                            Set.of(Canary.NOTE, Canary.TOKEN),
                            "the profile searches narrative for whom it is about and keeps the rest,"
                                    + " such as a phrase about a bird; safe harbor drops it"));

    boolean covers(CanaryFinding finding) {
        return canaries.contains(finding.needle().canary())
                && places.matcher(finding.place()).matches();
    }

    /** The places of all fields of a record that carry no class. */
    private static String unclassified() {
        return RecordLeaf.of(HealthcareRecord.SCHEMA).stream()
                .filter(leaf -> leaf.pii().isEmpty())
                .map(leaf -> leaf.way().stream().filter(step -> !step.equals(RecordLeaf.ELEMENT)))
                .map(names -> Pattern.quote(names.collect(Collectors.joining(" "))))
                .collect(Collectors.joining("|"));
    }
}
