/** Entries, matches and offsets in PostgreSQL: written exactly once, matched scope by scope. */
package dev.tributary.reconcile.store;
