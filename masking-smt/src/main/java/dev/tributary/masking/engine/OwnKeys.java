package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.engine.Decisions.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;

/**
 * What the keys of our own records are, whose schema is plain text. A key has the class of the
 * field that it comes from, so that both get the same token.
 */
final class OwnKeys {

    private static final String OURS = "dev.tributary.";

    private static final Map<String, PiiClass> CLASSES =
            Map.of("HealthcareRecord", PiiClass.MRN, "FinancialAccount", PiiClass.ACCOUNT_NUMBER);

    /** Their keys are names and numbers of our own making. */
    private static final Set<String> HARMLESS = Set.of("AuditBatch", "SourceStatus");

    private OwnKeys() {}

    /** Whether a schema is one of our records', or of a part of one. */
    static boolean isOurs(Schema schema) {
        return schema != null && schema.name() != null && schema.name().startsWith(OURS);
    }

    /** What is held of a key where its schema says nothing; of a record that is ours, at least. */
    static Tag tag(Schema value) {
        if (!isOurs(value)) {
            return Tag.NONE;
        }
        String name = value.name().substring(OURS.length());
        if (HARMLESS.contains(name)) {
            return new Tag(Optional.empty(), false, true);
        }
        PiiClass pii = CLASSES.getOrDefault(name, PiiClass.OTHER_ID);
        return new Tag(Optional.of(pii), false, false);
    }
}
