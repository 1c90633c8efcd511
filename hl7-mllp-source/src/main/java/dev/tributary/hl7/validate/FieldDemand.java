package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;
import dev.tributary.hl7.parse.Hl7Message;

/**
 * What is asked of one field, or of one component of it.
 *
 * @param field the field
 * @param component the component; a rule looks at the first where none is named
 * @param applies to which messages
 * @param required how bad its absence is, or null where it may be absent
 * @param rule what its values must be, or null
 */
record FieldDemand(int field, int component, Applies applies, Severity required, ValueRule rule) {

    void check(Segment segment, Hl7Message message, Findings findings) {
        Slice sent = segment.field(field);
        if (sent.isEmpty()) {
            missing(segment, findings);
            return;
        }
        if (sent.isNull()) {
            return;
        }
        int repetitions = sent.repetitionCount();
        if (repetitions == 1) {
            check(sent, 0, segment, message, findings);
            return;
        }
        for (int i = 1; i <= repetitions; i++) {
            check(sent.repetition(i), i, segment, message, findings);
        }
    }

    private void check(
            Slice value, int repetition, Segment segment, Hl7Message message, Findings findings) {
        Slice part = stripped(value.component(Math.max(1, component)));
        if (part.isEmpty()) {
            if (component > 0 && repetition <= 1) {
                missing(segment, findings);
            }
            return;
        }
        if (rule == null || part.isNull()) {
            return;
        }
        IssueCode wrong = rule.judge(part, segment, message);
        if (wrong != null) {
            int place = component > 1 || value.componentCount() > 1 ? Math.max(1, component) : 0;
            // What makes a record wrong is an error of mapping, which knows what it left out.
            findings.add(
                    wrong, Severity.WARNING, Findings.place(segment, field, repetition, place));
        }
    }

    private void missing(Segment segment, Findings findings) {
        if (required != null) {
            findings.add(
                    ValidationIssueCode.FIELD_MISSING,
                    required,
                    Findings.place(segment, field, 0, component > 1 ? component : 0));
        }
    }

    private static Slice stripped(Slice value) {
        byte[] bytes = value.bytes();
        int start = value.start();
        int end = value.end();
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (start < end && bytes[end - 1] == ' ') {
            end--;
        }
        return end - start == value.end() - value.start()
                ? value
                : new Slice(bytes, start, end, value.delimiters());
    }
}
