/**
 * What all sources do alike between Kafka Connect and their own work: the connector's answers to
 * Connect, the batches of a poll, the way of a record from the thread that reads to its commit.
 */
package dev.tributary.commons.source;
