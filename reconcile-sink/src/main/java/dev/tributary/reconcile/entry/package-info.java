/** What takes part in reconciliation, whatever system it is from. */
package dev.tributary.reconcile.entry;
