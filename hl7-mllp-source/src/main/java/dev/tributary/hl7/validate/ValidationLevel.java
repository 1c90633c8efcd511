package dev.tributary.hl7.validate;

/** How deep validation looks; each level includes those before it. */
public enum ValidationLevel {
    /** What parsing and mapping find, and the user's own rules. */
    NONE,
    /** Required segments and fields, data types, codes, dates in their order. */
    FIELDS,
    /** Order and nesting of segments, by the grammar of the message's version. */
    STRUCTURE;

    boolean includes(ValidationLevel other) {
        return compareTo(other) >= 0;
    }
}
