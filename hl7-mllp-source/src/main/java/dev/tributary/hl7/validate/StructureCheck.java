package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.hl7.parse.Hl7Message;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds HAPI HL7v2's grammar over the order of a message's segments. Only their ids reach HAPI, so
 * that none of what it does to values can matter (see {@link Skeleton}).
 *
 * <p>Safe for use by several threads.
 */
final class StructureCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StructureCheck.class);

    private static final int MSH_TYPE = 9;
    private static final int STRUCTURE_NAME = 3;

    private final Grammars grammars;
    private final SkeletonParsers parsers;
    private final Map<Class<?>, Set<String>> segmentIds = new ConcurrentHashMap<>();

    private StructureCheck() {
        grammars = new Grammars();
        parsers = new SkeletonParsers(grammars.classes());
    }

    /**
     * Loads HAPI and tries every grammar once.
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
            StructureCheck check = new StructureCheck();
            for (String version : check.grammars.versions()) {
                check.warmUp(version);
            }
            return check;
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

    private void warmUp(String version) throws HL7Exception {
        if (!grammars.exists("ADT_A01", version)) {
            throw new HL7Exception("no grammar for " + version);
        }
        parsers.parse("MSH|^~\\&|||||||ADT^A01^ADT_A01|1|P|" + version + "\rEVN|1\rPID|2\rPV1|3\r");
    }

    void check(Hl7Message message, MessageKind kind, Findings findings) {
        if (kind.version() == Hl7Version.UNKNOWN) {
            findings.add(ValidationIssueCode.NO_GRAMMAR, "MSH-12");
            return;
        }
        try {
            String version = grammars.nearest(kind.version());
            if (!grammars.has(kind.version())) {
                findings.add(ValidationIssueCode.GRAMMAR_NEAREST_VERSION, "MSH-12");
            }
            Optional<String> structure = structure(message, kind, version, findings);
            if (structure.isEmpty()) {
                findings.add(ValidationIssueCode.NO_GRAMMAR, "MSH-9");
                return;
            }
            String skeleton =
                    Skeleton.of(message.tokens(), kind, structure.get(), version, findings);
            Message parsed = parsers.parse(skeleton);
            report(GrammarWalk.over(parsed), parsed, message.tokens(), findings);
        } catch (HL7Exception | RuntimeException | LinkageError e) {
            // HAPI saw no data, so its message can hold none; but there may be one a message.
            LOG.debug("the grammar could not be applied", e);
            findings.add(ValidationIssueCode.STRUCTURE_NOT_CHECKED, "");
        }
    }

    /** By type and trigger, since MSH-9.3 is often wrong; by MSH-9.3 where those say nothing. */
    private Optional<String> structure(
            Hl7Message message, MessageKind kind, String version, Findings findings)
            throws HL7Exception {
        String named =
                message.text(message.msh().field(MSH_TYPE).repetition(1).component(STRUCTURE_NAME))
                        .strip();
        Optional<String> known = grammars.structureOf(kind, version);
        if (known.isEmpty()) {
            return grammars.exists(named, version) ? Optional.of(named) : known;
        }
        if (!named.isEmpty() && !named.equals(known.get())) {
            findings.add(ValidationIssueCode.STRUCTURE_NAME_WRONG, "MSH-9.3");
        }
        return known;
    }

    private void report(GrammarWalk walk, Message parsed, Hl7Tokens tokens, Findings findings)
            throws HL7Exception {
        Set<String> missing = new HashSet<>(walk.missing());
        if (!walk.unexpected().isEmpty()) {
            Set<String> ids = segmentIds(parsed);
            for (int index : walk.unexpected()) {
                String id = tokens.segment(index).id();
                // What stands in the wrong place is not missing from the right one.
                missing.remove(id);
                findings.add(
                        ids.contains(id)
                                ? ValidationIssueCode.SEGMENT_MISPLACED
                                : ValidationIssueCode.SEGMENT_UNEXPECTED,
                        tokens.segment(index).location());
            }
        }
        for (int index : walk.repeated()) {
            findings.add(ValidationIssueCode.SEGMENT_REPEATED, tokens.segment(index).location());
        }
        walk.missing().stream()
                .filter(missing::contains)
                .forEach(id -> findings.add(ValidationIssueCode.SEGMENT_MISSING, id));
    }

    /** Every id that the grammar of a structure has anywhere; one entry a structure of HAPI's. */
    private Set<String> segmentIds(Message parsed) throws HL7Exception {
        Set<String> known = segmentIds.get(parsed.getClass());
        if (known == null) {
            known = new HashSet<>();
            collect(parsers.empty(parsed), known);
            segmentIds.put(parsed.getClass(), known);
        }
        return known;
    }

    private static void collect(Group group, Set<String> ids) throws HL7Exception {
        for (String name : group.getNames()) {
            if (group.get(name) instanceof Group inner) {
                collect(inner, ids);
            } else {
                ids.add(group.get(name).getName());
            }
        }
    }
}
