/** Judges messages: by fields, by the standard's grammar, by the user's own rules. */
package dev.tributary.hl7.validate;
