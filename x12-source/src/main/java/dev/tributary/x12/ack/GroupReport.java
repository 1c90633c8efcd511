package dev.tributary.x12.ack;

import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.EnvelopeWords;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.GroupEnd;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a functional acknowledgement tells of one group: AK1, its sets, and AK9. */
final class GroupReport {

    private static final int MOST_CODES = 5;

    private final FunctionalGroup group;
    private final Form form;
    private final int maxFindings;
    private final SegmentText sets = new SegmentText();
    private SetReport set;
    private int received;
    private int accepted;
    private int withErrors;
    private GroupEnd end;
    private boolean refused;

    GroupReport(FunctionalGroup group, Form form, int maxFindings) {
        this.group = group;
        this.form = form;
        this.maxFindings = maxFindings;
        this.set = new SetReport(form, group.partner(), maxFindings);
    }

    void unit(Unit unit, boolean unitRefused) {
        set.unit(unit, unitRefused);
    }

    void setEnd(SetEnd setEnd, boolean setRefused) {
        char verdict = set.end(setEnd, setRefused, sets);
        received++;
        if (verdict != 'R') {
            accepted++;
        }
        if (verdict == 'E') {
            withErrors++;
        }
        set = new SetReport(form, group.partner(), maxFindings);
    }

    void end(GroupEnd groupEnd, boolean groupRefused) {
        end = groupEnd;
        refused = groupRefused;
    }

    FunctionalGroup group() {
        return group;
    }

    Form form() {
        return form;
    }

    /**
     * Writes it.
     *
     * @return its verdict: A, E, P or R
     */
    char write(SegmentText text) {
        StoredSegment gs = group.gs();
        text.add(
                "AK1",
                Copied.code(gs.element(1), 2, 2, "ZZ"),
                Copied.digits(gs.element(6), 1, 9, "0"),
                form.tellsVersions()
                        ? Copied.inShape(EnvelopeWords.version(gs.element(8)), 1, 12, null)
                        : null);
        text.add(sets);
        char verdict = verdict();
        String[] elements = new String[4 + MOST_CODES];
        elements[0] = String.valueOf(verdict);
        elements[1] = included();
        elements[2] = Integer.toString(came());
        elements[3] = Integer.toString(accepted);
        int at = 4;
        for (String code : codes()) {
            if (at < elements.length) {
                elements[at++] = code;
            }
        }
        text.add("AK9", elements);
        return verdict;
    }

    /** Sets of a group that is refused for its GS are not told, yet they came. */
    private int came() {
        return end == null ? received : Math.max(received, end.sets());
    }

    /** GE-01, where it was sent. */
    private String included() {
        String counted = Integer.toString(came());
        return end == null || end.ge() == null
                ? counted
                : Copied.digits(end.ge().element(1), 1, 6, counted);
    }

    /**
     * What becomes of its sets, which is what AK904 counts: whatever an error takes with it is told
     * of each set that it takes, and a set that was taken is in no group that was rejected.
     */
    private char verdict() {
        if (refused || (received == 0 && hasFaults()) || (received > 0 && accepted == 0)) {
            return 'R';
        }
        if (accepted < received) {
            return 'P';
        }
        return withErrors > 0 || hasFaults() ? 'E' : 'A';
    }

    private boolean hasFaults() {
        return end != null && !end.faults().isEmpty();
    }

    private Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        if (end != null) {
            for (EnvelopeFault fault : end.faults()) {
                if (fault.code().on() == X12IssueCode.On.GROUP) {
                    codes.add(fault.code().acknowledgement());
                }
            }
        }
        return codes;
    }
}
