/**
 * What persons do with matches and exceptions, over the views and functions of the database:
 * decide, ask why, print a statement.
 */
package dev.tributary.reconcile.decide;
