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
     * @param pii what stands there; FREE_TEXT where the format does not tell; RAW_PAYLOAD for a
     *     document or other data inside the payload, which is not to be searched as text
     * @param text the leaf, its escapes resolved
     * @return what takes its place; empty leaves the leaf empty
     */
    Optional<String> mask(String path, PiiClass pii, String text);

    /**
     * Masks one leaf of which nothing is known: it stands in no table of the format, as in a Z
     * segment, or it does not read as what should stand there. Whoever fails closed overrides it;
     * otherwise it is free text.
     */
    default Optional<String> unlisted(String path, String text) {
        return mask(path, PiiClass.FREE_TEXT, text);
    }
}
