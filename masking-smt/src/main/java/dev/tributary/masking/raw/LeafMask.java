package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import java.util.Optional;

/** Says what takes the place of one leaf of a raw payload. */
@FunctionalInterface
public interface LeafMask {

    /**
     * Masks one leaf.
     *
     * @param path where it stands in the format's own words, as {@code PID-5.1}, {@code NM1-03} or
     *     {@code $.name[0].family}
     * @param pii what stands there; FREE_TEXT where the format does not tell
     * @param text the leaf, its escapes resolved
     * @return what takes its place; empty leaves the leaf empty
     */
    Optional<String> mask(String path, PiiClass pii, String text);
}
