/**
 * The rules: how each kind of match is found, and what is said of what was not. Each stage is a
 * pure function of a pool; the kinds and their order stand in {@link RuleSets}.
 */
package dev.tributary.reconcile.rule;
