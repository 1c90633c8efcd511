package dev.tributary.x12.grammar;

import dev.tributary.x12.parse.StoredSegment;

/**
 * What tells a row from others with the same segment id: an element, or a component of its first
 * repetition, has one of some codes.
 *
 * @param element its number
 * @param component its number; 0 for the element as a whole
 * @param codes which
 */
public record Discriminator(int element, int component, CodeSet codes) {

    boolean matches(StoredSegment segment) {
        int start = segment.elementStart(element);
        int end = segment.elementEnd(element);
        if (component == 0) {
            return codes.contains(segment.bytes(), start, end);
        }
        return matchesComponent(segment, start, end);
    }

    private boolean matchesComponent(StoredSegment segment, int start, int end) {
        byte[] bytes = segment.bytes();
        byte separator = segment.delimiters().component();
        byte repetition = segment.delimiters().repetition();
        int at = start;
        int partStart = start;
        int part = 1;
        while (at < end && !(repetition != 0 && bytes[at] == repetition)) {
            if (bytes[at] == separator) {
                if (part == component) {
                    break;
                }
                part++;
                partStart = at + 1;
            }
            at++;
        }
        return part == component && codes.contains(bytes, partStart, at);
    }
}
