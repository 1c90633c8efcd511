package dev.tributary.x12.partner;

import dev.tributary.x12.partner.PartnerDefinition.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds definitions that cannot be told apart: some group could be of either, and neither says more
 * of it than the other. Every kind of group is tried that the definitions make a difference of.
 */
final class Ambiguity {

    /** Stands for whatever no definition names; no qualifier, application or version is so. */
    private static final String OTHER = "";

    /** A guide of each set that is told apart, in both versions. */
    private static final List<String> GUIDES =
            List.of("X222", "X223", "X224", "X214", "X098", "X096", "X097", "X167", OTHER);

    private Ambiguity() {}

    /**
     * Refuses them.
     *
     * @throws PartnersException naming the two
     */
    static void refuse(List<PartnerDefinition> definitions) throws PartnersException {
        Map<String, List<PartnerDefinition>> byId = new LinkedHashMap<>();
        for (PartnerDefinition definition : definitions) {
            byId.computeIfAbsent(definition.id(), id -> new ArrayList<>()).add(definition);
        }
        for (List<PartnerDefinition> alike : byId.values()) {
            if (alike.size() > 1) {
                refuseAlike(alike);
            }
        }
    }

    private static void refuseAlike(List<PartnerDefinition> alike) throws PartnersException {
        for (Party party : parties(alike)) {
            int best = -1;
            PartnerDefinition first = null;
            PartnerDefinition second = null;
            for (PartnerDefinition definition : alike) {
                if (!takes(definition, party)) {
                    continue;
                }
                int score = definition.score(party);
                if (score > best) {
                    best = score;
                    first = definition;
                    second = null;
                } else if (score == best) {
                    second = definition;
                }
            }
            if (second != null) {
                throw new PartnersException(
                        0,
                        "partners '"
                                + first.partner().name()
                                + "' and '"
                                + second.partner().name()
                                + "' cannot be told apart in a group "
                                + party.groupCode()
                                + ": give them different isa_id, gs_id, transaction_sets or"
                                + " version");
            }
        }
    }

    private static boolean takes(PartnerDefinition definition, Party party) {
        return definition.isNamed(party)
                && definition.allowsGroup(party.groupCode(), party.version())
                && definition.allowsRelease(party.version());
    }

    private static List<Party> parties(List<PartnerDefinition> alike) {
        Set<String> qualifiers = new LinkedHashSet<>(List.of(OTHER));
        Set<String> applications = new LinkedHashSet<>(List.of(OTHER));
        for (PartnerDefinition definition : alike) {
            definition.qualifier().ifPresent(qualifiers::add);
            definition.application().ifPresent(applications::add);
        }
        List<Party> parties = new ArrayList<>();
        for (String qualifier : qualifiers) {
            for (String application : applications) {
                for (GroupCode code : GroupCode.values()) {
                    for (String version : versions()) {
                        parties.add(new Party(qualifier, application, code.name(), version));
                    }
                }
            }
        }
        return parties;
    }

    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (String release : List.of("005010", "004010")) {
            GUIDES.forEach(guide -> versions.add(release + guide));
        }
        return versions;
    }
}
