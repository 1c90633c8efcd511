/**
 * One keyset for all: tokens, shifts of dates, ciphertexts of fields and of dead letters are made
 * under keys that are derived from it; and the keyed digest, whose key stands alone.
 */
package dev.tributary.commons.crypto;
