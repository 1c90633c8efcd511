package dev.tributary.x12.parse;

/**
 * How a file is read.
 *
 * @param maxSegmentBytes of the longest segment
 * @param maxIssuesKept of a set, a unit or an envelope; beyond, they are counted only
 * @param start byte at which to begin: of an interchange, or of the file
 * @param firstNumber number of the first interchange that is read
 */
public record ReaderOptions(int maxSegmentBytes, int maxIssuesKept, long start, int firstNumber) {

    /** From the start of a file. */
    public static ReaderOptions of(int maxSegmentBytes, int maxIssuesKept) {
        return new ReaderOptions(maxSegmentBytes, maxIssuesKept, 0, 1);
    }
}
