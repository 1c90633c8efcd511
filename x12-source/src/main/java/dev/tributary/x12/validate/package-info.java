/** What is wrong with interchanges: by syntax, structure, sums, situation and partner. */
package dev.tributary.x12.validate;
