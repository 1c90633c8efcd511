package dev.tributary.hl7.validate;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7Message;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * Judges a message once it is mapped: its fields and its structure, as far as the level asks, and
 * the user's rules over its record. It only adds findings and changes neither.
 *
 * <p>Safe for use by several threads.
 */
public final class MessageValidator {

    private final ValidationMode mode;
    private final Optional<FieldCheck> fields;
    private final Optional<StructureCheck> structure;
    private final RuleSet rules;

    /**
     * Reads tables, grammars and rules, which takes a moment: to be made once, when a task starts.
     *
     * @param options how to judge
     * @throws org.apache.kafka.common.config.ConfigException when the file of rules cannot be used
     * @throws org.apache.kafka.connect.errors.ConnectException when the grammars cannot be used
     */
    public MessageValidator(Hl7ValidationOptions options) {
        ValidationLevel level = options.level();
        mode = options.common().mode();
        rules = options.common().rules(HealthcareRecord.SCHEMA);
        fields =
                level.includes(ValidationLevel.FIELDS)
                        ? Optional.of(new FieldCheck())
                        : Optional.empty();
        structure =
                level.includes(ValidationLevel.STRUCTURE)
                        ? Optional.of(StructureCheck.open())
                        : Optional.empty();
    }

    /**
     * Adds what it finds.
     *
     * @param message the message
     * @param record what it was mapped to
     * @param issues what parsing and mapping found, to be added to
     */
    public void check(Hl7Message message, Struct record, List<Issue> issues) {
        if (fields.isPresent()) {
            Findings findings = new Findings(issues);
            MessageKind kind = MessageKind.of(message);
            // What the grammar requires weighs more than what the tables miss.
            structure.ifPresent(check -> check.check(message, kind, findings));
            fields.get().check(message, kind, findings);
        }
        rules.check(record, issues);
    }

    /** Whether a message with these findings must become a dead letter. */
    public boolean refuses(List<Issue> issues) {
        return mode.refuses(issues);
    }
}
