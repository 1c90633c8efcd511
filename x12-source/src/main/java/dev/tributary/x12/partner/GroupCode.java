package dev.tributary.x12.partner;

import java.util.List;
import java.util.Optional;

/** The functional groups of HIPAA: what GS-01 says, and which sets lie in such a group. */
enum GroupCode {
    HC("837"),
    HP("835"),
    BE("834"),
    HS("270"),
    HB("271"),
    HR("276"),
    HN("277"),
    HI("278"),
    RA("820"),
    FA("999");

    private static final List<String> ANSWERS = List.of("997", "999");

    private final String set;

    GroupCode(String set) {
        this.set = set;
    }

    /** ST-01 of the sets that lie in such a group. */
    List<String> sets() {
        return this == FA ? ANSWERS : List.of(set);
    }

    /** The group of that GS-01, if it is one of these. */
    static Optional<GroupCode> of(String gs01) {
        for (GroupCode code : values()) {
            if (code.name().equals(gs01)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** Whether sets of that ST-01 answer others, so that nobody need be asked for them. */
    static boolean acknowledges(String set) {
        return ANSWERS.contains(set);
    }
}
