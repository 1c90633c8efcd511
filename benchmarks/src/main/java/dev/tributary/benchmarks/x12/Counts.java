package dev.tributary.benchmarks.x12;

/**
 * What a file holds, or what a reader saw of it.
 *
 * @param segments of its transaction sets, ST and SE included, the envelopes not
 * @param units claims, claim payments or members
 */
record Counts(long segments, long units) {}
