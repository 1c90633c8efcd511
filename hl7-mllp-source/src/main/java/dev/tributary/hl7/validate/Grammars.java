package dev.tributary.hl7.validate;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.Version;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which versions there is a grammar for, and which structure a type of message has in them. */
final class Grammars {

    private static final String ACK = "ACK";

    private final ModelClassFactory classes = new DefaultModelClassFactory();
    private final NavigableMap<Integer, String> versions = new TreeMap<>();

    Grammars() {
        for (Version version : Version.values()) {
            // HAPI knows the number 2.7.1 but has no structures for it.
            if (version != Version.V271) {
                versions.put(Hl7Version.of(version.getVersion()), version.getVersion());
            }
        }
    }

    ModelClassFactory classes() {
        return classes;
    }

    Iterable<String> versions() {
        return versions.values();
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

    /** The structure of a type and trigger, as {@code ADT_A01} for ADT^A04, if there is one. */
    Optional<String> structureOf(MessageKind kind, String version) throws HL7Exception {
        String event =
                kind.trigger().isEmpty() || kind.code().equals(ACK)
                        ? kind.code()
                        : kind.code() + "_" + kind.trigger();
        String mapped = classes.getMessageStructureForEvent(event, Version.versionOf(version));
        String structure = mapped == null ? event : mapped;
        return exists(structure, version) ? Optional.of(structure) : Optional.empty();
    }

    /** Whether there is a structure of that name, which may be anything that a sender wrote. */
    boolean exists(String structure, String version) throws HL7Exception {
        return structure.matches("[A-Z][A-Z0-9]{2}(_[A-Z0-9]{3})?")
                && classes.getMessageClass(structure, version, true) != null;
    }
}
