/** Reconciles files, without Kafka and without a database. */
package dev.tributary.reconcile.tool;
