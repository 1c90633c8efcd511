/**
 * What is to be read of an account next, and how far it was read: no network, no Kafka, no clock of
 * its own.
 */
package dev.tributary.stripe.feed;
