package dev.tributary.x12.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One trading partner as it is configured: what it is known by, and what holds for it.
 *
 * @param partner what holds for it
 * @param id of ISA-06, or of ISA-08 in what we sent to it
 * @param qualifier of ISA-05 or ISA-07; empty for any
 * @param groupCode GS-01 that its sets of that group come under; it says nothing of other sets
 * @param application of GS-02 or GS-03; empty for any
 * @param sets what it may send; none for every set
 * @param releases in which versions, as {@code 005010}; none for every one
 * @param rules files of its own rules about records, by what they are about, as {@code claims}
 */
record PartnerDefinition(
        Partner partner,
        String id,
        Optional<String> qualifier,
        Optional<GroupCode> groupCode,
        Optional<String> application,
        List<SetName> sets,
        Set<String> releases,
        Map<String, Path> rules) {

    /** Whether an interchange names it. */
    boolean isNamed(String isaQualifier) {
        return qualifier.map(isaQualifier::equals).orElse(true);
    }

    /** Whether a group may be of it. */
    boolean isNamed(Party party) {
        return isNamed(party.qualifier())
                && application.map(party.application()::equals).orElse(true);
    }

    /** Whether it may send such a set; without a version, whether in some version. */
    boolean allows(String set, String version) {
        return (sets.isEmpty() || sets.stream().anyMatch(name -> name.matches(set, version)))
                && allowsRelease(version);
    }

    /** Whether it may send that version. */
    boolean allowsRelease(String version) {
        return releases.isEmpty()
                || version == null
                || releases.stream().anyMatch(version::startsWith);
    }

    /** Whether it may send a group of that GS-01 for the sake of one of its sets. */
    boolean allowsGroup(String gs01, String version) {
        return sets.isEmpty()
                || GroupCode.of(gs01).stream()
                        .flatMap(code -> code.sets().stream())
                        .anyMatch(set -> sets.stream().anyMatch(s -> s.matches(set, version)));
    }

    /**
     * How closely it describes a group that it may be named by: who may send it comes before who
     * does not, then who names more of it. Two of the same score cannot be told apart.
     */
    int score(Party party) {
        boolean[] closer = {
            allowsGroup(party.groupCode(), party.version()),
            allowsRelease(party.version()),
            qualifier.isPresent(),
            application.isPresent(),
            groupCode.map(code -> code.name().equals(party.groupCode())).orElse(false),
            !sets.isEmpty(),
            !releases.isEmpty()
        };
        int score = 0;
        for (boolean one : closer) {
            score = 2 * score + (one ? 1 : 0);
        }
        return score;
    }

    /**
     * What a group tells of the partner.
     *
     * @param qualifier ISA-05, or ISA-07 in what we sent to it
     * @param application GS-02, or GS-03
     * @param groupCode GS-01
     * @param version GS-08
     */
    record Party(String qualifier, String application, String groupCode, String version) {}

    @Override
    public String toString() {
        return "PartnerDefinition[" + partner.name() + "]";
    }
}
