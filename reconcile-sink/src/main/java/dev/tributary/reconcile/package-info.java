/** A sink that proves that the money agrees: records in, matches and what is missing out. */
package dev.tributary.reconcile;
