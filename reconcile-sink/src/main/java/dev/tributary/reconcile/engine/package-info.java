/**
 * Matching as a pure function of entries, decisions and a versioned rule set: any order of arrival
 * gives the same matches.
 */
package dev.tributary.reconcile.engine;
