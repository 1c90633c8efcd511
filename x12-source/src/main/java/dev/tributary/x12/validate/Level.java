package dev.tributary.x12.validate;

/** What a check looks at, in the levels that the industry speaks of (WEDI SNIP types). */
public enum Level {
    /** 1: the syntax of the standard: segments, elements, lengths, types, syntax notes. */
    SYNTAX,
    /** 2: the implementation guide's structure: usage, repeats, codes. */
    STRUCTURE,
    /** 3: amounts that must add up. */
    BALANCE,
    /** 4: rules between segments. */
    SITUATION,
    /** 7: what this partner asks for besides. */
    PARTNER
}
