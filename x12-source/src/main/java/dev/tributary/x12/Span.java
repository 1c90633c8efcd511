package dev.tributary.x12;

import dev.tributary.x12.ack.Acknowledgment;
import java.util.List;

/**
 * A stretch of a file, mostly an interchange, from the first of its records to the last of its
 * acknowledgements. Used by the reading thread alone.
 */
final class Span {

    private final Spot spot;
    private final FileCounts before;
    private int undecided;
    private long answered = X12Offsets.NONE;
    private List<Acknowledgment> acknowledgments; // null while it is read
    private long controlsUsed;

    /**
     * A stretch that begins.
     *
     * @param spot where
     * @param before what was found in the file before it
     */
    Span(Spot spot, FileCounts before) {
        this.spot = spot;
        this.before = before;
    }

    Spot spot() {
        return spot;
    }

    FileCounts before() {
        return before;
    }

    /** Something of it is on its way to Kafka. */
    void offered() {
        undecided++;
    }

    /** Something of it is in Kafka. */
    void durable() {
        undecided--;
    }

    /**
     * It was read to its end.
     *
     * @param answers what is to be sent when all of it is in Kafka
     * @param controls how many control numbers have been used with these
     */
    void ended(List<Acknowledgment> answers, long controls) {
        acknowledgments = List.copyOf(answers);
        controlsUsed = controls;
    }

    /** Whether it was read to its end. */
    boolean isRead() {
        return acknowledgments != null;
    }

    /** Whether it was read to its end, and all that was offered of it is in Kafka. */
    boolean isDurable() {
        return isRead() && undecided == 0;
    }

    List<Acknowledgment> acknowledgments() {
        return acknowledgments;
    }

    long controlsUsed() {
        return controlsUsed;
    }

    /** That is the number of the last record of its acknowledgements. */
    void answered(long sequence) {
        answered = sequence;
    }

    /**
     * The number of the last record of its acknowledgements, whose offset remembers what it was
     * answered with; {@link X12Offsets#NONE} where there is none, or an earlier start has written
     * it.
     */
    long answered() {
        return answered;
    }
}
