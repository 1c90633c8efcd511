package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;

/**
 * A piece of text that is personal data.
 *
 * @param start its first character
 * @param end behind its last character
 * @param pii what it is
 */
public record Span(int start, int end, PiiClass pii) {}
