package dev.tributary.x12.ack;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.LoopRow;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An interchange as a reader would tell of it, made by hand: segments and what is wrong. */
final class Received {

    static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *30*RECEIVER       "
                    + "*260102*1530*^*00501*000000042*0*T*:~";

    private static final String CLOSED = "IEA*1*000000042~";

    final Interchange interchange;
    private final Acknowledger acknowledger;
    private final List<EnvelopeFault> faults = new ArrayList<>();
    private final Partner partner;
    private FunctionalGroup group;
    private TransactionSet set;
    private Loop root;
    private int units;
    private int groups;
    private int sets;
    private int ordinal;
    private final List<SetIssue> issues = new ArrayList<>();

    Received(Acknowledger acknowledger, Partner partner, String isa, EnvelopeFault... faults) {
        this.acknowledger = acknowledger;
        this.partner = partner;
        this.interchange = new Interchange(stored(isa, 0), 1, 0, partner);
        this.faults.addAll(List.of(faults));
        Outline outline = new Outline(0, true, this.faults, this.faults.size(), false, Map.of());
        acknowledger.see(new X12Event.InterchangeStart(interchange, outline), false);
    }

    /** Opens a group, as {@code GS*HC*APP*OURS*20260102*1530*7*X*005010X222A1}. */
    Received group(String gs) {
        group = new FunctionalGroup(interchange, stored(gs, 0), ++groups, partner);
        acknowledger.see(new X12Event.GroupStart(group), false);
        sets = 0;
        return this;
    }

    /** Opens a set whose grammar is known. */
    Received set(String st) {
        return set(st, new Grammar("837P", "837", "005010", new LoopRow("ST")));
    }

    /** Opens a set. */
    Received set(String st, Grammar grammar) {
        ordinal = 1;
        StoredSegment segment = stored(st, ordinal);
        set = new TransactionSet(group, segment, ++sets, grammar, segment.element(3));
        root = new Loop(new LoopRow("ST"), null, false);
        root.segments().add(segment);
        units = 0;
        issues.clear();
        acknowledger.see(new X12Event.SetStart(set), false);
        return this;
    }

    /** A unit of one loop. */
    Received unit(boolean refused, List<SetIssue> found, int from, String... segments) {
        Loop loop = new Loop(new LoopRow("2300"), root, false);
        int at = from;
        for (String segment : segments) {
            loop.segments().add(stored(segment, at++));
        }
        issues.addAll(found);
        acknowledger.see(new X12Event.Unit(set, loop, ++units, 0, 0, List.copyOf(found)), refused);
        return this;
    }

    Received unit(String... segments) {
        return unit(false, List.of(), 10, segments);
    }

    Received setEnd(boolean refused, SetIssue... more) {
        issues.addAll(List.of(more));
        acknowledger.see(
                new X12Event.SetEnd(set, root, units, 20, List.copyOf(issues), issues.size()),
                refused);
        return this;
    }

    Received groupEnd(String ge, EnvelopeFault... found) {
        StoredSegment stored = ge == null ? null : stored(ge, 0);
        acknowledger.see(new X12Event.GroupEnd(group, stored, sets, List.of(found)), false);
        return this;
    }

    List<Acknowledgment> end() {
        return acknowledger.finish(
                new X12Event.InterchangeEnd(interchange, stored(CLOSED, 0), 0, groups, faults));
    }

    /** A segment of an interchange with the delimiters of {@link #ISA}, or an ISA of its own. */
    static StoredSegment stored(String text, int ordinal) {
        boolean isa = text.startsWith("ISA");
        String whole = isa ? text : ISA + text + (text.endsWith("~") ? "" : "~");
        X12Tokens tokens = X12Tokens.of(whole.getBytes(StandardCharsets.ISO_8859_1));
        tokens.next();
        if (!isa) {
            tokens.next();
        }
        return StoredSegment.of(tokens.segment(), StandardCharsets.ISO_8859_1, ordinal);
    }

    static SetIssue issue(X12IssueCode code, String segmentId, int ordinal) {
        return new SetIssue(Severity.ERROR, code, segmentId, ordinal, "2300", 0, 0, 0, 0, null);
    }

    static SetIssue elementIssue(
            X12IssueCode code, String segment, int ordinal, int element, int component) {
        StoredSegment stored = stored(segment, ordinal);
        return new SetIssue(
                Severity.ERROR,
                code,
                stored.id(),
                ordinal,
                "2010AA",
                element,
                component,
                0,
                1325,
                stored);
    }
}
