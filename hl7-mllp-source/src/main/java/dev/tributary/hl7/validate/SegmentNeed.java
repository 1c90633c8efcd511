package dev.tributary.hl7.validate;

import dev.tributary.commons.issue.Severity;

/**
 * A segment that messages must have.
 *
 * @param id its id
 * @param applies which messages
 * @param severity how bad its absence is
 */
record SegmentNeed(String id, Applies applies, Severity severity) {}
