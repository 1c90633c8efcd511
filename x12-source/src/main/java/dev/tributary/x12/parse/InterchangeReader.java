package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Delimiters;
import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.X12SyntaxException;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.ElementCheck;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file of interchanges and tells what is in it, event by event, as it is asked.
 *
 * <p>Each interchange is looked through as a whole before anything of it is told: one that was cut
 * off, or whose envelope contradicts itself, is told by its start and its end alone. Otherwise no
 * more than one unit is held. What breaks off, or is no interchange, ends where the next real ISA
 * starts; no bytes throw anything. What a file cannot be read for is thrown as {@link
 * UncheckedIOException}.
 *
 * <p>One thread uses it. Close it when done.
 */
public final class InterchangeReader implements Closeable {

    private final ByteSource source;
    private final ReaderOptions options;
    private final PartnerBook partners;
    private final Grammars grammars;
    private final SetReader setReader;
    private final Deque<X12Event> events = new ArrayDeque<>();
    private final List<InputStream> streams = new ArrayList<>();

    private X12Tokens tokens;
    private EnvelopeScan scan;
    private boolean finished;

    // Bytes outside of interchanges.
    private long junkStart = -1;
    private long junkEnd;
    private X12SyntaxException.Code junkReason;

    // Of the interchange.
    private int number;
    private Interchange interchange; // null outside
    private EnvelopeScan.Scanned scanned;
    private boolean skipping;
    private int setOfInterchange;
    private Envelope envelope;
    private List<EnvelopeFault> faults;

    // Of the group and the set.
    private FunctionalGroup group;
    private List<EnvelopeFault> groupFaults;
    private boolean groupRefused; // its sets are counted, and not told
    private ElementCheck elements;
    private Charset charset = StandardCharsets.ISO_8859_1;
    private StoredSegment envelopeSegment; // that is looked at; null where one is missing

    /** A reader; nothing is opened before the first event is asked for. */
    public InterchangeReader(
            ByteSource source,
            ReaderOptions options,
            PartnerBook partners,
            Grammars grammars,
            Checks checks) {
        this.source = source;
        this.options = options;
        this.partners = partners;
        this.grammars = grammars;
        this.setReader = new SetReader(options.maxIssuesKept(), checks, events::add);
        this.number = options.firstNumber() - 1;
    }

    /**
     * The next event; null at the end.
     *
     * @throws UncheckedIOException when the source cannot be read
     */
    public X12Event next() {
        while (events.isEmpty() && !finished) {
            advance();
        }
        return events.poll();
    }

    /**
     * Says, after the start of an interchange was told and before the next event is asked for, that
     * it is not to be taken, as one that came before: its end is told next, with that fault.
     */
    public void refuse(EnvelopeFault fault) {
        if (interchange == null || group != null || envelope.groups() > 0) {
            throw new IllegalStateException("an interchange is refused at its start");
        }
        skipping = true;
        faults.add(fault);
    }

    @Override
    public void close() throws IOException {
        finished = true;
        for (InputStream in : streams) {
            in.close();
        }
        streams.clear();
    }

    private void advance() {
        if (tokens == null) {
            tokens = open();
            scan = new EnvelopeScan(open(), options.maxIssuesKept());
        }
        if (!tokens.next()) {
            endInterchange(null, tokens.endOffset());
            endJunk();
            finished = true;
        } else if (tokens.kind() == X12Tokens.Kind.JUNK) {
            endInterchange(null, tokens.offset());
            junk();
        } else {
            segment(tokens.segment().code());
        }
    }

