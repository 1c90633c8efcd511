package dev.tributary.masking.raw;

/** The values beside a leaf, by which it can be told what the leaf is. */
@FunctionalInterface
interface Siblings {

    /** No value beside it. */
    Siblings NONE = number -> "";

    /** The value of that number; empty where there is none. */
    String value(int number);
}
