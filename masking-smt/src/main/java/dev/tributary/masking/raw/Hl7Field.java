package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;

/**
 * What a field of HL7 v2 holds.
 *
 * @param type its data type
 * @param own its class, where it is not the type's own; or null
 * @param each what each part of it is, whatever its type says; or null
 */
record Hl7Field(Hl7Type type, PiiClass own, Position each) {

    /** What a subcomponent of it holds; null where nothing is known. */
    Position position(int component, int subcomponent) {
        return each == null ? type.position(component, subcomponent, own) : each;
    }
}
