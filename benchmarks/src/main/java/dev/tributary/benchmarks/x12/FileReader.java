package dev.tributary.benchmarks.x12;

/** One way to read a file as a whole. */
interface FileReader {

    /**
     * Reads a file to its end.
     *
     * @throws IllegalStateException when it found anything wrong with it: a generated file is valid
     */
    Counts read(byte[] file) throws Exception;
}
