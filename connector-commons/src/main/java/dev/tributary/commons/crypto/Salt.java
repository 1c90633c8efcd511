package dev.tributary.commons.crypto;

/** What a store knows of a subject. */
public sealed interface Salt {

    /** The random bytes that make its key its own. */
    record Kept(byte[] bytes) implements Salt {
        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /** It was destroyed, and none may take its place. */
    record Destroyed() implements Salt {}
}
