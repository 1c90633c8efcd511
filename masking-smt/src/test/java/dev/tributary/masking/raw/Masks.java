package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Masks for tests, and what they were shown. */
final class Masks {

    /** One leaf that a mask was shown; its class is null where nothing is known of it. */
    record Shown(String path, PiiClass pii, String text) {
        @Override
        public String toString() {
            return path + " " + (pii == null ? "unlisted" : pii) + " " + text;
        }
    }

    /** Empties everything. */
    static final LeafMask BLANK = (path, pii, text) -> Optional.empty();

    /** Changes nothing. */
    static final LeafMask IDENTITY = (path, pii, text) -> Optional.of(text);

    private Masks() {}

    /** Puts a text in the place of everything. */
    static LeafMask constant(String text) {
        return (path, pii, original) -> Optional.of(text);
    }

    /** What a mask that empties everything is shown of a payload, as path, class and text. */
    static List<String> shown(RawFormat format, String payload) {
        List<String> shown = new ArrayList<>();
        LeafMask recording =
                new LeafMask() {
                    @Override
                    public Optional<String> mask(String path, PiiClass pii, String text) {
                        shown.add(new Shown(path, pii, text).toString());
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> unlisted(String path, String text) {
                        shown.add(new Shown(path, null, text).toString());
                        return Optional.empty();
                    }
                };
        format.rewrite(payload, recording);
        return shown;
    }
}
