/** Reads the files that a user writes, so that a mistake is refused with its place. */
package dev.tributary.reconcile.file;
