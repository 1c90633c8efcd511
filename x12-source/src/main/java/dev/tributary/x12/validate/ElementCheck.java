package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.Delimiters;
import dev.tributary.x12.grammar.ElementRow;
import dev.tributary.x12.grammar.ElementType;
import dev.tributary.x12.grammar.SegmentRow;
import dev.tributary.x12.grammar.SyntaxNote;
import dev.tributary.x12.parse.StoredSegment;
import java.nio.charset.Charset;

/**
 * Checks the elements of segments by their rows: sent or not, length, characters, dates, codes,
 * repetitions, components, syntax notes. One finding for a value, the worst of it.
 *
 * <p>Works on the bytes as they are; nothing is allocated where nothing is wrong. One for an
 * interchange; one thread uses it.
 */
public final class ElementCheck {

    /** Hears what is wrong. */
    public interface Sink {

        /** An element, a component of it or a repetition; 0 for what does not apply. */
        void found(
                Severity severity,
                X12IssueCode code,
                StoredSegment segment,
                int element,
                int component,
                int repetition,
                int dataElement);
    }

    private final ValueCheck values;
    private final byte repetitionSeparator;
    private final byte componentSeparator;
    private final Sink sink;

    // Of the value that is looked at: where it stands.
    private StoredSegment segment;
    private int element;
    private int component;
    private int repetition;
    private boolean inComposite;

    /**
     * For the interchanges of some delimiters.
     *
     * @param charset how many bytes a character has depends on it
     */
    public ElementCheck(Delimiters delimiters, Charset charset, Sink sink) {
        this.values = new ValueCheck(delimiters, charset);
        this.repetitionSeparator = delimiters.repetition();
        this.componentSeparator = delimiters.component();
        this.sink = sink;
    }

    /** Checks a segment by its row. */
    public void check(StoredSegment checked, SegmentRow row) {
        segment = checked;
        component = 0;
        ElementRow.Parts parts = row.elements();
        ElementRow[] rows = parts.rows();
        int sent = Math.min(checked.elementCount(), rows.length);
        long present = 0;
        for (int i = 0; i < sent; i++) {
            int start = checked.elementStart(i + 1);
            int end = checked.elementEnd(i + 1);
            if (start == end) {
                continue;
            }
            present |= 1L << i;
            ElementRow known = rows[i];
            if (known != null) {
                element = i + 1;
                repetition = 0;
                if (known.components() == null && known.repeats() == 1) {
                    simple(known, start, end, parts.formats()[i]);
                } else {
                    repeated(known, start, end);
                }
            }
        }
        component = 0;
        repetition = 0;
        if (checked.elementCount() > rows.length) {
            tooMany(checked, rows.length);
        }
        presence(parts, present);
    }

    private void tooMany(StoredSegment checked, int known) {
        for (int i = known + 1; i <= checked.elementCount(); i++) {
            if (!checked.isEmpty(i)) {
                element = i;
                found(X12IssueCode.ELEMENT_TOO_MANY, null);
                return;
            }
        }
    }

    /** What must be sent, what must not, and the notes between them. */
    private void presence(ElementRow.Parts parts, long present) {
        long missing = parts.required() & ~present;
        long unused = parts.unused() & present;
        if ((missing | unused) != 0) {
            reportPresence(parts, missing, unused);
        }
        for (SyntaxNote note : parts.notes()) {
            long broken = note.broken(present);
            if (broken != 0 && (broken & missing) == 0) {
                reportNote(parts, note, broken);
            }
        }
    }

    private void reportPresence(ElementRow.Parts parts, long missing, long unused) {
        for (int i = 0; i < parts.rows().length; i++) {
            ElementRow row = parts.rows()[i];
            if ((missing >>> i & 1) != 0) {
                at(i + 1);
                found(
                        row.mandatory()
                                ? X12IssueCode.ELEMENT_MISSING
                                : X12IssueCode.ELEMENT_REQUIRED_BY_GUIDE,
                        row);
            }
            if ((unused >>> i & 1) != 0) {
                at(i + 1);
                sink.found(
                        Severity.WARNING,
                        X12IssueCode.ELEMENT_UNUSED,
                        segment,
                        element,
                        component,
                        repetition,
                        row == null ? 0 : row.dataElement());
            }
        }
    }