    private X12Tokens open() {
        try {
            InputStream in = source.open(options.start());
            streams.add(in);
            return X12Tokens.of(in, options.start(), options.maxSegmentBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void junk() {
        if (junkStart < 0) {
            junkStart = tokens.offset();
            junkReason = tokens.problem();
        }
        junkEnd = tokens.endOffset();
    }

    private void endJunk() {
        if (junkStart >= 0) {
            events.add(new X12Event.BrokenBytes(junkStart, junkEnd, junkReason));
            junkStart = -1;
        }
    }

    private void segment(int code) {
        if (code == SegmentIds.ISA) {
            endInterchange(null, tokens.offset());
            endJunk();
            startInterchange();
        } else if (code == SegmentIds.IEA) {
            endInterchange(stored(0), EnvelopeScan.endOffset(tokens));
        } else if (skipping) {
            count(code);
        } else if (groupRefused && code != SegmentIds.GS && code != SegmentIds.GE) {
            passOver(code);
        } else if (envelope.inSet() && isOfSet(code)) {
            envelope.segment();
            if (setReader.reads()) {
                setReader.segment(stored(envelope.segments()), EnvelopeScan.endOffset(tokens));
            }
        } else {
            envelope(code);
        }
    }

    private static boolean isOfSet(int code) {
        return code != SegmentIds.SE
                && code != SegmentIds.ST
                && code != SegmentIds.GE
                && code != SegmentIds.GS;
    }

    /** Groups of an interchange that is not taken are counted, nothing else. */
    private void count(int code) {
        if (code == SegmentIds.GS) {
            envelope.gs(stored(0));
        }
    }

    private void passOver(int code) {
        if (code == SegmentIds.ST) {
            endSet(null);
            setOfInterchange++;
            envelope.st(stored(1));
        } else if (code == SegmentIds.SE) {
            endSet(stored(0));
        } else if (envelope.inSet()) {
            envelope.segment();
        }
    }

    private void envelope(int code) {
        if (code == SegmentIds.ST) {
            endSet(null);
            startSet(stored(1));
        } else if (code == SegmentIds.SE) {
            endSet(stored(envelope.segments() + 1));
        } else if (code == SegmentIds.GS) {
            endGroup(null);
            startGroup(stored(0));
        } else if (code == SegmentIds.GE) {
            endGroup(stored(0));
        } else if (code == SegmentIds.TA1) {
            events.add(new X12Event.Ta1Received(interchange, stored(0)));
        }
    }

    private void startInterchange() {
        number++;
        charset = StandardCharsets.ISO_8859_1;
        StoredSegment isa = stored(0);
        Partner partner = partners.of(isa);
        interchange = new Interchange(isa, number, tokens.offset(), partner);
        scanned = scan().with(partners.faults(isa));
        setOfInterchange = 0;
        faults = new ArrayList<>();
        envelope = new Envelope(this::fault);
        skipping = scanned.refused();
        events.add(new X12Event.InterchangeStart(interchange, scanned.outline()));
    }

    /** A file that grew between the two passes has more in it than the first one saw. */
    private EnvelopeScan.Scanned scan() {
        EnvelopeScan.Scanned found = scan.next();
        return found == null ? EnvelopeScan.unseen(tokens.offset()) : found;
    }

    private void endInterchange(StoredSegment iea, long end) {
        if (interchange == null) {
            return;
        }
        if (!skipping) {
            endGroup(null);
        }
        for (EnvelopeFault fault : scanned.outline().faults()) {
            if (fault.code().on() == X12IssueCode.On.TA1) {
                faults.add(fault);
            }
        }
        events.add(
                new X12Event.InterchangeEnd(
                        interchange, iea, end, envelope.groups(), List.copyOf(faults)));
        interchange = null;
        group = null;
        scanned = null;
        skipping = false;
    }

    private void startGroup(StoredSegment gs) {
        groupFaults = new ArrayList<>();
        envelopeSegment = gs;
        envelope.gs(gs);
        Partner partner = partners.of(interchange.isa(), gs);
        charset = partner.charset();
        Delimiters delimiters = gs.delimiters();
        elements = new ElementCheck(delimiters, charset, setReader);
        group = new FunctionalGroup(interchange, gs, envelope.groups(), partner);
        if (!grammars.knowsRelease(group.version())) {
            fault(X12IssueCode.GROUP_VERSION_UNSUPPORTED, "GS", 8);
        }
        List<EnvelopeFault> objections = partners.faults(interchange.isa(), gs);
        for (EnvelopeFault fault : objections) {
            groupFaults.add(
                    new EnvelopeFault(
                            fault.code(), "GS[" + group.number() + "]" + fault.location()));
        }
        groupRefused = !objections.isEmpty();
        events.add(new X12Event.GroupStart(group));
    }

    private void endGroup(StoredSegment ge) {
        if (group == null) {
            return;
        }
        endSet(null);
        envelopeSegment = ge;
        envelope.endGroup(ge);
        events.add(new X12Event.GroupEnd(group, ge, envelope.sets(), List.copyOf(groupFaults)));
        group = null;
        groupRefused = false;
    }

    private void startSet(StoredSegment st) {
        setOfInterchange++;
        String guide = st.element(3);
        String version = guide == null ? group.version() : guide.strip();
        boolean wanted = partners.allows(group.partner(), st.element(1), version);
        Optional<Grammar> grammar =
                wanted
                        ? grammars.find(
                                st.element(1),
                                version,
                                group.partner().overlay(),
                                scanned.traits(setOfInterchange))
                        : Optional.empty();
        int ordinal = envelope.sets() + 1;
        TransactionSet set = new TransactionSet(group, st, ordinal, grammar.orElse(null), version);
        events.add(new X12Event.SetStart(set));
        setReader.begin(
                set,
                elements,
                scanned.outline().payments().get(setOfInterchange),
                EnvelopeScan.endOffset(tokens));
        envelopeSegment = st;
        envelope.st(st);
        if (!wanted) {
            setReader.found(X12IssueCode.SET_NOT_WANTED, st, "ST", 1, 0);
        } else if (grammar.isEmpty()) {
            boolean known = st.element(1) != null && grammars.knowsSet(st.element(1));
            setReader.found(
                    known ? X12IssueCode.SET_GUIDE_UNSUPPORTED : X12IssueCode.SET_NOT_SUPPORTED,
                    st,
                    "ST",
                    1,
                    0);
        } else if (!isOfGroup(grammar.get())) {
            setReader.found(X12IssueCode.SET_NOT_IN_GROUP, st, "ST", 1, 1);
        }
    }

    /** GS-01 says of all sets of the group what they are. */
    private boolean isOfGroup(Grammar grammar) {
        String code = group.identifier();
        return grammar.group() == null || grammar.group().equals(code == null ? "" : code.strip());
    }

    private void endSet(StoredSegment se) {
        if (!envelope.inSet()) {
            return;
        }
        if (groupRefused) {
            envelope.endSet(se);
            return;
        }
        if (se != null) {
            setReader.segment(se, EnvelopeScan.endOffset(tokens));
        }
        envelopeSegment = se;
        envelope.endSet(se);
        events.add(setReader.finish(envelope.segments()));
    }

    /** Faults of the interchange are told by the first pass; those of a group and a set here. */
    private void fault(X12IssueCode code, String segment, int element) {
        if (code.on() == X12IssueCode.On.GROUP && groupFaults != null) {
            groupFaults.add(new EnvelopeFault(code, location(segment, element)));
        } else if (code.on() == X12IssueCode.On.SET && !groupRefused) {
            int ordinal = segment.equals("ST") ? 1 : Math.max(envelope.segments(), 1);
            setReader.found(
                    code,
                    envelopeSegment,
                    segment,
                    envelopeSegment == null ? ordinal + 1 : ordinal,
                    element);
        }
    }

    private String location(String segment, int element) {
        String where = segment + "[" + envelope.groups() + "]";
        return element == 0 ? where : where + (element < 10 ? "-0" : "-") + element;
    }

    private StoredSegment stored(int ordinal) {
        Segment segment = tokens.segment();
        return StoredSegment.of(segment, charset, ordinal);
    }
}
