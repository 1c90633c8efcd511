package dev.tributary.masking.engine;

/** Which parts of a record a transform masks. */
public enum Parts {
    /** Key, value and headers. */
    WHOLE,
    /** The key alone. */
    KEY,
    /** The value alone. */
    VALUE;

    boolean key() {
        return this != VALUE;
    }

    boolean value() {
        return this != KEY;
    }
}
