package dev.tributary.x12;

/**
 * Where reading can begin: at an interchange, or at bytes between interchanges.
 *
 * @param part of the file, where it is an archive
 * @param start in bytes of what was unpacked
 * @param number of the interchange in the file, from 1
 */
public record Spot(int part, long start, int number) {}
