package dev.tributary.x12.parse;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.grammar.ElementRow;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.LoopListener;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.grammar.LoopWalker;
import dev.tributary.x12.grammar.SegmentRow;
import dev.tributary.x12.grammar.Usage;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.validate.ElementCheck;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the segments of sets: places them, checks them, hands out the units. Used for one set after
 * another; one thread uses it.
 */
final class SetReader implements LoopListener, ElementCheck.Sink {

    private static final LoopRow UNKNOWN_ROOT = new LoopRow("ST");

    /** What one loop leaves to each of its units. */
    private static final int MAX_INHERITED = 100;

    private record WalkKey(Grammar grammar, boolean strictOrder) {}

    private static final class OpenUnit {
        private final long start;
        private final List<SetIssue> issues = new ArrayList<>(2);
        private long firstInside = -1;

        OpenUnit(long start) {
            this.start = start;
        }

        /** Another unit starts inside it. */
        void holds(long offset) {
            if (firstInside < 0 && offset > start) {
                firstInside = offset;
            }
        }

        /** What stands in units inside it is theirs. */
        long end(long endOfAll) {
            return firstInside < 0 ? endOfAll : firstInside;
        }
    }

    private final int maxIssuesKept;
    private final Checks checks;
    private final Consumer<X12Event> out;
    private final Map<WalkKey, LoopWalker> walkers = new HashMap<>();
    private final Deque<OpenUnit> units = new ArrayDeque<>();

    // Of the set.
    private TransactionSet set;
    private LoopWalker walker; // null where no grammar is known
    private ElementCheck elements;
    private Loop unknownRoot;
    private Outline.PaymentTotals totals;
    private List<SetIssue> issues;
    private final Map<Loop, List<SetIssue>> inherited = new HashMap<>();
    private long issueCount;
    private int unitCount;
    private StoredSegment current;
    private long end; // behind the last segment that was placed

    /**
     * A reader.
     *
     * @param out takes the units
     */
    SetReader(int maxIssuesKept, Checks checks, Consumer<X12Event> out) {
        this.maxIssuesKept = maxIssuesKept;
        this.checks = checks;
        this.out = out;
    }

    /**
     * A set begins.
     *
     * @param check of elements, whose findings come here
     * @param payment of an 835, otherwise null
     * @param endOffset behind its ST
     */
    void begin(
            TransactionSet begun,
            ElementCheck check,
            Outline.PaymentTotals payment,
            long endOffset) {
        set = begun;
        elements = check;
        totals = payment;
        issues = new ArrayList<>();
        inherited.clear();
        issueCount = 0;
        unitCount = 0;
        units.clear();
        current = begun.st();
        walker = null;
        if (begun.grammar() == null) {
            unknownRoot = new Loop(UNKNOWN_ROOT, null, false);
            unknownRoot.segments().add(begun.st());
        } else {
            walker = walker(begun);
            check(walker.start(begun.st()));
        }
        end = endOffset;
    }

    private LoopWalker walker(TransactionSet begun) {
        WalkKey key = new WalkKey(begun.grammar(), begun.group().partner().strictOrder());
        return walkers.computeIfAbsent(
                key, k -> new LoopWalker(k.grammar(), k.strictOrder(), this));
    }

    /** Whether its segments are to be stored and handed over. */
    boolean reads() {
        return walker != null;
    }

    /** A segment of the set, its SE included. */
    void segment(StoredSegment segment, long endOffset) {
        current = segment;
        if (walker == null) {
            unknownRoot.segments().add(segment);
        } else {
            check(walker.place(segment));
        }
        end = endOffset;
    }

    private void check(SegmentRow row) {
        if (row != null) {
            if (row.usage() == Usage.UNUSED) {
                found(
                        Severity.WARNING,
                        X12IssueCode.SEGMENT_UNUSED,
                        current.id(),
                        current.ordinal(),
                        walker.placedIn().id(),
                        current);
            }
            elements.check(current, row);
        }
    }

