package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * One rule between segments.
 *
 * @param line its line in its file
 * @param partner name of the partner that it is for; null for all
 * @param guides names of the guides that it is for, as {@code 837P}, or {@code 837P-005010} for one
 *     release only
 * @param loop id of the loops that it is about
 * @param severity how bad it is when it is broken
 * @param when what must hold for it to matter; null where it always does
 * @param then what must hold then
 */
record SituationRule(
        int line,
        String partner,
        List<String> guides,
        String loop,
        Severity severity,
        SituationCondition when,
        SituationCondition then) {

    /** All places that it looks at. */
    List<SituationPath> paths() {
        Stream<SituationPath> asked = when == null ? Stream.empty() : when.paths();
        return Stream.concat(asked, then.paths()).toList();
    }
}
