package dev.tributary.hl7.map;

/** What becomes of a message of a type that is not wanted. */
public enum OtherTypes {
    /** It becomes a dead letter, and its sender is told so. */
    REJECT,
    /** It is acknowledged, counted and forgotten. */
    ACCEPT
}
