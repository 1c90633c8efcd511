/**
 * Webhooks: a bounded listener, the providers' ways to sign, and the hand-over to Kafka; who sent
 * an event is told that it was taken only when it is in Kafka.
 */
package dev.tributary.api.webhook;
