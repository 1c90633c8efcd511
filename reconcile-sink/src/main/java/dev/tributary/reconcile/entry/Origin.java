package dev.tributary.reconcile.entry;

/**
 * Where an entry's latest version was read.
 *
 * @param topic topic or file
 * @param partition partition, 0 for a file
 * @param offset offset, or line of a file from 0
 */
public record Origin(String topic, int partition, long offset) {}