    /** The set ends: what is open is closed, and its last units handed out. */
    X12Event.SetEnd finish(int segments) {
        Loop root = unknownRoot;
        if (walker != null) {
            root = walker.root();
            walker.finish(segments + 1);
            checks.setEnd(set, root, totals, this::keep);
        }
        X12Event.SetEnd event =
                new X12Event.SetEnd(
                        set, root, unitCount, segments, List.copyOf(issues), issueCount);
        unknownRoot = null;
        issues = new ArrayList<>();
        return event;
    }

    @Override
    public void unitOpened(Loop unit) {
        units.forEach(around -> around.holds(current.offset()));
        units.push(new OpenUnit(current.offset()));
    }

    @Override
    public void unitClosed(Loop unit, boolean emit) {
        OpenUnit open = units.peek();
        if (emit) {
            checks.unit(set, unit, this::keep);
        }
        units.pop();
        if (emit) {
            unitCount++;
            out.accept(
                    new X12Event.Unit(
                            set,
                            unit,
                            unitCount,
                            open.start,
                            open.end(end),
                            withInherited(unit, open)));
        }
    }

    /** What is wrong with the subscriber is wrong with his claims. */
    private List<SetIssue> withInherited(Loop unit, OpenUnit open) {
        if (inherited.isEmpty() && units.isEmpty()) {
            return List.copyOf(open.issues);
        }
        List<SetIssue> all = new ArrayList<>();
        for (Loop around = unit.parent(); around != null; around = around.parent()) {
            all.addAll(inherited.getOrDefault(around, List.of()));
        }
        units.forEach(around -> all.addAll(around.issues));
        all.addAll(open.issues);
        return List.copyOf(all);
    }

    @Override
    public void found(
            Severity severity,
            X12IssueCode code,
            String segmentId,
            int ordinal,
            String loop,
            StoredSegment segment) {
        keep(new SetIssue(severity, code, segmentId, ordinal, loop, 0, 0, 0, 0, segment));
    }

    @Override
    public void misplaced(
            X12IssueCode code,
            StoredSegment segment,
            String loop,
            SegmentRow row,
            int element,
            int component) {
        ElementRow known = row.elements().rows()[element - 1];
        if (component > 0) {
            known = known.components().rows()[component - 1];
        }
        keep(
                new SetIssue(
                        Severity.ERROR,
                        code,
                        segment.id(),
                        segment.ordinal(),
                        loop,
                        element,
                        component,
                        0,
                        known.dataElement(),
                        segment));
    }

    @Override
    public void found(
            Severity severity,
            X12IssueCode code,
            StoredSegment segment,
            int element,
            int component,
            int repetition,
            int dataElement) {
        keep(
                new SetIssue(
                        severity,
                        code,
                        segment.id(),
                        segment.ordinal(),
                        walker.placedIn().id(),
                        element,
                        component,
                        repetition,
                        dataElement,
                        segment));
    }

    /** A finding about the set as such, as its count of segments. */
    void found(X12IssueCode code, StoredSegment segment, String id, int ordinal, int element) {
        keep(new SetIssue(Severity.ERROR, code, id, ordinal, null, element, 0, 0, 0, segment));
    }

    private void keep(SetIssue issue) {
        issueCount++;
        if (issues.size() < maxIssuesKept) {
            issues.add(issue);
        }
        OpenUnit unit = units.peek();
        if (unit == null) {
            inherit(issue);
        } else if (unit.issues.size() < maxIssuesKept) {
            unit.issues.add(issue);
        }
    }

    /** Units that are yet to come inherit it with the loop in which it was found. */
    private void inherit(SetIssue issue) {
        if (walker == null || walker.placedIn() == null) {
            return;
        }
        Loop holder = walker.placedIn();
        while (holder.parent() != null && !holder.row().holdsUnits()) {
            holder = holder.parent();
        }
        List<SetIssue> kept = inherited.computeIfAbsent(holder, loop -> new ArrayList<>(2));
        if (kept.size() < Math.min(maxIssuesKept, MAX_INHERITED)) {
            kept.add(issue);
        }
    }
}
