package dev.tributary.x12.grammar;

import dev.tributary.commons.x12.Segment;
import dev.tributary.x12.parse.StoredSegment;
import java.util.List;

/** A segment at one place of a guide. */
public final class SegmentRow {

    private final String id;
    private final int code;
    private final Usage usage;
    private final int max;
    private final Discriminator[] discriminators;
    private final ElementRow.Parts elements;

    SegmentRow(
            String id,
            Usage usage,
            int max,
            List<Discriminator> discriminators,
            ElementRow.Parts elements) {
        this.id = id;
        this.code = Segment.code(id);
        this.usage = usage;
        this.max = max;
        this.discriminators = discriminators.toArray(Discriminator[]::new);
        this.elements = elements;
    }

    /** Its id, as {@code NM1}. */
    public String id() {
        return id;
    }

    /** Its id as a number, as {@link Segment#code(String)} gives it. */
    public int code() {
        return code;
    }

    /** Whether the guide has it sent. */
    public Usage usage() {
        return usage;
    }

    /** How often at most; {@link Integer#MAX_VALUE} for any number. */
    public int max() {
        return max;
    }

    /** What tells it from other rows with the same id. */
    public List<Discriminator> discriminators() {
        return List.of(discriminators);
    }

    /** Its elements. */
    public ElementRow.Parts elements() {
        return elements;
    }

    /** Whether any segment of the same id is one of this row. */
    boolean isAny() {
        return discriminators.length == 0;
    }

    /** Whether a segment of the same id is one of this row. */
    boolean matches(StoredSegment segment) {
        for (Discriminator discriminator : discriminators) {
            if (!discriminator.matches(segment)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a segment that does not stand where it should may be one of this row: it matches, and
     * its first element, where only some codes may stand there, is one of them.
     */
    boolean isLikely(StoredSegment segment) {
        ElementRow first = elements.rows()[0];
        boolean coded = first != null && first.codes() != null && !first.codes().isMounted();
        return matches(segment)
                && (!coded
                        || first.codes()
                                .contains(
                                        segment.bytes(),
                                        segment.elementStart(1),
                                        segment.elementEnd(1)));
    }
}
