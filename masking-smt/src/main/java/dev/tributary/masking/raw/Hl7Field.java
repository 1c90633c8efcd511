package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;

/**
 * What a field of HL7 v2 holds.
 *
 * @param type its data type
 * @param own its class, where it is not the type's own; or null
 */
record Hl7Field(Hl7Type type, PiiClass own) {

    /** What a subcomponent of it holds; null where nothing is known. */
    Position position(int component, int subcomponent) {
        return type.position(component, subcomponent, own);
    }
}
