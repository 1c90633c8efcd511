/** JSON that people write by hand: comments allowed, and each part knows its line. */
package dev.tributary.commons.json;
