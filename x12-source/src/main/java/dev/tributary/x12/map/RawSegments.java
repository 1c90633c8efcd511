package dev.tributary.x12.map;

import dev.tributary.commons.record.PayloadText;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** ISA, GS, ST and the segments of a unit as they were received, each with its terminator. */
final class RawSegments {

    private RawSegments() {}

    /** The segments of a loop and of all loops in it, in the order sent. */
    static List<StoredSegment> of(Loop loop) {
        List<StoredSegment> all = new ArrayList<>(32);
        collect(loop, all);
        int last = 0;
        for (StoredSegment segment : all) {
            if (segment.ordinal() < last) {
                all.sort(Comparator.comparingInt(StoredSegment::ordinal));
                break;
            }
            last = segment.ordinal();
        }
        return all;
    }

    private static void collect(Loop loop, List<StoredSegment> all) {
        all.addAll(loop.segments());
        for (Loop child : loop.loops()) {
            collect(child, all);
        }
    }

    /** As a record has them. */
    static PayloadText text(TransactionSet set, Loop unit, Charset charset) {
        List<StoredSegment> all = of(unit);
        StoredSegment isa = set.group().interchange().isa();
        StoredSegment gs = set.group().gs();
        StoredSegment st = set.st();
        int length = length(isa) + length(gs) + length(st);
        for (StoredSegment segment : all) {
            length += segment == st ? 0 : length(segment);
        }
        byte[] raw = new byte[length];
        byte terminator = st.delimiters().segment();
        int at = append(raw, 0, isa, terminator);
        at = append(raw, at, gs, terminator);
        at = append(raw, at, st, terminator);
        for (StoredSegment segment : all) {
            if (segment != st) {
                at = append(raw, at, segment, terminator);
            }
        }
        return PayloadText.of(raw, charset);
    }

    private static int length(StoredSegment segment) {
        return segment.bytes().length + 1;
    }

    private static int append(byte[] raw, int at, StoredSegment segment, byte terminator) {
        byte[] bytes = segment.bytes();
        System.arraycopy(bytes, 0, raw, at, bytes.length);
        raw[at + bytes.length] = terminator;
        return at + bytes.length + 1;
    }
}
