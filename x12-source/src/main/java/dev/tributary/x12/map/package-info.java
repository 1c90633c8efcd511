/** Loops of transaction sets to records: one mapper for each kind of set. */
package dev.tributary.x12.map;
