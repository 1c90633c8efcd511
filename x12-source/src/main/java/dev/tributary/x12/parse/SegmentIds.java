package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Segment;

/** The segments of envelopes, as {@link Segment#code} tells them. */
final class SegmentIds {

    static final int ISA = Segment.code("ISA");
    static final int TA1 = Segment.code("TA1");
    static final int GS = Segment.code("GS");
    static final int ST = Segment.code("ST");
    static final int SE = Segment.code("SE");
    static final int GE = Segment.code("GE");
    static final int IEA = Segment.code("IEA");

    private SegmentIds() {}
}
