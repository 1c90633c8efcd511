package dev.tributary.commons.delivery;

/** What is to happen when the fate of a delivery is known; answers the sender, moves the file. */
@FunctionalInterface
public interface Completion {

    /**
     * Called exactly once, on any thread, the producer's I/O thread among them: hand over, never
     * block.
     */
    void complete(Outcome outcome);
}
