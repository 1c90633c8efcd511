/** Runs a policy over records: what is decided once per schema, and what is done per record. */
package dev.tributary.masking.engine;
