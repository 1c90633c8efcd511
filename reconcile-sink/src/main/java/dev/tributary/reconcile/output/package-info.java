/**
 * What the sink tells others in a topic: matches, exceptions and statements as they change, by an
 * outbox that is filled in the transaction of the match.
 */
package dev.tributary.reconcile.output;
