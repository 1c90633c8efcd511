package dev.tributary.x12.grammar;

/**
 * One guide's table of a transaction set.
 *
 * @param name its short name, as {@code 837P}
 * @param set ST-01 of its sets, as {@code 837}
 * @param release of the standard, as {@code 005010}
 * @param root the set as a whole
 */
public record Grammar(String name, String set, String release, LoopRow root) {}
