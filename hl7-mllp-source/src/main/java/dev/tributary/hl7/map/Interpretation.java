package dev.tributary.hl7.map;

import dev.tributary.commons.issue.ValidationMode;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How messages are to be understood.
 *
 * @param charsetFallbacks character sets to try where MSH-18 names none that fits
 * @param timezone zone of times that are sent without one
 * @param validation what becomes of a message with errors
 * @param maxRecordBytes the largest record that may be emitted
 */
public record Interpretation(
        List<Charset> charsetFallbacks,
        Optional<ZoneId> timezone,
        ValidationMode validation,
        int maxRecordBytes) {}
