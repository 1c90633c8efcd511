package dev.tributary.masking.detect;

/** How a token is written. */
enum Shape {
    /** Beyond the text's first or last token. */
    NONE,
    /** A word that begins with a small letter. */
    LOWER,
    /** A word of a capital and at least one small letter. */
    CAPITALISED,
    /** A word of two capitals or more. */
    UPPER,
    /** One capital. */
    INITIAL,
    /** Begins with a digit. */
    NUMBER,
    /** Begins with a letter and holds a digit. */
    CODE
}
