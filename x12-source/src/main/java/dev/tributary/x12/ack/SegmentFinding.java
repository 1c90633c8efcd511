package dev.tributary.x12.ack;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.Level;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One faulty segment of a set, as one IK3 (AK3) and its IK4 (AK4) tell it. */
final class SegmentFinding {

    private static final String ELEMENTS_IN_ERROR = "8";
    private static final String NAMELESS = "UNK";
    private static final int LONGEST_LOOP = 6;
    private static final int LONGEST_VALUE = 99;
    private static final int MOST_ELEMENTS = 99;
    private static final Comparator<SetIssue> BY_PLACE =
            Comparator.comparingInt(SetIssue::element)
                    .thenComparingInt(SetIssue::repetition)
                    .thenComparingInt(SetIssue::component);

    private final SetIssue first;
    private final UnitContext unit; // null where it is of no unit
    private final List<SetIssue> elements = new ArrayList<>(2);

    SegmentFinding(SetIssue first, UnitContext unit) {
        this.first = first;
        this.unit = unit;
    }

    /** What findings are one: of a segment in a loop with the same code, or of its elements. */
    static String key(SetIssue issue, Form form) {
        String what = isOfElement(issue) ? ELEMENTS_IN_ERROR : form.segmentCode(issue.code());
        return issue.ordinal() + "/" + issue.loop() + "/" + issue.segmentId() + "/" + what;
    }

    static boolean isOfElement(SetIssue issue) {
        return issue.code().on() == X12IssueCode.On.ELEMENT;
    }

    void add(SetIssue issue) {
        if (isOfElement(issue) && elements.size() < MOST_ELEMENTS) {
            elements.add(issue);
        }
    }

    /** Whether the guide alone forbids it, and not the standard. */
    boolean isOfGuide(Form form) {
        if (!isOfElement(first)) {
            return isOfGuide(form.segmentCode(first.code()));
        }
        return elements.stream().allMatch(issue -> isOfGuide(form.elementCode(issue.code())));
    }

    private static boolean isOfGuide(String code) {
        return code.startsWith("I");
    }

    /** Writes it. */
    void write(SegmentText text, Form form, Partner partner) {
        String code = isOfElement(first) ? ELEMENTS_IN_ERROR : form.segmentCode(first.code());
        text.add(
                form.id(3),
                Copied.code(first.segmentId(), 2, 3, NAMELESS),
                Integer.toString(Math.max(1, first.ordinal())),
                form.is999() ? loop(first.loop()) : null,
                code);
        if (form.is999()) {
            writeContext(text, partner);
        }
        // They were found by what was looked for: one check after another.
        elements.sort(BY_PLACE);
        Set<String> written = new LinkedHashSet<>();
        for (SetIssue issue : elements) {
            String where = position(issue, form);
            String what = form.elementCode(issue.code());
            if (written.add(where + '/' + what)) {
                text.add(
                        form.id(4),
                        where,
                        issue.dataElement() > 0 ? Integer.toString(issue.dataElement()) : null,
                        what,
                        badValue(issue, partner).orElse(null));
                if (form.is999()) {
                    writeTrigger(text, issue);
                }
            }
        }
    }

    /**
     * X12 TR3 005010X231A1, loop 2100: what raised the demand, then the unit of business. What
     * raised the demand for an element stands behind its IK4, in loop 2110.
     */
    private void writeContext(SegmentText text, Partner partner) {
        if (unit == null) {
            return;
        }
        if (!isOfElement(first)) {
            writeTrigger(text, first);
        }
        if (partner.acknowledgements().copyBadValues()) {
            unit.value()
                    .ifPresent(
                            value -> text.add("CTX", unit.name() + SegmentText.COMPONENT + value));
        }
    }

    /** What raised the demand: the unit as a whole, which is all that a rule tells of it. */
    private void writeTrigger(SegmentText text, SetIssue issue) {
        if (unit != null && issue.code().level() == Level.SITUATION) {
            text.add(
                    "CTX",
                    "SITUATIONAL TRIGGER",
                    Copied.code(unit.segmentId(), 2, 3, NAMELESS),
                    Integer.toString(Math.max(1, unit.ordinal())),
                    loop(unit.loop()));
        }
    }

    private static String loop(String id) {
        return Copied.code(id, 1, LONGEST_LOOP, null);
    }

    /** C030: element, component, and from 5010 on repetition. */
    private static String position(SetIssue issue, Form form) {
        StringBuilder position = new StringBuilder().append(issue.element());
        boolean repetition = form.tellsVersions() && issue.repetition() > 0;
        if (issue.component() > 0 || repetition) {
            position.append(SegmentText.COMPONENT);
        }
        if (issue.component() > 0) {
            position.append(issue.component());
        }
        if (repetition) {
            position.append(SegmentText.COMPONENT).append(issue.repetition());
        }
        return position.toString();
    }

    private static Optional<String> badValue(SetIssue issue, Partner partner) {
        StoredSegment segment = issue.segment();
        if (!partner.acknowledgements().copyBadValues() || segment == null) {
            return Optional.empty();
        }
        if (segment.isBinary(issue.element()) || segment.isEmpty(issue.element())) {
            return Optional.empty();
        }
        Slice value = segment.slice(issue.element());
        if (issue.repetition() > 0 || issue.component() > 0) {
            value = value.repetition(Math.max(1, issue.repetition()));
        }
        if (issue.component() > 0) {
            value = value.component(issue.component());
        }
        return Copied.exactly(value.latin1(), segment.delimiters(), LONGEST_VALUE);
    }

    @Override
    public String toString() {
        return "SegmentFinding[" + first.location() + "]";
    }
}
