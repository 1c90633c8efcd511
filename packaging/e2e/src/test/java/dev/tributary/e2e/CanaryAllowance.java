package dev.tributary.e2e;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;

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
                                            + unclassified(List.of(HealthcareRecord.SCHEMA))
                                            + ")"),
                            EnumSet.copyOf(Canary.PERSONAL),
                            "codes and numbers without a class, each of them listed with its reason"
                                    + " in docs/reference/masking.md, under fields that pass"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-x12-\\w+\\.\\w+\\.masked value ("
                                            + unclassified(RecordSchemas.ALL)
                                            + ")"),
                            EnumSet.copyOf(Canary.PERSONAL),
                            "the same of the records of X12"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-stripe-\\w+\\.\\w+\\.masked value ("
                                            + unclassified(RecordSchemas.ALL)
                                            + ")"),
                            EnumSet.copyOf(Canary.PERSONAL),
                            "the same of the records of Stripe: a word of its own where the walk"
                                    + " puts a name, a number's digits where it puts another"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-stripe-pseudonymised\\.transactions\\.masked"
                                            + " value description"),
                            Set.of(
                                    Canary.NOTE,
                                    Canary.TOKEN,
                                    Canary.FAMILY_NAME,
                                    Canary.GIVEN_NAME,
                                    Canary.MRN),
                            "narrative, as below"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-x12-\\w+\\.acknowledgments (key|value .*)"
                                            + "|file x12-canary-x12-\\w+"),
                            Set.of(Canary.CONTROL_ID, Canary.GIVEN_NAME),
                            "an answer goes to the id that its receiver gave itself, and repeats the"
                                    + " control numbers of what it answers, whatever they are: here"
                                    + " an id, and a name in ST-02"),
                    new CanaryAllowance(
                            Pattern.compile(
                                    "topic canary-x12-pseudonymised\\.\\w+\\.masked value ("
                                            + places(
                                                    RecordSchemas.ALL,
                                                    leaf ->
                                                            leaf.pii()
                                                                    .filter(
                                                                            PiiClass.FREE_TEXT
                                                                                    ::equals)
                                                                    .isPresent())
                                            + ")"),
                            Set.of(
                                    Canary.NOTE,
                                    Canary.TOKEN,
                                    Canary.FAMILY_NAME,
                                    Canary.GIVEN_NAME,
                                    Canary.MRN),
                            "the same: a name or a number in narrative is told by what stands"
                                    + " around it or by the record's own fields, and the walk puts"
                                    + " it where neither has it"),
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

    /** The places of all fields of records that carry no class. */
    private static String unclassified(List<Schema> schemas) {
        return places(schemas, leaf -> leaf.pii().isEmpty());
    }

    private static String places(List<Schema> schemas, Predicate<RecordLeaf> chosen) {
        return schemas.stream()
                .flatMap(schema -> RecordLeaf.of(schema).stream())
                .filter(chosen)
                .map(leaf -> leaf.way().stream().filter(step -> !step.equals(RecordLeaf.ELEMENT)))
                .map(names -> Pattern.quote(names.collect(Collectors.joining(" "))))
                .distinct()
                .collect(Collectors.joining("|"));
    }
}