    private void reportNote(ElementRow.Parts parts, SyntaxNote note, long broken) {
        int index = Long.numberOfTrailingZeros(broken);
        at(index + 1);
        boolean excluded = note.kind() == SyntaxNote.Kind.E;
        found(
                excluded ? X12IssueCode.ELEMENT_EXCLUDED : X12IssueCode.ELEMENT_DEPENDENT_MISSING,
                parts.rows()[index]);
    }

    /** A position of the segment, or of the composite that is looked at. */
    private void at(int position) {
        if (inComposite) {
            component = position;
        } else {
            element = position;
        }
    }

    private void repeated(ElementRow row, int start, int end) {
        byte[] bytes = segment.bytes();
        int at = start;
        int partStart = start;
        int number = 1;
        boolean several = false;
        while (true) {
            boolean separator =
                    at < end && repetitionSeparator != 0 && bytes[at] == repetitionSeparator;
            several |= separator;
            if (separator || at == end) {
                if (number == row.repeats() + 1) {
                    repetition = number;
                    found(X12IssueCode.REPETITION_TOO_MANY, row);
                }
                repetition = several ? number : 0;
                one(row, partStart, at);
                partStart = at + 1;
                number++;
            }
            if (at == end) {
                return;
            }
            at++;
        }
    }

    private void one(ElementRow row, int start, int end) {
        if (start == end) {
            return;
        }
        if (row.components() == null) {
            simple(row, start, end, -1);
        } else {
            composite(row, start, end);
        }
    }

    private void composite(ElementRow row, int start, int end) {
        ElementRow.Parts parts = row.components();
        ElementRow[] rows = parts.rows();
        byte[] bytes = segment.bytes();
        byte separator = componentSeparator;
        long present = 0;
        int number = 0;
        int partStart = start;
        int formatStart = start;
        int formatEnd = start;
        for (int at = start; at <= end; at++) {
            if (at == end || (separator != 0 && bytes[at] == separator)) {
                if (at > partStart) {
                    if (number >= rows.length) {
                        component = number + 1;
                        found(X12IssueCode.COMPONENT_TOO_MANY, row);
                        break;
                    }
                    present |= 1L << number;
                    ElementRow part = rows[number];
                    if (part != null) {
                        component = number + 1;
                        boolean right =
                                part.components() != null
                                        || value(
                                                part,
                                                partStart,
                                                at,
                                                values.mask(bytes, partStart, at));
                        if (right && parts.formats()[number] >= 0) {
                            formatted(part, formatStart, formatEnd, partStart, at);
                        }
                    }
                }
                formatStart = partStart;
                formatEnd = at;
                partStart = at + 1;
                number++;
            }
        }
        inComposite = true;
        presence(parts, present);
        inComposite = false;
        component = 0;
    }

    private void simple(ElementRow row, int start, int end, int format) {
        if (row.type() == ElementType.B || segment.isBinary(element)) {
            return;
        }
        int mask = values.mask(segment.bytes(), start, end);
        if ((mask & ValueCheck.SPLITS) != 0) {
            split(row, mask);
            return;
        }
        if (value(row, start, end, mask) && format >= 0) {
            formatted(
                    row,
                    segment.elementStart(format + 1),
                    segment.elementEnd(format + 1),
                    start,
                    end);
        }
    }

    /** A simple element that is sent with separators in it. */
    private void split(ElementRow row, int mask) {
        if ((mask & ValueCheck.REPETITION) != 0) {
            repetition = 2;
            found(X12IssueCode.REPETITION_TOO_MANY, row);
        } else {
            component = 2;
            found(X12IssueCode.COMPONENT_TOO_MANY, row);
            component = 0;
        }
    }

    /** Whether nothing is wrong with a value. */
    private boolean value(ElementRow row, int start, int end, int mask) {
        X12IssueCode wrong = values.wrong(row, segment.bytes(), start, end, mask & 0xff);
        if (wrong == null) {
            return true;
        }
        found(wrong, row);
        return false;
    }

    private void formatted(ElementRow row, int formatStart, int formatEnd, int start, int end) {
        DateFormats.Verdict verdict =
                DateFormats.check(segment.bytes(), formatStart, formatEnd, start, end);
        if (verdict != DateFormats.Verdict.RIGHT) {
            found(
                    verdict == DateFormats.Verdict.NO_DATE
                            ? X12IssueCode.ELEMENT_DATE
                            : X12IssueCode.ELEMENT_TIME,
                    row);
        }
    }

    private void found(X12IssueCode code, ElementRow row) {
        sink.found(
                Severity.ERROR,
                code,
                segment,
                element,
                component,
                repetition,
                row == null ? 0 : row.dataElement());
    }
}
