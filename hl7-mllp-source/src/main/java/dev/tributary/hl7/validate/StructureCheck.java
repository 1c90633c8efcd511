package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.validate.Alignment.Departure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds HAPI HL7v2's grammar over the order of a message's segments.
 *
 * <p>HAPI gives the grammar and never sees a message: its parser changes values, throws at what it
 * does not know, and one of its ways to read ambiguous groups does not always end.
 *
 * <p>Safe for use by several threads.
 */
final class StructureCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StructureCheck.class);

    private static final int MSH_TYPE = 9;
    private static final int STRUCTURE_NAME = 3;
    private static final String LOCAL = "Z";
    private static final long MAX_CELLS = 2_000_000;

    private final Grammars grammars;

    private StructureCheck(Grammars grammars) {
        this.grammars = grammars;
    }

    /**
     * Loads HAPI and compiles one grammar of every version.
     *
     * <p>Its class initialisers look for files through the context class loader, and a failure
     * there lasts for the life of the plugin's loader; so it is first touched here, with the right
     * loader in place, and never on a listener's thread.
     *
     * @throws ConnectException when HAPI is not there or not whole
     */
    static StructureCheck open() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(StructureCheck.class.getClassLoader());
        try {
            Grammars grammars = new Grammars();
            grammars.warmUp();
            return new StructureCheck(grammars);
        } catch (HL7Exception | LinkageError e) {
            throw new ConnectException(
                    "validation.level=structure cannot load HAPI's grammars; install the plugin's"
                            + " ZIP whole, each plugin in its own directory, and restart the"
                            + " worker",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    void check(Hl7Message message, MessageKind kind, Findings findings) {
        if (kind.version() == Hl7Version.UNKNOWN) {
            findings.add(ValidationIssueCode.NO_GRAMMAR, "MSH-12");
            return;
        }
        Optional<Grammar> grammar;
        try {
            grammar = grammar(message, kind, findings);
        } catch (HL7Exception | LinkageError e) {
            LOG.warn("a grammar of HAPI's could not be loaded", e);
            findings.add(ValidationIssueCode.STRUCTURE_NOT_CHECKED, "");
            return;
        }
        if (grammar.isEmpty()) {
            findings.add(ValidationIssueCode.NO_GRAMMAR, "MSH-9");
            return;
        }
        check(message.tokens(), grammar.get(), findings);
    }

    /** By type and trigger, since MSH-9.3 is often wrong; by MSH-9.3 where those say nothing. */
    private Optional<Grammar> grammar(Hl7Message message, MessageKind kind, Findings findings)
            throws HL7Exception {
        String version = grammars.nearest(kind.version());
        if (!grammars.has(kind.version())) {
            findings.add(ValidationIssueCode.GRAMMAR_NEAREST_VERSION, "MSH-12");
        }
        String named =
                message.text(message.msh().field(MSH_TYPE).repetition(1).component(STRUCTURE_NAME))
                        .strip();
        String known = grammars.structureOf(kind, version);
        Optional<Grammar> grammar = grammars.grammar(known, version);
        if (grammar.isEmpty()) {
            return grammars.grammar(named, version);
        }
        if (!named.isEmpty() && !named.equals(known)) {
            findings.add(ValidationIssueCode.STRUCTURE_NAME_WRONG, "MSH-9.3");
        }
        return grammar;
    }

    private static void check(Hl7Tokens tokens, Grammar grammar, Findings findings) {
        List<Segment> judged = new ArrayList<>(tokens.segmentCount());
        List<String> ids = new ArrayList<>(tokens.segmentCount());
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            if (!grammar.stepsOf(segment.id()).isEmpty()) {
                judged.add(segment);
                ids.add(segment.id());
            } else if (!segment.id().startsWith(LOCAL) && !grammar.isOpen()) {
                findings.add(ValidationIssueCode.SEGMENT_UNEXPECTED, place(segment));
            }
        }
        int misfit = grammar.misfit(ids);
        if (misfit < 0) {
            return;
        }
        if (Alignment.cells(grammar, ids) <= MAX_CELLS) {
            report(Alignment.of(grammar, ids), judged, findings);
            return;
        }
        // Too long to find out more than where it begins to be wrong.
        findings.add(
                ValidationIssueCode.SEGMENT_MISPLACED,
                judged.get(Math.min(misfit, judged.size() - 1)).location());
        findings.add(ValidationIssueCode.MORE_FINDINGS, "");
    }

    private static void report(
            List<Departure> departures, List<Segment> judged, Findings findings) {
        Set<String> misplaced = new HashSet<>();
        for (Departure departure : departures) {
            if (departure.missing() == null) {
                Segment segment = judged.get(departure.position());
                boolean again =
                        departure.position() > 0
                                && judged.get(departure.position() - 1).id().equals(segment.id());
                if (!again) {
                    misplaced.add(segment.id());
                }
                findings.add(
                        again
                                ? ValidationIssueCode.SEGMENT_REPEATED
                                : ValidationIssueCode.SEGMENT_MISPLACED,
                        segment.location());
            }
        }
        for (Departure departure : departures) {
            // What stands in the wrong place is not missing from the right one.
            if (departure.missing() != null && !misplaced.contains(departure.missing())) {
                findings.add(ValidationIssueCode.SEGMENT_MISSING, departure.missing());
            }
        }
    }

    /** What stands where the id should be may be a piece of a text: then it is not repeated. */
    private static String place(Segment segment) {
        return Grammars.isSegmentId(segment.id())
                ? segment.location()
                : "segment " + (segment.index() + 1);
    }
}
