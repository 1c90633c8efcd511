/** Makes entries of records: our own, as Struct or JSON, and anybody's by a mapping file. */
package dev.tributary.reconcile.map;
