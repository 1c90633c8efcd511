package dev.tributary.x12.parse;

import dev.tributary.x12.partner.Partner;
import java.util.List;

/** Tells a reader whose rules hold. */
public interface PartnerBook {

    /** By ISA alone; never null: an unknown sender has a stand-in. */
    Partner of(StoredSegment isa);

    /** By ISA and GS together; never null. */
    Partner of(StoredSegment isa, StoredSegment gs);

    /** Whether that partner may send such a set: ST-01 and its implementation version. */
    boolean allows(Partner partner, String set, String version);

    /**
     * What is wrong with an interchange by whom it names, as a sender that nobody has agreed with;
     * an interchange of which something is wrong is told without its groups.
     */
    default List<EnvelopeFault> faults(StoredSegment isa) {
        return List.of();
    }

    /**
     * What is wrong with a group by whom and what it names, as a group that this partner may not
     * send; a group of which something is wrong is told without its sets. Where in GS it is wrong
     * is told as {@code -01}.
     */
    default List<EnvelopeFault> faults(StoredSegment isa, StoredSegment gs) {
        return List.of();
    }
}
