/** A source that stands on all rooms of this module, for tests: a bank that lists entries. */
package dev.tributary.api.sample;
