package dev.tributary.hl7.map;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The zones of times that are sent without one.
 *
 * @param fallback where the sender has none of its own; empty leaves such times local
 * @param byFacility by MSH-4, its namespace id or its universal id
 */
public record Timezones(Optional<ZoneId> fallback, Map<String, ZoneId> byFacility) {

    public Timezones {
        byFacility = Map.copyOf(byFacility);
    }

    /**
     * Reads entries as {@code FAC1:America/Chicago}.
     *
     * @throws IllegalArgumentException when one of them is none
     */
    static Map<String, ZoneId> byFacility(List<String> entries) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "is no facility with its zone: write FACILITY:America/Chicago");
            }
            try {
                zones.put(
                        entry.substring(0, colon).strip(),
                        ZoneId.of(entry.substring(colon + 1).strip()));
            } catch (DateTimeException unknown) {
                throw new IllegalArgumentException(
                        "names no time zone that Java knows after its colon", unknown);
            }
        }
        return zones;
    }

    /** The zone for a sender, by its namespace id or its universal id, either of them null. */
    Optional<ZoneId> of(String namespace, String universalId) {
        ZoneId zone = namespace == null ? null : byFacility.get(namespace);
        if (zone == null && universalId != null) {
            zone = byFacility.get(universalId);
        }
        return zone == null ? fallback : Optional.of(zone);
    }
}
