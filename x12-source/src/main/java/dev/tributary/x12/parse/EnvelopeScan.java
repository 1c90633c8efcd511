package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.grammar.SetTraits;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first pass over interchanges, one at a time: whether each came whole, what is wrong with its
 * envelopes, and what of its sets must be known before they are read. So nothing of a file that was
 * cut off is ever handed out. Runs over bytes and keeps none.
 */
final class EnvelopeScan {

    /**
     * What a pass found.
     *
     * @param outline for whoever reads events
     * @param traits of each set of the interchange, in order
     */
    record Scanned(Outline outline, List<SetTraits> traits) {

        /** Of a set by its number in the interchange, from 1. */
        SetTraits traits(int set) {
            return set <= traits.size() ? traits.get(set - 1) : SetTraits.NONE;
        }

        /** The same, with faults that the partner's settings know of before its own. */
        Scanned with(List<EnvelopeFault> more) {
            if (more.isEmpty()) {
                return this;
            }
            List<EnvelopeFault> all = new ArrayList<>(more);
            all.addAll(outline.faults());
            return new Scanned(
                    new Outline(
                            outline.end(),
                            outline.whole(),
                            all,
                            outline.faultCount() + more.size(),
                            outline.onlyAcknowledgements(),
                            outline.payments()),
                    traits);
        }

        /** Whether nothing of it may be taken. */
        boolean refused() {
            return !outline.whole()
                    || outline.faults().stream().anyMatch(f -> f.code().refusesInterchange());
        }
    }

    private static final String ACKNOWLEDGEMENTS = "FA";

    private final X12Tokens tokens;
    private final int maxKept;
    private final SetSummary summary = new SetSummary();
    private boolean pending; // the token at which the walk stands was not looked at yet

    // Of the interchange.
    private Envelope envelope;
    private List<EnvelopeFault> faults;
    private long faultCount;
    private Map<Integer, Outline.PaymentTotals> payments;
    private List<SetTraits> traits;
    private SetTraits lastTraits = SetTraits.NONE;
    private int sets;
    private boolean acknowledgements; // TA1 or a group FA has come
    private boolean others; // anything else has

    /**
     * A pass over tokens.
     *
     * @param maxKept faults of an interchange; beyond, they are counted only
     */
    EnvelopeScan(X12Tokens tokens, int maxKept) {
        this.tokens = tokens;
        this.maxKept = maxKept;
    }

    /** Of an interchange that came after the pass had ended: it may not be taken. */
    static Scanned unseen(long offset) {
        EnvelopeFault torn = new EnvelopeFault(X12IssueCode.INTERCHANGE_TORN, "IEA");
        return new Scanned(
                new Outline(offset, false, List.of(torn), 1, false, Map.of()), List.of());
    }

    /** Looks through the next interchange; null where there is none any more. */
    Scanned next() {
        while (pending || tokens.next()) {
            pending = false;
            boolean isa =
                    tokens.kind() == X12Tokens.Kind.SEGMENT
                            && tokens.segment().code() == SegmentIds.ISA;
            if (isa) {
                return interchange();
            }
        }
        return null;
    }

    private Scanned interchange() {
        faults = new ArrayList<>();
        faultCount = 0;
        payments = new HashMap<>();
        traits = new ArrayList<>();
        sets = 0;
        acknowledgements = false;
        others = false;
        envelope = new Envelope(this::fault);
        envelope.isa(stored());
        while (tokens.next()) {
            int code = tokens.kind() == X12Tokens.Kind.SEGMENT ? tokens.segment().code() : -1;
            if (code == SegmentIds.ISA || tokens.kind() == X12Tokens.Kind.JUNK) {
                pending = true;
                return torn(tokens.offset());
            }
            if (code == SegmentIds.IEA) {
                closeGroup(null);
                envelope.end(stored());
                return scanned(endOffset(tokens), true);
            }
            segment(code);
        }
        return torn(tokens.endOffset());
    }

    private void segment(int code) {
        Segment segment = tokens.segment();
        if (code == SegmentIds.ST && envelope.inGroup()) {
            closeSet(null);
            openSet();
        } else if (code == SegmentIds.SE && envelope.inSet()) {
            closeSet(stored());
        } else if (code == SegmentIds.GE && envelope.inGroup()) {
            closeGroup(stored());
        } else if (code == SegmentIds.GS) {
            closeGroup(null);
            StoredSegment gs = stored();
            holds(ACKNOWLEDGEMENTS.equals(gs.element(1)));
            envelope.gs(gs);
        } else if (envelope.inSet()) {
            envelope.segment();
            summary.segment(segment);
        } else if (code == SegmentIds.TA1 && !envelope.inGroup()) {
            holds(true);
        } else {
            holds(false);
            fault(X12IssueCode.INTERCHANGE_STRUCTURE, code == 0 ? "???" : segment.id(), 0);
        }
    }

    private void holds(boolean acknowledgement) {
        acknowledgements |= acknowledgement;
        others |= !acknowledgement;
    }

    private void openSet() {
        sets++;
        StoredSegment st = stored();
        envelope.st(st);
        summary.begin(st);
    }

    private void closeSet(StoredSegment se) {
        if (!envelope.inSet()) {
            return;
        }
        envelope.endSet(se);
        SetTraits found = summary.traits();
        lastTraits = found.equals(lastTraits) ? lastTraits : found;
        traits.add(lastTraits);
        if (summary.totals() != null) {
            payments.put(sets, summary.totals());
        }
    }

    private void closeGroup(StoredSegment ge) {
        closeSet(null);
        if (envelope.inGroup()) {
            envelope.endGroup(ge);
        }
    }

    private Scanned torn(long end) {
        closeGroup(null);
        envelope.end(null);
        return scanned(end, false);
    }

    private Scanned scanned(long end, boolean whole) {
        Outline outline =
                new Outline(
                        end,
                        whole,
                        List.copyOf(faults),
                        faultCount,
                        acknowledgements && !others,
                        Map.copyOf(payments));
        return new Scanned(outline, traits);
    }

    private void fault(X12IssueCode code, String segment, int element) {
        faultCount++;
        // One that refuses the interchange is kept whatever was found before it.
        int room = code.refusesInterchange() ? 2 * maxKept : maxKept;
        if (faults.size() < room) {
            faults.add(new EnvelopeFault(code, location(segment, element)));
        }
    }

    private String location(String segment, int element) {
        String number =
                switch (segment) {
                    case "GS", "GE" -> "[" + envelope.groups() + "]";
                    case "ST", "SE" -> "[" + envelope.groups() + "." + envelope.sets() + "]";
                    default -> "";
                };
        return element == 0
                ? segment + number
                : segment + number + (element < 10 ? "-0" : "-") + element;
    }

    private StoredSegment stored() {
        return StoredSegment.of(tokens.segment(), StandardCharsets.ISO_8859_1, 0);
    }

    /** Behind its terminator. */
    static long endOffset(X12Tokens tokens) {
        return tokens.endOffset() + (tokens.segment().terminated() ? 1 : 0);
    }
}
