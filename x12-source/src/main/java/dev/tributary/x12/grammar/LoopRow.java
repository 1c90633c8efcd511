package dev.tributary.x12.grammar;

/** A loop as a guide has it. The engine's author completes it. */
public final class LoopRow {

    private final String id;

    public LoopRow(String id) {
        this.id = id;
    }

    /** Its id, as {@code 2010AA}; {@code ST} for the set as a whole. */
    public String id() {
        return id;
    }
}
