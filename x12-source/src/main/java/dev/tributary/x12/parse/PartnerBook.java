package dev.tributary.x12.parse;

import dev.tributary.x12.partner.Partner;

/** Tells a reader whose rules hold. */
public interface PartnerBook {

    /** By ISA alone; never null: an unknown sender has a stand-in. */
    Partner of(StoredSegment isa);

    /** By ISA and GS together; never null. */
    Partner of(StoredSegment isa, StoredSegment gs);

    /** Whether that partner may send such a set: ST-01 and its implementation version. */
    boolean allows(Partner partner, String set, String version);
}
