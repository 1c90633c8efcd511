package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.Version;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.util.ReflectionUtil;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The grammars of HAPI's structures, compiled when first asked for: which versions there are, and
 * which structure a type of message has in them. Safe for use by several threads.
 */
final class Grammars {

    private static final String ACK = "ACK";
    private static final Pattern STRUCTURE = Pattern.compile("[A-Z][A-Z0-9]{2}(_[A-Z0-9]{3})?");
    private static final Pattern SEGMENT_ID = Pattern.compile("[A-Z][A-Z0-9]{2}");

    private final ModelClassFactory classes = new DefaultModelClassFactory();
    private final NavigableMap<Integer, String> versions = new TreeMap<>();
    private final Map<Class<?>, Grammar> compiled = new ConcurrentHashMap<>();

    Grammars() {
        for (Version version : Version.values()) {
            // HAPI knows the number 2.7.1 but has no structures for it.
            if (version != Version.V271) {
                versions.put(Hl7Version.of(version.getVersion()), version.getVersion());
            }
        }
    }

    /** Compiles one grammar of every version, to see that all are there. */
    void warmUp() throws HL7Exception {
        for (String version : versions.values()) {
            if (grammar("ADT_A01", version).isEmpty()) {
                throw new HL7Exception("there are no structures of version " + version);
            }
        }
    }

    /**
     * The grammar's version for a message's: the same, else the next lower, else the lowest.
     *
     * @param version a version that is known
     */
    String nearest(int version) {
        Map.Entry<Integer, String> lower = versions.floorEntry(version);
        return lower == null ? versions.firstEntry().getValue() : lower.getValue();
    }

    boolean has(int version) {
        return versions.containsKey(version);
    }

    /** The structure of a type and trigger, as {@code ADT_A01} for ADT^A04; there may be none. */
    String structureOf(MessageKind kind, String version) throws HL7Exception {
        String event =
                kind.trigger().isEmpty() || kind.code().equals(ACK)
                        ? kind.code()
                        : kind.code() + "_" + kind.trigger();
        String mapped = classes.getMessageStructureForEvent(event, Version.versionOf(version));
        return mapped == null ? event : mapped;
    }

    /**
     * The grammar of a structure; empty where there is none.
     *
     * @param structure its name, which may be anything that a sender wrote
     * @param version a version that there are structures of
     */
    Optional<Grammar> grammar(String structure, String version) throws HL7Exception {
        if (!STRUCTURE.matcher(structure).matches()) {
            return Optional.empty();
        }
        Class<? extends Message> found = classes.getMessageClass(structure, version, true);
        if (found == null || GenericMessage.class.isAssignableFrom(found)) {
            return Optional.empty();
        }
        // At most one entry for each of HAPI's structures, so what senders write cannot fill it.
        Grammar grammar = compiled.get(found);
        if (grammar == null) {
            grammar = GrammarCompiler.compile(ReflectionUtil.instantiateMessage(found, classes));
            compiled.put(found, grammar);
        }
        return Optional.of(grammar);
    }

    /** Whether it has the form of a segment's id. */
    static boolean isSegmentId(String id) {
        return SEGMENT_ID.matcher(id).matches();
    }
}
