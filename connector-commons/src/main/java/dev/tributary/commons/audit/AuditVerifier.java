package dev.tributary.commons.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks links that were read back from the audit topic: every hash, every sequence, and that each
 * start names the end of a chain that is there.
 *
 * <p>A chain whose tail was cut off looks whole to itself; what a later start says of it shows the
 * cut. A cut at the very end needs the seals that are kept in a second place.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * Checks the links of any number of chains of one task.
     *
     * @param links as maps of names to strings, whole numbers and nested maps, in topic order
     * @return what is wrong, in words; empty when all is well
     */
    public static List<String> verify(List<? extends Map<String, ?>> links) {
        List<String> faults = new ArrayList<>();
        Map<String, Map<String, Map<String, ?>>> chains = new LinkedHashMap<>();
        Map<String, Map<String, ?>> lastOf = new LinkedHashMap<>();
        for (Map<String, ?> link : links) {
            String chain = String.valueOf(link.get("chain_id"));
            String at = chain + " at " + link.get("sequence");
            if (!AuditHash.of(link).equals(link.get("hash"))) {
                faults.add("chain " + at + ": the hash does not fit the content");
            }
            Map<String, ?> before = lastOf.put(chain, link);
            Map<String, Map<String, ?>> bySequence =
                    chains.computeIfAbsent(chain, c -> new LinkedHashMap<>());
            bySequence.put(String.valueOf(link.get("sequence")), link);
            if (before == null) {
                checkOpening(link, at, chains, faults);
            } else {
                checkNext(before, link, at, faults);
            }
        }
        return faults;
    }

    private static void checkOpening(
            Map<String, ?> link,
            String at,
            Map<String, Map<String, Map<String, ?>>> chains,
            List<String> faults) {
        if (number(link, "sequence") != 0) {
            faults.add("chain " + at + ": the links before it are missing");
        }
        Object named = link.get("previous_chain_id");
        if (named == null) {
            return;
        }
        Map<String, ?> end =
                chains.getOrDefault(named.toString(), Map.of())
                        .get(String.valueOf(link.get("previous_chain_sequence")));
        if (end == null) {
            faults.add("chain " + at + ": the end of the chain that it names is missing");
        } else if (!Objects.equals(end.get("hash"), link.get("previous_chain_hash"))) {
            faults.add("chain " + at + ": the end of the chain that it names has another hash");
        }
    }

    private static void checkNext(
            Map<String, ?> before, Map<String, ?> link, String at, List<String> faults) {
        if (number(link, "sequence") != number(before, "sequence") + 1) {
            faults.add("chain " + at + ": does not follow the sequence of the link before");
        }
        if (!Objects.equals(before.get("hash"), link.get("previous_hash"))) {
            faults.add("chain " + at + ": does not carry the hash of the link before");
        }
    }

    private static long number(Map<String, ?> link, String name) {
        return link.get(name) instanceof Number n ? n.longValue() : -1;
    }
}
