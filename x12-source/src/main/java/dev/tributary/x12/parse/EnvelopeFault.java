package dev.tributary.x12.parse;

import dev.tributary.x12.validate.X12IssueCode;

/**
 * Something wrong with an envelope: a count, a control number, a segment that is missing.
 *
 * @param code what, which also tells the code of the acknowledgement
 * @param location where, as {@code IEA-01}, {@code GS[2]}, {@code ISA-12}
 */
public record EnvelopeFault(X12IssueCode code, String location) {}
